#pragma once

#include "core/dicom/parsing/instance_header.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// Appends a header as bytes, all but the path of its file. A member that is added to Study,
/// Series, Instance or what they contain does not compile until it is written here, too.
void appendHeader(const InstanceHeader& header, std::string& bytes);

/// Reads these bytes. @return none where they are damaged.
[[nodiscard]] std::optional<InstanceHeader> headerFrom(std::string_view bytes,
                                                       const std::filesystem::path& file);

} // namespace foramen
