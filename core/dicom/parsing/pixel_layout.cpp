#include "core/dicom/parsing/pixel_layout.h"

#include <algorithm>
#include <array>

namespace foramen {

std::size_t PixelLayout::byteCount() const
{
    std::size_t bits = pixelsPerFrame() * static_cast<std::size_t>(frames)
        * static_cast<std::size_t>(bitsAllocated) * static_cast<std::size_t>(samples);
    if (halfSampled())
        bits = bits / 3 * 2;
    return (bits + 7) / 8;
}

bool isNativeSyntax(std::string_view uid)
{
    constexpr std::array<std::string_view, 5> native = {
        "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99",
        "1.2.840.113619.5.2"};
    return std::find(native.begin(), native.end(), uid) != native.end();
}

Result<PixelLayout> pixelLayoutOf(const Dataset& data)
{
    PixelLayout layout;
    layout.columns = data.unsignedShort(dicomTag(0x0028, 0x0011)).value_or(0);
    layout.rows = data.unsignedShort(dicomTag(0x0028, 0x0010)).value_or(0);
    constexpr double mostFrames = 1e5;
    layout.frames = static_cast<int>(
        std::clamp(data.decimal(dicomTag(0x0028, 0x0008)).value_or(1), 1.0, mostFrames));
    layout.samples = data.unsignedShort(dicomTag(0x0028, 0x0002)).value_or(1);
    layout.bitsAllocated = data.unsignedShort(dicomTag(0x0028, 0x0100)).value_or(16);
    layout.bitsStored = data.unsignedShort(dicomTag(0x0028, 0x0101)).value_or(layout.bitsAllocated);
    layout.highBit = data.unsignedShort(dicomTag(0x0028, 0x0102)).value_or(layout.bitsStored - 1);
    layout.isSigned = data.unsignedShort(dicomTag(0x0028, 0x0103)).value_or(0) == 1;
    layout.planar = data.unsignedShort(dicomTag(0x0028, 0x0006)).value_or(0) == 1;
    layout.photometric = data.text(dicomTag(0x0028, 0x0004));
    layout.bigEndian = data.bigEndian();
    layout.floating = data.pixels() && data.pixels()->floatBits > 0;
    if (layout.floating) // the element decides, whatever the header states
        layout.bitsAllocated = data.pixels()->floatBits;
    if (layout.columns == 0 || layout.rows == 0)
        return failure(ErrorCode::Corrupt, ReasonCode::ImageEmpty);
    const int bits = layout.bitsAllocated;
    if (bits != 1 && bits != 8 && bits != 16 && bits != 32 && bits != 64)
        return failure(ErrorCode::Unsupported, ReasonCode::UnusualBits);
    if (layout.samples != 1 && layout.samples != 3)
        return failure(ErrorCode::Unsupported, ReasonCode::UnusualColours);
    // Errors that occur: more bits stored than allocated, or a high bit that truncates the value.
    if (layout.bitsStored < 1 || layout.bitsStored > bits)
        layout.bitsStored = bits;
    if (layout.highBit < layout.bitsStored - 1 || layout.highBit >= bits)
        layout.highBit = layout.bitsStored - 1;
    return layout;
}

} // namespace foramen
