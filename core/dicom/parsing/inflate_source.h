#pragma once

#include "core/dicom/parsing/byte_source.h"

#include <filesystem>
#include <memory>

namespace foramen {

/// A source that has the bytes of @p source before @p start unchanged, followed by the inflated raw
/// deflate stream. Inflates on demand. Ends where the stream ends or is damaged.
[[nodiscard]] std::unique_ptr<ByteSource> inflateSource(std::unique_ptr<ByteSource> source,
                                                        std::size_t start);

/// Opens a file as a source; one that is compressed with gzip (.dcm.gz) as a source of its content.
/// @return NotFound or NotReadable.
[[nodiscard]] Result<std::unique_ptr<ByteSource>>
openContentSource(const std::filesystem::path& path);

} // namespace foramen
