#include "core/dicom/codecs/compressed_pixels.h"

#include "core/dicom/codecs/decoded_frame.h"
#include "core/dicom/codecs/jpeg2000_decoder.h"
#include "core/dicom/codecs/jpeg_decoder.h"
#include "core/dicom/codecs/jpeg_ls_decoder.h"
#include "core/dicom/codecs/pixel_fragments.h"
#include "core/dicom/codecs/rle_decoder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace foramen {

namespace {

/// The fragments of a frame in one piece; @p storage holds it when there are several.
Bytes joined(const FrameFragments& fragments, std::vector<std::uint8_t>& storage)
{
    if (fragments.size() == 1)
        return fragments.front();
    storage.clear();
    for (const Bytes fragment : fragments)
        storage.insert(storage.end(), fragment.begin(), fragment.end());
    return storage;
}

Result<DecodedFrame> decodeUncompressed(Bytes stream, const PixelLayout& layout)
{
    PixelLayout one = layout;
    one.frames = 1;
    const std::size_t size = one.byteCount();
    if (stream.size() < size)
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataTooShort);
    DecodedFrame frame;
    frame.samples = stream.first(size);
    frame.bytesPerSample = std::max(1, layout.bitsAllocated / 8);
    frame.planar = layout.planar;
    frame.photometric = layout.photometric;
    return frame;
}

/// Whether the stated size is plausible for a stream of that length. Uniform pictures compress a
/// thousandfold and more; beyond that, a false size would only cost memory.
bool isPlausible(const CodestreamHead& head, std::size_t streamSize)
{
    constexpr double always = 64e6;
    constexpr double mostCompression = 2000;
    const auto bytesOfSample = (head.bits + 7) / 8;
    const double bytes =
        static_cast<double>(head.columns) * head.rows * head.samples * bytesOfSample;
    return bytes <= always || bytes <= mostCompression * static_cast<double>(streamSize);
}

Result<DecodedFrame> decode(Bytes stream, const CodestreamHead& head, const PixelLayout& layout,
                            DecodingResources& resources)
{
    switch (head.encoding) {
    case PixelEncoding::Rle:
        return decodeRle(stream, head, layout, resources.samples);
    case PixelEncoding::Jpeg:
        return decodeJpeg(stream, head, layout, resources.samples);
    case PixelEncoding::JpegLs:
        return decodeJpegLs(stream, head, layout, resources.samples);
    case PixelEncoding::Jpeg2000:
        return decodeJpeg2000(stream, head, layout, resources);
    case PixelEncoding::Uncompressed:
        break;
    }
    return decodeUncompressed(stream, layout);
}

/// Whether unused bits of the pixels hold an overlay: Overlay Bit Position (60xx,0102).
bool hasOverlayInPixels(const Dataset& header)
{
    constexpr DicomTag firstGroup = 0x6000;
    constexpr DicomTag lastGroup = 0x60FF;
    return std::any_of(header.root().elements.begin(), header.root().elements.end(),
                       [&](const DatasetElement& element) {
                           const DicomTag group = element.tag >> 16;
                           if (group < firstGroup || group > lastGroup
                               || (element.tag & 0xFFFF) != 0x0102)
                               return false;
                           const Bytes value = header.value(element);
                           return value.size() >= 2 && (value[0] != 0 || value[1] != 0);
                       });
}

template <class Word> Word wordAt(Bytes bytes, std::size_t index)
{
    Word word = 0;
    std::memcpy(&word, bytes.data() + index * sizeof(Word), sizeof(Word));
    return word;
}

/// Whether all words are values of that many bits, unsigned or sign-extended.
template <class Word> bool allFit(const RawPixels& raw, int bits, int streamBits)
{
    const std::uint64_t all = (std::uint64_t{1} << streamBits) - 1;
    const std::uint64_t above = all & ~((std::uint64_t{1} << bits) - 1);
    const std::uint64_t fromSign = all & ~((std::uint64_t{1} << (bits - 1)) - 1);
    for (std::size_t i = 0; i < raw.bytes.size() / sizeof(Word); ++i) {
        const std::uint64_t word = wordAt<Word>(raw.bytes, i);
        const bool extended = raw.layout.isSigned && (word & fromSign) == fromSign;
        if ((word & above) != 0 && !extended)
            return false;
    }
    return true;
}

