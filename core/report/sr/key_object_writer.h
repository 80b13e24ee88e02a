#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

namespace foramen {

/// Writes the key images as a DICOM Key Object Selection (TID 2010, title "Of Interest"), in a
/// series of its own. They are the pictures that a reader marked, and no others.
/// @return InvalidArgument for a report without key images, Unsupported where the study or all of
/// them have UIDs that are not valid in DICOM, NotWritable.
[[nodiscard]] Result<void> writeKeyObjects(const std::filesystem::path& file, const Report& report);

} // namespace foramen
