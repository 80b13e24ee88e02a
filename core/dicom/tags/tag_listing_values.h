#pragma once

#include "core/dicom/tags/tag_line.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace foramen {

/// The entry of the data dictionary for a tag.
struct TagWords {
    std::string keyword; ///< empty when unknown
    std::string vr; ///< "UN" when unknown
};

/// Looks a tag up in the data dictionary.
/// @param privateCreator  of the block of a private tag; empty for standard tags
[[nodiscard]] TagWords wordsOf(DicomTag tag, const std::string& privateCreator);

/// "MRAcquisitionType" as "MR Acquisition Type".
[[nodiscard]] std::string nameFromKeyword(const std::string& keyword);

/// How the bytes of a value are to be read.
struct ValueReading {
    std::string vr; ///< of the file, or of the dictionary where the file says UN
    std::string charset; ///< Specific Character Set
    bool bigEndian = false;
    std::size_t longestText = 0; ///< bytes; the rest of a text is cut off
};

/// Reads a value into a line: sets value, multiplicity, content, meaning and cut.
void readValue(TagLine& line, std::span<const std::uint8_t> bytes, const ValueReading& reading);

} // namespace foramen