bool valuesFit(const RawPixels& raw, int bits, int streamBits)
{
    switch (raw.layout.bitsAllocated) {
    case 8:
        return allFit<std::uint8_t>(raw, bits, streamBits);
    case 16:
        return allFit<std::uint16_t>(raw, bits, streamBits);
    default:
        return allFit<std::uint32_t>(raw, bits, streamBits);
    }
}

/// Sets the bits of a value: those of the header, unless the codestream has fewer, or has values
/// that need more.
void settleBits(const Dataset& header, const CodestreamHead& head, RawPixels& raw)
{
    PixelLayout& layout = raw.layout;
    if (head.bits < layout.bitsStored) {
        layout.bitsStored = head.bits;
        layout.isSigned = layout.isSigned && head.isSigned;
    } else if (layout.highBit == layout.bitsStored - 1 && head.bits > layout.bitsStored
               && !hasOverlayInPixels(header) && !valuesFit(raw, layout.bitsStored, head.bits)) {
        layout.bitsStored = head.bits;
    }
    if (layout.highBit < layout.bitsStored || layout.highBit >= head.bits)
        layout.highBit = layout.bitsStored - 1;
}

/// Whether a frame has the same format as the first one.
bool alike(const CodestreamHead& head, const CodestreamHead& first, const DecodedFrame& frame,
           const RawPixels& raw)
{
    return head.encoding == first.encoding && head.bits == first.bits
        && head.isSigned == first.isSigned && frame.planar == raw.layout.planar
        && frame.photometric == raw.layout.photometric;
}

/// One decoded picture with its head.
struct DecodedStream {
    CodestreamHead head;
    DecodedFrame frame;
};

Result<DecodedStream> decodeStream(Bytes stream, PixelEncoding encoding, const PixelLayout& layout,
                                   DecodingResources& resources)
{
    const Result<CodestreamHead> head = readCodestreamHead(encoding, stream, layout);
    if (!head)
        return tl::make_unexpected(head.error());
    if (const Result<void> checked = checkAgainstHeader(*head, layout); !checked)
        return tl::make_unexpected(checked.error());
    if (!isPlausible(*head, stream.size()))
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataTooShort);
    Result<DecodedFrame> frame = decode(stream, *head, layout, resources);
    if (!frame)
        return tl::make_unexpected(frame.error());
    return DecodedStream{*head, std::move(*frame)};
}

} // namespace

Result<RawPixels> decodeCompressed(const Dataset& header, const PixelLayout& layout,
                                   DecodingResources& resources)
{
    const Result<CompressedFrames> found = findFrames(header, layout);
    if (!found)
        return tl::make_unexpected(found.error());
    RawPixels raw;
    raw.layout = layout;
    CodestreamHead first;
    raw.layout.frames = 0;
    resources.frames.clear();
    for (const FrameFragments& fragments : found->frames) {
        Result<DecodedStream> decoded =
            decodeStream(joined(fragments, resources.stream), found->encoding, layout, resources);
        if (raw.layout.frames == 0) {
            if (!decoded)
                return tl::make_unexpected(decoded.error());
            first = decoded->head;
            raw.layout.bitsAllocated = 8 * decoded->frame.bytesPerSample;
            raw.layout.planar = decoded->frame.planar;
            raw.layout.photometric = decoded->frame.photometric;
            if (found->frames.size() > 1)
                resources.frames.reserve(decoded->frame.samples.size() * found->frames.size());
        } else if (!decoded || !alike(decoded->head, first, decoded->frame, raw)) {
            break;
        }
        const Bytes samples = decoded->frame.samples;
        if (found->frames.size() > 1)
            resources.frames.insert(resources.frames.end(), samples.begin(), samples.end());
        raw.bytes = found->frames.size() > 1 ? Bytes(resources.frames) : samples;
        raw.doubtful = raw.doubtful || decoded->frame.doubtful;
        ++raw.layout.frames;
    }
    if (first.encoding == PixelEncoding::Uncompressed) {
        raw.layout.bitsAllocated = layout.bitsAllocated;
        return raw;
    }
    raw.layout.bigEndian = std::endian::native == std::endian::big;
    if (first.encoding != PixelEncoding::Rle)
        settleBits(header, first, raw);
    else if (first.bits != layout.bitsAllocated && raw.layout.highBit >= first.bits)
        raw.layout.highBit = raw.layout.bitsStored - 1;
    return raw;
}

} // namespace foramen
