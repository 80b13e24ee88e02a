#include "core/dicom/codecs/codestream_head.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kRleTableSize = 64;
constexpr std::array<std::uint8_t, 12> kJp2Signature = {0,   0,   0,  12, 'j',  'P',
                                                        ' ', ' ', 13, 10, 0x87, 10};

int big16(Bytes bytes, std::size_t offset)
{
    return bytes[offset] << 8 | bytes[offset + 1];
}

std::uint32_t big32(Bytes bytes, std::size_t offset)
{
    return static_cast<std::uint32_t>(big16(bytes, offset)) << 16
        | static_cast<std::uint32_t>(big16(bytes, offset + 2));
}

std::uint32_t little32(Bytes bytes, std::size_t offset)
{
    return static_cast<std::uint32_t>(bytes[offset] | bytes[offset + 1] << 8
                                      | bytes[offset + 2] << 16)
        | static_cast<std::uint32_t>(bytes[offset + 3]) << 24;
}

bool startsWithSoi(Bytes stream)
{
    return stream.size() >= 4 && stream[0] == 0xFF && stream[1] == 0xD8 && stream[2] == 0xFF;
}

bool startsWithSoc(Bytes stream)
{
    return stream.size() >= 4 && big32(stream, 0) == 0xFF4FFF51;
}

bool startsWithJp2(Bytes stream)
{
    return stream.size() >= kJp2Signature.size()
        && std::equal(kJp2Signature.begin(), kJp2Signature.end(), stream.begin());
}

tl::unexpected<Error> damaged()
{
    return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
}

/// One marker segment of JPEG, JPEG-LS or JPEG 2000: the bytes after its length.
struct Segment {
    int marker = 0;
    Bytes content;
    std::size_t end = 0;
};

std::optional<Segment> segmentAt(Bytes stream, std::size_t offset)
{
    while (offset + 1 < stream.size() && stream[offset] == 0xFF && stream[offset + 1] == 0xFF)
        ++offset; // fill bytes
    if (offset + 4 > stream.size() || stream[offset] != 0xFF)
        return std::nullopt;
    const auto length = static_cast<std::size_t>(big16(stream, offset + 2));
    if (length < 2 || length > stream.size() - offset - 2)
        return std::nullopt;
    return Segment{stream[offset + 1], stream.subspan(offset + 4, length - 2), offset + 2 + length};
}

bool isStartOfFrame(int marker)
{
    const bool huffmanOrArithmetic =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    return huffmanOrArithmetic || marker == 0xF7;
}

std::optional<Segment> startOfFrame(Bytes stream)
{
    constexpr int startOfScan = 0xDA;
    constexpr int endOfImage = 0xD9;
    std::optional<Segment> segment = segmentAt(stream, 2);
    while (segment && !isStartOfFrame(segment->marker)) {
        if (segment->marker == startOfScan || segment->marker == endOfImage)
            return std::nullopt;
        segment = segmentAt(stream, segment->end);
    }
    return segment;
}

/// Whether decoding would take too long: a progressive stream can state thousands of scans.
bool hasTooManyScans(Bytes stream, const CodestreamHead& head)
{
    std::size_t scans = 0;
    for (std::size_t i = 0; i + 1 < stream.size(); ++i)
        scans += stream[i] == 0xFF && stream[i + 1] == 0xDA ? 1 : 0;
    constexpr double bearable = 4e9; // samples visited
    return scans > 4
        && static_cast<double>(scans) * head.columns * head.rows * head.samples > bearable;
}

