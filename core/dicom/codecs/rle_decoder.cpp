#include "core/dicom/codecs/rle_decoder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcrledec.h>

#include <bit>

namespace foramen {

namespace {

constexpr std::size_t kTableSize = 64;

std::size_t segmentOffset(Bytes stream, std::size_t index)
{
    const std::uint8_t* p = stream.data() + 4 + 4 * index;
    return static_cast<std::size_t>(p[0]) | static_cast<std::size_t>(p[1]) << 8
        | static_cast<std::size_t>(p[2]) << 16 | static_cast<std::size_t>(p[3]) << 24;
}

/// Copies one byte plane into the words of one colour plane.
void spread(const std::uint8_t* plane, std::size_t count, std::uint8_t* target, std::size_t step)
{
    for (std::size_t i = 0; i < count; ++i)
        target[i * step] = plane[i];
}

} // namespace

/// Segments are byte planes, most significant first, one colour after the other.
Result<DecodedFrame> decodeRle(Bytes stream, const CodestreamHead& head, const PixelLayout& layout,
                               std::vector<std::uint8_t>& memory)
{
    const std::size_t pixels =
        static_cast<std::size_t>(head.columns) * static_cast<std::size_t>(head.rows);
    const auto width = static_cast<std::size_t>(head.bits / 8);
    const std::size_t segments = width * static_cast<std::size_t>(head.samples);
    DecodedFrame frame;
    frame.bytesPerSample = head.bits / 8;
    frame.planar = head.samples > 1;
    frame.photometric = layout.photometric.starts_with("YBR") ? "YBR_FULL" : layout.photometric;
    memory.assign(pixels * segments, 0);
    // Padding may decode to some extra bytes; a whole extra row means another size.
    DcmRLEDecoder decoder(pixels + static_cast<std::size_t>(head.columns));
    std::vector<std::uint8_t> segment;
    for (std::size_t i = 0; i < segments; ++i) {
        const std::size_t begin = segmentOffset(stream, i);
        const std::size_t end = i + 1 < segments ? segmentOffset(stream, i + 1) : stream.size();
        if (begin < kTableSize || end < begin || end > stream.size())
            return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
        segment.assign(stream.begin() + static_cast<std::ptrdiff_t>(begin),
                       stream.begin() + static_cast<std::ptrdiff_t>(end));
        decoder.clear();
        (void)decoder.decompress(segment.data(),
                                 segment.size()); // padding may end it with an error
        if (decoder.fail())
            return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
        if (decoder.size() < pixels)
            return failure(ErrorCode::Corrupt, ReasonCode::PixelDataTooShort);
        const std::size_t sample = i / width;
        const std::size_t significance = width - 1 - i % width;
        const std::size_t byte =
            std::endian::native == std::endian::little ? significance : width - 1 - significance;
        spread(static_cast<const std::uint8_t*>(decoder.getOutputBuffer()), pixels,
               memory.data() + sample * pixels * width + byte, width);
    }
    frame.samples = memory;
    return frame;
}

} // namespace foramen
