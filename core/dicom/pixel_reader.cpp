#include "core/dicom/pixel_reader.h"

#include "core/dicom/pixel_conversion.h"
#include "core/dicom/pixel_decoders.h"

#include <exception>
#include <optional>

namespace foramen {

namespace {

constexpr std::uint32_t kItemTag = 0xE000FFFE; // (FFFE,E000) as a little-endian word

/// The fragments of compressed pixel data as far as they are whole. The delimiter that should close
/// them may be missing.
struct Fragments {
    std::size_t count = 0; ///< without the offset table
    bool whole = true; ///< none is cut off
};

Fragments countFragments(const Dataset& header)
{
    Fragments fragments;
    ByteSource& source = header.source();
    std::size_t position = header.pixels()->offset;
    const auto wordAt = [&](std::size_t offset) {
        const std::uint8_t* p = source.bytes().data() + offset;
        return static_cast<std::uint32_t>(p[0] | p[1] << 8 | p[2] << 16)
            | static_cast<std::uint32_t>(p[3]) << 24;
    };
    std::size_t items = 0;
    while (source.ensure(position + 8) && wordAt(position) == kItemTag) {
        const std::size_t end = position + 8 + wordAt(position + 4);
        fragments.whole = source.ensure(end);
        if (!fragments.whole)
            break;
        ++items;
        position = end;
    }
    fragments.count = items > 0 ? items - 1 : 0;
    return fragments;
}

Result<PixelData> readNative(const Dataset& header, PixelLayout layout)
{
    // GE's private syntax: a little-endian header before big-endian pixels.
    if (header.transferSyntaxUid() == "1.2.840.113619.5.2")
        layout.bigEndian = true;
    const PixelLocation& pixels = *header.pixels();
    const std::size_t wanted = layout.byteCount();
    if (pixels.length < wanted || !header.source().ensure(pixels.offset + wanted))
        return failure(ErrorCode::Corrupt, "The pixel data are shorter than the header says");
    return convertPixels(header, layout, header.source().bytes().subspan(pixels.offset, wanted));
}

Result<PixelData> readCompressed(const Dataset& header, const PixelLayout& layout,
                                 const std::filesystem::path& path)
{
    const Fragments fragments = countFragments(header);
    if (!fragments.whole || fragments.count < static_cast<std::size_t>(layout.frames))
        return failure(ErrorCode::Corrupt, "The compressed pixel data are cut off");
    if (const Result<RawPixels> raw = decodeWithDcmtk(path, layout))
        return convertPixels(header, raw->layout, raw->bytes);
    const Result<RawPixels> raw = decodeWithGdcm(path, layout);
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
        return header->damaged()
            ? failure(ErrorCode::Corrupt, "The file is damaged: it ends before its pixel data")
            : failure(ErrorCode::Corrupt, "The file holds no pixel data");
    const Result<PixelLayout> layout = pixelLayoutOf(*header);
    if (!layout)
        return tl::make_unexpected(layout.error());
    return header->pixels()->length == kUndefinedLength
        ? readCompressed(*header, *layout, instance.path)
        : readNative(*header, *layout);
}

} // namespace

Result<PixelData> readPixels(const Instance& instance)
{
    try {
        return readAny(instance);
    } catch (const std::exception&) { // memory, or a library's own
        return failure(ErrorCode::Corrupt, "The image could not be decoded");
    }
}

} // namespace foramen
