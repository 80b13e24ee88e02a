#include "core/dicom/pixels/pixel_reader.h"

#include "core/base/exception_failure.h"
#include "core/dicom/codecs/compressed_pixels.h"
#include "core/dicom/codecs/pixel_fragments.h"
#include "core/dicom/parsing/header_reader.h"
#include "core/dicom/parsing/inflate_source.h"
#include "core/dicom/pixels/pixel_conversion.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace foramen {

namespace {

using Memory = std::vector<std::int16_t>; ///< for PixelData::stored

Result<PixelData> readNative(const Dataset& header, PixelLayout layout, Memory memory)
{
    // Private syntax of GE: little-endian header, big-endian pixels.
    if (header.transferSyntaxUid() == "1.2.840.113619.5.2")
        layout.bigEndian = true;
    const PixelLocation& pixels = *header.pixels();
    PixelLayout one = layout;
    one.frames = 1;
    const std::size_t frame = one.byteCount();
    const auto isThere = [&](std::size_t size) {
        return pixels.length >= size && header.source().ensure(pixels.offset + size);
    };
    // Where the file has fewer frames than it states, those are read.
    std::size_t wanted = layout.byteCount();
    if (!isThere(wanted) && layout.frames > 1 && layout.bitsAllocated >= 8) {
        const std::size_t end = std::max(header.source().bytes().size(), pixels.offset);
        const std::size_t available = std::min<std::size_t>(pixels.length, end - pixels.offset);
        layout.frames = static_cast<int>(available / frame);
        wanted = layout.byteCount();
    }
    if (layout.frames == 0 || !isThere(wanted))
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataTooShort);
    return convertPixels(header, layout, header.source().bytes().subspan(pixels.offset, wanted),
                         std::move(memory));
}

Result<PixelData> readCompressed(const Dataset& header, const PixelLayout& layout,
                                 DecodingResources& resources, Memory memory)
{
    const Result<RawPixels> raw = decodeCompressed(header, layout, resources);
    if (!raw)
        return tl::make_unexpected(raw.error());
    Result<PixelData> pixels = convertPixels(header, raw->layout, raw->bytes, std::move(memory));
    if (pixels && raw->doubtful)
        pixels->problem = ReasonCode::PixelDataDamaged;
    if (pixels)
        // A stream of 12 bits under a header of 16 or the other way round holds the same values.
        pixels->isOfOtherDepth = (raw->layout.bitsStored <= 8) != (layout.bitsStored <= 8);
    return pixels;
}

Result<PixelData> readPixelsOf(const Dataset& header, DecodingResources& resources, Memory memory)
{
    if (!header.pixels())
        return header.damaged() ? failure(ErrorCode::Corrupt, ReasonCode::PixelDataCutOff)
                                : failure(ErrorCode::Corrupt, ReasonCode::NoPixelData);
    const Result<PixelLayout> layout = pixelLayoutOf(header);
    if (!layout)
        return tl::make_unexpected(layout.error());
    Result<PixelData> pixels = areCompressed(header, *layout)
        ? readCompressed(header, *layout, resources, std::move(memory))
        : readNative(header, *layout, std::move(memory));
    if (pixels && !layout->isColor() && !pixels->isOfOtherDepth)
        pixels->voiLut = readVoiLut(header, layout->isSigned || pixels->rescaleIntercept < 0);
    return pixels;
}

Result<PixelData> readAny(const Instance& instance, DecodingResources& resources, Memory memory)
{
    Result<std::unique_ptr<ByteSource>> source = openContentSource(instance.path);
    if (!source)
        return tl::make_unexpected(source.error());
    const Result<Dataset> header = readHeader(std::move(*source));
    if (!header)
        return tl::make_unexpected(header.error());
    Result<PixelData> pixels = readPixelsOf(*header, resources, std::move(memory));
    // A disk or network that fails is no damage of the file.
    if (!pixels && header->source().systemError() != 0)
        return notReadable(header->source().systemError());
    return pixels;
}

} // namespace

Result<PixelData> readPixels(const Instance& instance)
{
    DecodingResources resources;
    return readPixels(instance, resources);
}

Result<PixelData> readPixels(const Instance& instance, DecodingResources& resources,
                             std::vector<std::int16_t> memory)
{
    try {
        return readAny(instance, resources, std::move(memory));
    } catch (const std::bad_alloc&) {
        return tl::make_unexpected(errorOfException());
    } catch (const std::exception&) { // of a library
        return failure(ErrorCode::Corrupt, ReasonCode::ImageNotDecoded);
    }
}

} // namespace foramen