Result<CodestreamHead> jpegHead(Bytes stream)
{
    if (!startsWithSoi(stream))
        return damaged();
    const std::optional<Segment> frame = startOfFrame(stream);
    constexpr std::size_t fixedPart = 6;
    if (!frame || frame->content.size() < fixedPart)
        return damaged();
    CodestreamHead head;
    head.encoding = frame->marker == 0xF7 ? PixelEncoding::JpegLs : PixelEncoding::Jpeg;
    head.bits = frame->content[0];
    head.rows = big16(frame->content, 1);
    head.columns = big16(frame->content, 3);
    head.samples = frame->content[5];
    const bool complete =
        frame->content.size() >= fixedPart + 3 * static_cast<std::size_t>(head.samples);
    if (!complete || head.bits < 2 || head.bits > 16 || head.samples == 0
        || hasTooManyScans(stream, head))
        return damaged();
    return head;
}

/// The codestream in a JP2 file: the content of its box jp2c.
Bytes codestreamOf(Bytes stream)
{
    if (!startsWithJp2(stream))
        return stream;
    std::size_t offset = 0;
    while (offset + 8 <= stream.size()) {
        const std::uint32_t size = big32(stream, offset);
        if (big32(stream, offset + 4) == 0x6A703263) // jp2c
            return stream.subspan(
                offset + (size == 1 ? std::min<std::size_t>(16, stream.size() - offset) : 8));
        if (size < 8 || size > stream.size() - offset)
            break;
        offset += size;
    }
    return {};
}

/// The fields of SIZ that are needed.
struct ImageSize {
    std::uint64_t right = 0;
    std::uint64_t bottom = 0;
    std::uint64_t left = 0;
    std::uint64_t top = 0;
    std::uint64_t tileWidth = 0;
    std::uint64_t tileHeight = 0;
    std::uint64_t tileLeft = 0; ///< where the first tile begins
    std::uint64_t tileTop = 0;
    std::size_t components = 0;
};

/// Whether the first tile has part of the picture, as the standard asks (ISO/IEC 15444-1 B.3).
/// OpenJPH would count the tiles before it.
bool isInFirstTile(const ImageSize& size)
{
    return size.tileLeft <= size.left && size.left < size.tileLeft + size.tileWidth
        && size.tileTop <= size.top && size.top < size.tileTop + size.tileHeight;
}

std::uint64_t ceilDivided(std::uint64_t value, std::uint64_t divisor)
{
    return (value + divisor - 1) / divisor;
}

/// The number of packets by COD: precincts of all resolutions, layers, components and tiles.
double packetCount(const ImageSize& size, Bytes cod)
{
    constexpr std::size_t precinctsFrom = 10;
    constexpr int mostLevels = 32;
    const double layers = big16(cod, 2);
    const int levels = std::min<int>(cod[5], mostLevels);
    const bool precinctsStated = (cod[0] & 1) != 0;
    const std::uint64_t width = std::min(size.tileWidth, size.right - size.left);
    const std::uint64_t height = std::min(size.tileHeight, size.bottom - size.top);
    double precincts = 0;
    for (int level = 0; level <= levels; ++level) {
        const std::size_t place = precinctsFrom + static_cast<std::size_t>(level);
        const int exponents = precinctsStated && place < cod.size() ? cod[place] : 0xFF;
        const int shift = levels - level;
        const std::uint64_t scale = std::uint64_t{1} << shift;
        precincts += static_cast<double>(ceilDivided(ceilDivided(width, scale),
                                                     std::uint64_t{1} << (exponents & 15)))
            * static_cast<double>(ceilDivided(ceilDivided(height, scale),
                                              std::uint64_t{1} << (exponents >> 4)));
    }
    const double tiles = static_cast<double>(ceilDivided(size.right, size.tileWidth))
        * static_cast<double>(ceilDivided(size.bottom, size.tileHeight));
    return precincts * std::max(1.0, layers) * static_cast<double>(size.components) * tiles;
}

