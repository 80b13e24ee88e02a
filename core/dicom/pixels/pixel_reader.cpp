#include "core/dicom/pixels/pixel_reader.h"

#include "core/dicom/pixels/pixel_conversion.h"
#include "core/dicom/pixels/pixel_decoders.h"

#include <exception>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr std::uint32_t kItemTag = 0xE000FFFE; // (FFFE,E000) as a little-endian word

/// Finds the fragments of compressed pixel data. The delimiter that should close them may be
/// missing; a fragment that is cut off, or fewer fragments than frames, is damage.
Result<CompressedPixels> findFragments(const Dataset& header, const PixelLayout& layout)
{
    ByteSource& source = header.source();
    const auto wordAt = [&](std::size_t offset) {
        const std::uint8_t* p = source.bytes().data() + offset;
        return static_cast<std::uint32_t>(p[0] | p[1] << 8 | p[2] << 16)
            | static_cast<std::uint32_t>(p[3]) << 24;
    };
    std::vector<std::pair<std::size_t, std::size_t>> items; // offset and length
    std::size_t position = header.pixels()->offset;
    while (source.ensure(position + 8) && wordAt(position) == kItemTag) {
        const std::size_t size = wordAt(position + 4);
        if (!source.ensure(position + 8 + size))
            return failure(ErrorCode::Corrupt, ReasonCode::CompressedDataCutOff);
        items.emplace_back(position + 8, size);
        position += 8 + size;
    }
    // The first item is the offset table. RLE and the JPEG family start a fragment, or more, with
    // each frame.
    if (items.size() < static_cast<std::size_t>(layout.frames) + 1)
        return failure(ErrorCode::Corrupt, ReasonCode::CompressedDataCutOff);
    CompressedPixels pixels{header.transferSyntaxUid(), {}};
    for (std::size_t i = 1; i < items.size(); ++i)
        pixels.fragments.push_back(source.bytes().subspan(items[i].first, items[i].second));
    return pixels;
}

Result<PixelData> readNative(const Dataset& header, PixelLayout layout)
{
    // GE's private syntax: a little-endian header before big-endian pixels.
    if (header.transferSyntaxUid() == "1.2.840.113619.5.2")
        layout.bigEndian = true;
    const PixelLocation& pixels = *header.pixels();
    const std::size_t wanted = layout.byteCount();
    if (pixels.length < wanted || !header.source().ensure(pixels.offset + wanted))
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataTooShort);
    return convertPixels(header, layout, header.source().bytes().subspan(pixels.offset, wanted));
}

Result<PixelData> readCompressed(const Dataset& header, const PixelLayout& layout,
                                 const std::filesystem::path& path)
{
    const Result<CompressedPixels> pixels = findFragments(header, layout);
    if (!pixels)
        return tl::make_unexpected(pixels.error());
    if (const Result<RawPixels> raw = decodeWithDcmtk(path, layout))
        return convertPixels(header, raw->layout, raw->bytes);
    const Result<RawPixels> raw = decodeWithGdcm(*pixels, layout);
    if (!raw)
        return tl::make_unexpected(raw.error());
    return convertPixels(header, raw->layout, raw->bytes);
}

Result<PixelData> readAny(const Instance& instance)
{
    Result<std::unique_ptr<ByteSource>> source = openFileSource(instance.path);
    if (!source)
        return tl::make_unexpected(source.error());
    const Result<Dataset> header = Dataset::read(std::move(*source));
    if (!header)
        return tl::make_unexpected(header.error());
    if (!header->pixels())
        return header->damaged() ? failure(ErrorCode::Corrupt, ReasonCode::PixelDataCutOff)
                                 : failure(ErrorCode::Corrupt, ReasonCode::NoPixelData);
    const Result<PixelLayout> layout = pixelLayoutOf(*header);
    if (!layout)
        return tl::make_unexpected(layout.error());
    Result<PixelData> pixels = header->pixels()->length == kUndefinedLength
        ? readCompressed(*header, *layout, instance.path)
        : readNative(*header, *layout);
    if (pixels)
        pixels->voiLut = readVoiLut(*header, layout->isSigned || pixels->rescaleIntercept < 0);
    return pixels;
}

} // namespace

Result<PixelData> readPixels(const Instance& instance)
{
    try {
        return readAny(instance);
    } catch (const std::exception&) { // memory, or a library's own
        return failure(ErrorCode::Corrupt, ReasonCode::ImageNotDecoded);
    }
}

} // namespace foramen
