#pragma once

#include <cstdint>
#include <string>

namespace foramen {

/// A DICOM tag, (group << 16) | element.
using DicomTag = std::uint32_t;

constexpr DicomTag dicomTag(std::uint16_t group, std::uint16_t element)
{
    return (static_cast<DicomTag>(group) << 16) | element;
}

/// Length of a value that ends with a delimiter.
inline constexpr std::uint32_t kUndefinedLength = 0xFFFFFFFF;

inline constexpr DicomTag kItem = dicomTag(0xFFFE, 0xE000);
inline constexpr DicomTag kItemDelimiter = dicomTag(0xFFFE, 0xE00D);
inline constexpr DicomTag kSequenceDelimiter = dicomTag(0xFFFE, 0xE0DD);

/// Pixel Data, Float Pixel Data or Double Float Pixel Data.
[[nodiscard]] constexpr bool isPixelData(DicomTag tag)
{
    return tag == dicomTag(0x7FE0, 0x0010) || tag == dicomTag(0x7FE0, 0x0008)
        || tag == dicomTag(0x7FE0, 0x0009);
}

/// "(0018,0081)", hexadecimal digits in capitals.
[[nodiscard]] std::string textOf(DicomTag tag);

} // namespace foramen
