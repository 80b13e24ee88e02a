#include "core/dicom/codecs/jpeg_ls_decoder.h"

#include <charls/charls.h>

#include <array>
#include <exception>
#include <vector>

namespace foramen {

namespace {

constexpr std::array<std::uint8_t, 2> kEndOfImage = {0xFF, 0xD9};

/// Adds an end marker, which may be missing in a file: without one CharLS counts zero bits up to
/// the range of an int.
std::vector<std::uint8_t> endedByMarker(Bytes stream)
{
    std::vector<std::uint8_t> bytes(stream.begin(), stream.end());
    bytes.insert(bytes.end(), kEndOfImage.begin(), kEndOfImage.end());
    return bytes;
}

Result<DecodedFrame> decoded(Bytes bytes, const CodestreamHead& head,
                             std::vector<std::uint8_t>& memory)
{
    const std::vector<std::uint8_t> stream = endedByMarker(bytes);
    const charls::jpegls_decoder decoder(stream.data(), stream.size(), true);
    const charls::frame_info& info = decoder.frame_info();
    DecodedFrame frame;
    frame.bytesPerSample = head.bits <= 8 ? 1 : 2;
    memory.assign(static_cast<std::size_t>(head.columns) * static_cast<std::size_t>(head.rows)
                      * static_cast<std::size_t>(head.samples)
                      * static_cast<std::size_t>(frame.bytesPerSample),
                  0);
    if (info.bits_per_sample != head.bits || info.component_count != head.samples
        || decoder.destination_size() != memory.size())
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    decoder.decode(memory.data(), memory.size());
    frame.samples = memory;
    frame.planar = head.samples > 1 && decoder.interleave_mode() == charls::interleave_mode::none;
    return frame;
}

} // namespace

Result<DecodedFrame> decodeJpegLs(Bytes stream, const CodestreamHead& head,
                                  const PixelLayout& layout, std::vector<std::uint8_t>& memory)
{
    try {
        Result<DecodedFrame> frame = decoded(stream, head, memory);
        if (frame)
            frame->photometric =
                layout.photometric.starts_with("YBR") ? "YBR_FULL" : layout.photometric;
        return frame;
    } catch (const std::exception&) {
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    }
}

} // namespace foramen