/// Whether the number of packets is plausible: a packet takes at least one byte, and many more
/// would cost unbounded memory and time.
bool asksForTooMuch(Bytes stream, std::size_t offset, const ImageSize& size)
{
    constexpr int codingStyle = 0x52;
    constexpr int startOfTile = 0x90;
    constexpr std::size_t shortest = 10;
    constexpr double spare = 1e5;
    for (std::optional<Segment> segment = segmentAt(stream, offset);
         segment && segment->marker != startOfTile; segment = segmentAt(stream, segment->end))
        if (segment->marker == codingStyle)
            return segment->content.size() < shortest
                || packetCount(size, segment->content)
                > spare + 8 * static_cast<double>(stream.size());
    return true; // no COD before the first tile: the decoder refuses it
}

Result<CodestreamHead> jpeg2000Head(Bytes file)
{
    const Bytes stream = codestreamOf(file);
    if (!startsWithSoc(stream))
        return damaged();
    const std::optional<Segment> segment = segmentAt(stream, 2);
    constexpr std::size_t fixedPart = 36;
    if (!segment || segment->content.size() < fixedPart)
        return damaged();
    const Bytes siz = segment->content;
    ImageSize size;
    size.right = big32(siz, 2);
    size.bottom = big32(siz, 6);
    size.left = big32(siz, 10);
    size.top = big32(siz, 14);
    size.tileWidth = big32(siz, 18);
    size.tileHeight = big32(siz, 22);
    size.tileLeft = big32(siz, 26);
    size.tileTop = big32(siz, 30);
    size.components = static_cast<std::size_t>(big16(siz, 34));
    constexpr std::uint64_t largest = 65535; // of a DICOM picture
    if (size.components == 0 || siz.size() < fixedPart + 3 * size.components
        || size.left >= size.right || size.top >= size.bottom || size.right > 2 * largest
        || size.bottom > 2 * largest || size.tileWidth == 0 || size.tileHeight == 0
        || !isInFirstTile(size) || asksForTooMuch(stream, segment->end, size))
        return damaged();
    CodestreamHead head;
    head.encoding = PixelEncoding::Jpeg2000;
    head.samples = static_cast<int>(size.components);
    head.bits = (siz[fixedPart] & 0x7F) + 1;
    head.isSigned = (siz[fixedPart] & 0x80) != 0;
    const std::uint64_t stepX = siz[fixedPart + 1];
    const std::uint64_t stepY = siz[fixedPart + 2];
    constexpr int deepest = 32;
    if (stepX == 0 || stepY == 0 || head.bits > deepest)
        return damaged();
    for (std::size_t i = 1; i < size.components; ++i)
        if (siz[fixedPart + 3 * i] != siz[fixedPart])
            return damaged(); // colours of different depth
    head.columns = static_cast<int>(ceilDivided(size.right, stepX) - ceilDivided(size.left, stepX));
    head.rows = static_cast<int>(ceilDivided(size.bottom, stepY) - ceilDivided(size.top, stepY));
    return head;
}

/// Whether COD or COC states code-blocks of Part 15.
bool hasHighThroughputBlocks(const Segment& segment, bool manyComponents)
{
    constexpr int codingStyle = 0x52;
    constexpr int componentStyle = 0x53;
    constexpr int highThroughput = 0x40;
    if (segment.marker != codingStyle && segment.marker != componentStyle)
        return false;
    const std::size_t place = segment.marker == codingStyle ? 8 : manyComponents ? 6 : 5;
    return segment.content.size() <= place || (segment.content[place] & highThroughput) != 0;
}

/// @return the number of segments in the table; 0 when it is not an RLE table.
int rleSegments(Bytes stream)
{
    constexpr std::uint32_t most = 15;
    if (stream.size() < kRleTableSize)
        return 0;
    const std::uint32_t count = little32(stream, 0);
    if (count == 0 || count > most || little32(stream, 4) != kRleTableSize)
        return 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::uint32_t offset = little32(stream, 4 + 4 * i);
        if (offset < little32(stream, 4 * i) || offset > stream.size())
            return 0;
    }
    return static_cast<int>(count);
}

