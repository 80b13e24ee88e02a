#pragma once

#include "core/dicom/tags/tag_line.h"

#include <cstdint>
#include <span>
#include <string>

namespace foramen {

/// What the data dictionary says about a tag.
struct TagWords {
    std::string keyword; ///< empty when unknown
    std::string vr; ///< "UN" when unknown
};

/// @param privateCreator  of the block that a private tag belongs to; empty for standard tags
[[nodiscard]] TagWords wordsOf(DicomTag tag, const std::string& privateCreator);

/// "MRAcquisitionType" as "MR Acquisition Type".
[[nodiscard]] std::string nameFromKeyword(const std::string& keyword);

/// How a value is to be understood.
struct ValueReading {
    std::string vr; ///< the VR by which it is read: the dictionary's where the file says UN
    std::string charset; ///< Specific Character Set
    bool bigEndian = false;
};

/// Writes a value into a line: value, multiplicity, content, meaning, cut.
void readValue(TagLine& line, std::span<const std::uint8_t> bytes, const ValueReading& reading);

} // namespace foramen
