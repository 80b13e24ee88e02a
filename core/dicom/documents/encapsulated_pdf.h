#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/byte_source.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// The PDF file inside an Encapsulated PDF object.
struct EncapsulatedPdf {
    std::string title; ///< Document Title (0042,0010), UTF-8; may be empty
    std::vector<std::uint8_t> bytes; ///< begin as a PDF file does
};

/// Takes the PDF out of a file. Its content is not checked beyond its first bytes.
/// @return NotFound, NotReadable, NotDicom; Corrupt where the document is cut off, Unsupported
/// where there is none, or one of another kind than PDF.
[[nodiscard]] Result<EncapsulatedPdf> readEncapsulatedPdf(const std::filesystem::path& path);
/// The same from an opened source.
[[nodiscard]] Result<EncapsulatedPdf> readEncapsulatedPdf(std::unique_ptr<ByteSource> source);

} // namespace foramen