/// Bytes of a sample for that many segments; 0 where that is impossible.
int rleSampleBytes(int segments, int samples)
{
    const int bytes = segments % samples == 0 ? segments / samples : 0;
    return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8 ? bytes : 0;
}

Result<CodestreamHead> rleHead(Bytes stream, const PixelLayout& layout)
{
    const int bytes = rleSampleBytes(rleSegments(stream), layout.samples);
    if (bytes == 0 || 8 * bytes < layout.bitsStored)
        return damaged();
    return CodestreamHead{PixelEncoding::Rle, layout.columns, layout.rows,
                          layout.samples,     8 * bytes,      layout.isSigned};
}

} // namespace

std::optional<PixelEncoding> encodingByMark(Bytes stream)
{
    if (startsWithSoc(stream) || startsWithJp2(stream))
        return PixelEncoding::Jpeg2000;
    if (!startsWithSoi(stream))
        return std::nullopt;
    const std::optional<Segment> frame = startOfFrame(stream);
    return frame && frame->marker == 0xF7 ? PixelEncoding::JpegLs : PixelEncoding::Jpeg;
}

bool looksLikeRle(Bytes stream, int samples)
{
    return rleSampleBytes(rleSegments(stream), samples) != 0;
}

Result<CodestreamHead> readCodestreamHead(PixelEncoding encoding, Bytes stream,
                                          const PixelLayout& layout)
{
    switch (encoding) {
    case PixelEncoding::Rle:
        return rleHead(stream, layout);
    case PixelEncoding::Jpeg:
    case PixelEncoding::JpegLs:
        return jpegHead(stream);
    case PixelEncoding::Jpeg2000:
        return jpeg2000Head(stream);
    case PixelEncoding::Uncompressed:
        break;
    }
    return CodestreamHead{PixelEncoding::Uncompressed, layout.columns, layout.rows, layout.samples,
                          layout.bitsAllocated,        layout.isSigned};
}

BlockCoding blockCodingOf(Bytes stream)
{
    constexpr int endOfStream = 0xD9;
    constexpr int startOfTile = 0x90;
    constexpr int startOfData = 0x93;
    constexpr std::size_t tileHead = 12; // SOT
    constexpr std::size_t componentsAt = 40;
    constexpr int fewComponents = 257;
    if (!startsWithSoc(stream) || stream.size() < componentsAt + 2)
        return BlockCoding::Unknown;
    BlockCoding coding = BlockCoding::Part1;
    const bool manyComponents = big16(stream, componentsAt) >= fewComponents;
    std::size_t position = 2;
    std::size_t tileEnd = 0; // of the tile-part of the current header
    while (position + 2 <= stream.size() && stream[position] == 0xFF) {
        const int marker = stream[position + 1];
        if (marker == endOfStream)
            return tileEnd == 0 ? coding : BlockCoding::Unknown;
        if (marker == startOfData) {
            if (tileEnd < position + 2)
                return BlockCoding::Unknown;
            position = std::exchange(tileEnd, 0);
            continue;
        }
        const std::optional<Segment> segment = segmentAt(stream, position);
        if (!segment || segment->marker != marker)
            return BlockCoding::Unknown;
        if (hasHighThroughputBlocks(*segment, manyComponents))
            coding = BlockCoding::HighThroughput;
        if (marker == startOfTile) {
            if (tileEnd != 0 || segment->end != position + tileHead)
                return BlockCoding::Unknown;
            const std::size_t size = big32(stream, position + 6);
            const std::size_t rest = stream.size() - position;
            if (size > rest)
                return BlockCoding::Unknown;
            tileEnd = position + (size == 0 ? rest - std::min<std::size_t>(rest, 2) : size);
        }
        position = segment->end;
    }
    return BlockCoding::Unknown;
}

Result<void> checkAgainstHeader(const CodestreamHead& head, const PixelLayout& layout)
{
    if (head.columns != layout.columns || head.rows != layout.rows)
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    if (head.samples != layout.samples)
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    return {};
}

} // namespace foramen
