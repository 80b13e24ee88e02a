#pragma once

#include "core/dicom/parsing/byte_source.h"

#include <memory>

namespace foramen {

/// The bytes of @p source before @p start as they are, then the raw deflate stream that follows,
/// inflated as far as is asked for. Ends at the stream's end or damage.
[[nodiscard]] std::unique_ptr<ByteSource> inflateSource(std::unique_ptr<ByteSource> source,
                                                        std::size_t start);

} // namespace foramen
