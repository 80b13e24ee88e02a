#include "core/dicom/codecs/pixel_fragments.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr std::uint32_t kItemTag = 0xE000FFFE; // (FFFE,E000) as a little-endian word
constexpr DicomTag kExtendedOffsetTable = dicomTag(0x7FE0, 0x0001);

std::uint64_t littleWord(Bytes bytes, std::size_t offset, std::size_t width)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < width; ++i)
        word |= static_cast<std::uint64_t>(bytes[offset + i]) << (8 * i);
    return word;
}

/// The pixel data, as far as the file has them.
Bytes pixelBytes(const Dataset& header)
{
    ByteSource& source = header.source();
    const PixelLocation& pixels = *header.pixels();
    if (pixels.length != kUndefinedLength && source.ensure(pixels.offset + pixels.length))
        return source.bytes().subspan(pixels.offset, pixels.length);
    // Cut off, or of undefined length: up to the end of the file.
    std::size_t end = source.size().value_or(source.bytes().size());
    constexpr std::size_t step = std::size_t{1} << 20;
    if (!source.size())
        for (end += step; source.ensure(end); end += step) { }
    (void)source.ensure(end);
    const Bytes all = source.bytes();
    return pixels.offset < all.size() ? all.subspan(pixels.offset) : Bytes();
}

bool startsWithItem(Bytes bytes)
{
    return bytes.size() >= 8 && littleWord(bytes, 0, 4) == kItemTag;
}

/// One fragment and the place of its item.
struct Fragment {
    std::size_t itemOffset = 0; ///< of its item, relative to that of the first fragment
    Bytes bytes;
};

/// The items after the offset table.
struct Items {
    Bytes offsetTable;
    std::vector<Fragment> fragments;
    bool cutOff = false;
};

Items itemsIn(Bytes bytes)
{
    Items items;
    std::size_t position = 0;
    std::size_t firstFragment = 0;
    for (bool first = true; startsWithItem(bytes.subspan(position)); first = false) {
        const std::size_t size = littleWord(bytes, position + 4, 4);
        const std::size_t value = position + 8;
        if (size > bytes.size() - value) {
            items.cutOff = true;
            break;
        }
        const Bytes content = bytes.subspan(value, size);
        if (first) {
            items.offsetTable = content;
            firstFragment = value + size;
            // Without an offset table the first item is a fragment.
            if (encodingByMark(content)) {
                items.offsetTable = {};
                firstFragment = position;
                items.fragments.push_back({0, content});
            }
        } else {
            items.fragments.push_back({position - firstFragment, content});
        }
        position = value + size;
    }
    return items;
}

/// Frames by the offset table; empty where it is missing or wrong.
std::vector<FrameFragments> framesByTable(const std::vector<Fragment>& fragments, Bytes table,
                                          std::size_t width)
{
    std::vector<FrameFragments> frames;
    const std::size_t count = table.size() / width;
    std::size_t next = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t begin = littleWord(table, i * width, width);
        if (next >= fragments.size() || fragments[next].itemOffset != begin)
            return {};
        FrameFragments frame;
        const bool last = i + 1 == count;
        const std::uint64_t end = last ? 0 : littleWord(table, (i + 1) * width, width);
        for (; next < fragments.size() && (last || fragments[next].itemOffset < end); ++next)
            frame.push_back(fragments[next].bytes);
        if (frame.empty())
            return {};
        frames.push_back(std::move(frame));
    }
    return frames;
}

/// Frames by markers: each fragment with a marker at its start begins a frame.
std::vector<FrameFragments> framesByMark(const std::vector<Fragment>& fragments)
{
    std::vector<FrameFragments> frames;
    for (const Fragment& fragment : fragments) {
        if (fragment.bytes.empty())
            continue;
        if (frames.empty() || encodingByMark(fragment.bytes))
            frames.emplace_back();
        frames.back().push_back(fragment.bytes);
    }
    return frames;
}

/// Divides one fragment with several codestreams: each ends with EOI or EOC, and the next begins
/// with a marker.
std::vector<FrameFragments> splitAtEnds(Bytes bytes, std::size_t most)
{
    std::vector<FrameFragments> frames;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 4 < bytes.size() && frames.size() + 1 < most; ++i) {
        if (bytes[i] != 0xFF || bytes[i + 1] != 0xD9)
            continue;
        const std::size_t padded = i + 2 + (bytes[i + 2] == 0 ? 1 : 0);
        if (encodingByMark(bytes.subspan(padded))) {
            frames.push_back({bytes.subspan(begin, padded - begin)});
            begin = padded;
        }
    }
    frames.push_back({bytes.subspan(begin)});
    return frames;
}

/// Uncompressed frames: one in each item, or divided by their size.
std::vector<FrameFragments> framesBySize(const std::vector<Fragment>& fragments,
                                         const PixelLayout& layout)
{
    PixelLayout one = layout;
    one.frames = 1;
    const std::size_t size = one.byteCount();
    std::vector<FrameFragments> frames;
    const bool oneEach = std::all_of(fragments.begin(), fragments.end(), [&](const Fragment& f) {
        return f.bytes.size() == size || f.bytes.size() == size + size % 2;
    });
    std::size_t missing = 0; // bytes of the current frame
    for (const Fragment& fragment : fragments) {
        Bytes rest = oneEach ? fragment.bytes.first(size) : fragment.bytes;
        while (!rest.empty() && frames.size() <= static_cast<std::size_t>(layout.frames)) {
            if (missing == 0) {
                frames.emplace_back();
                missing = size;
            }
            const std::size_t taken = std::min(missing, rest.size());
            frames.back().push_back(rest.first(taken));
            rest = rest.subspan(taken);
            missing -= taken;
        }
    }
    if (missing > 0)
        frames.pop_back();
    return frames;
}

std::vector<FrameFragments> framesOf(const Dataset& header, const Items& items,
                                     PixelEncoding encoding, const PixelLayout& layout)
{
    const std::vector<Fragment>& fragments = items.fragments;
    const auto stated = static_cast<std::size_t>(layout.frames);
    if (encoding == PixelEncoding::Uncompressed)
        return framesBySize(fragments, layout);
    if (stated == 1) {
        FrameFragments frame;
        for (const Fragment& fragment : fragments)
            frame.push_back(fragment.bytes);
        return {frame};
    }
    std::vector<FrameFragments> byTable = framesByTable(fragments, items.offsetTable, 4);
    if (byTable.size() != stated)
        if (const DatasetElement* extended = header.root().find(kExtendedOffsetTable))
            byTable = framesByTable(fragments, header.value(*extended), 8);
    if (byTable.size() == stated)
        return byTable;
    const bool marked = encoding != PixelEncoding::Rle;
    if (!marked || fragments.size() > 1) {
        std::vector<FrameFragments> frames;
        if (marked)
            frames = framesByMark(fragments);
        else
            for (const Fragment& fragment : fragments)
                if (fragments.size() <= stated || !fragment.bytes.empty())
                    frames.push_back({fragment.bytes});
        // Where markers are missing, the offset table decides, if it is usable.
        return frames.size() == 1 && !byTable.empty() ? byTable : frames;
    }
    return splitAtEnds(fragments.front().bytes, stated);
}

/// The encoding by the marker of the first fragment that is not empty, else by the transfer syntax.
std::optional<PixelEncoding> encodingOf(const Dataset& header, const PixelLayout& layout,
                                        const std::vector<Fragment>& fragments)
{
    const auto filled = std::find_if(fragments.begin(), fragments.end(),
                                     [](const Fragment& one) { return !one.bytes.empty(); });
    const Bytes first = filled == fragments.end() ? Bytes() : filled->bytes;
    if (const std::optional<PixelEncoding> marked = encodingByMark(first))
        return marked;
    const std::string& uid = header.transferSyntaxUid();
    if (uid == "1.2.840.10008.1.2.5")
        return PixelEncoding::Rle;
    if (uid == "1.2.840.10008.1.2.1.98")
        return PixelEncoding::Uncompressed;
    if (looksLikeRle(first, layout.samples))
        return PixelEncoding::Rle;
    if (isNativeSyntax(uid))
        return PixelEncoding::Uncompressed;
    return std::nullopt;
}

/// JPEG, JPEG-LS, JPEG 2000 and HTJ2K: syntaxes whose pixel data must have a marker.
bool isOurs(std::string_view uid)
{
    constexpr std::string_view family = "1.2.840.10008.1.2.4.";
    if (!uid.starts_with(family))
        return false;
    const std::string_view number = uid.substr(family.size());
    constexpr std::array<std::string_view, 11> still = {"50", "51", "53", "55", "57", "70",
                                                        "80", "81", "90", "91", "201"};
    return number == "202" || number == "203"
        || std::find(still.begin(), still.end(), number) != still.end();
}

} // namespace

bool areCompressed(const Dataset& header, const PixelLayout& layout)
{
    if (header.pixels()->floatBits > 0)
        return false;
    if (header.pixels()->length == kUndefinedLength)
        return true;
    const Bytes bytes = pixelBytes(header);
    const bool enough = bytes.size() >= layout.byteCount();
    if (isNativeSyntax(header.transferSyntaxUid()))
        return !enough && (startsWithItem(bytes) || encodingByMark(bytes));
    if (startsWithItem(bytes) || encodingByMark(bytes) || !enough)
        return true;
    return header.transferSyntaxUid() == "1.2.840.10008.1.2.5"
        && looksLikeRle(bytes, layout.samples);
}

Result<CompressedFrames> findFrames(const Dataset& header, const PixelLayout& layout)
{
    const Bytes bytes = pixelBytes(header);
    Items items;
    if (startsWithItem(bytes))
        items = itemsIn(bytes);
    else if (!bytes.empty())
        items.fragments.push_back({0, bytes});
    if (items.fragments.empty())
        return failure(ErrorCode::Corrupt, ReasonCode::CompressedDataCutOff);
    const std::optional<PixelEncoding> encoding = encodingOf(header, layout, items.fragments);
    if (!encoding)
        return isOurs(header.transferSyntaxUid())
            ? failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged)
            : failure(ErrorCode::Unsupported, ReasonCode::CompressionUnknown);
    CompressedFrames found{*encoding, framesOf(header, items, *encoding, layout)};
    const auto stated = static_cast<std::size_t>(layout.frames);
    if (found.frames.size() > stated)
        found.frames.resize(stated);
    // A truncated fragment may belong to the previous picture.
    if (items.cutOff && !found.frames.empty() && found.frames.size() < stated
        && *encoding != PixelEncoding::Rle && *encoding != PixelEncoding::Uncompressed
        && found.frames.back().size() > 1)
        found.frames.pop_back();
    if (found.frames.empty() || (items.cutOff && stated == 1))
        return failure(ErrorCode::Corrupt, ReasonCode::CompressedDataCutOff);
    return found;
}

} // namespace foramen
