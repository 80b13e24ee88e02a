#include "tests/support/encodings/pixel_mutants.h"

#include "tests/support/encodings/transfer_syntaxes.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

namespace foramen::test {

using namespace syntax;

namespace {

constexpr std::size_t kPreamble = 132;

/// An encoding that is encapsulated.
struct Encoding {
    const char* name;
    const char* uid;
    int bits = 12;
    bool isLossless = true;
};
constexpr std::array kEncodings = {
    Encoding{"RLE", kRle},
    Encoding{"uncompressed, encapsulated", kEncapsulated},
    Encoding{"JPEG baseline", kJpegBaseline, 8, false},
    Encoding{"JPEG extended", kJpegExtended, 12, false},
    Encoding{"JPEG lossless", kJpegLossless},
    Encoding{"JPEG lossless, first order", kJpegLosslessFirstOrder},
    Encoding{"JPEG-LS", kJpegLs},
    Encoding{"JPEG-LS, near lossless", kJpegLsNearLossless, 12, false},
    Encoding{"JPEG 2000", kJpeg2000},
    Encoding{"JPEG 2000, lossy", kJpeg2000Lossy, 12, false},
    Encoding{"HTJ2K", kHtj2k},
};

[[noreturn]] void fail(const char* what)
{
    std::fprintf(stderr, "pixel_mutants: %s\n", what);
    std::abort();
}

Picture pictureOf(int bits, unsigned seed, int samples = 1)
{
    Picture picture;
    picture.bitsAllocated = bits > 8 ? 16 : 8;
    picture.bitsStored = bits;
    picture.samples = samples;
    if (samples == 3)
        picture.photometric = "RGB";
    return testPicture(picture, seed);
}

std::vector<Picture> picturesOf(int bits, unsigned count)
{
    std::vector<Picture> pictures;
    for (unsigned seed = 1; seed <= count; ++seed)
        pictures.push_back(pictureOf(bits, seed));
    return pictures;
}

SoundFile nativeFile(std::string name, const std::vector<Picture>& frames)
{
    PixelFile file;
    file.header = frames.front();
    file.transferSyntaxUid = kExplicit;
    file.statedLength = true;
    if (frames.size() > 1)
        file.frames = static_cast<int>(frames.size());
    for (const Picture& frame : frames) {
        const ByteVector bytes = nativeBytes(frame);
        file.pixels.insert(file.pixels.end(), bytes.begin(), bytes.end());
    }
    return {std::move(name), bytesOf(file), frames};
}

/// The elements after the meta header, which bytesOf() writes as one element.
std::size_t endOfMeta(const ByteVector& file)
{
    constexpr std::size_t headSize = 8;
    return kPreamble + headSize + (file[kPreamble + 6] | file[kPreamble + 7] << 8);
}

/// Meta header of a transfer syntax.
ByteVector metaOf(std::string uid)
{
    if (uid.size() % 2 != 0)
        uid.push_back('\0');
    ByteVector bytes(kPreamble - 4, 0);
    for (const char c : {'D', 'I', 'C', 'M', '\x02', '\0', '\x10', '\0', 'U', 'I'})
        bytes.push_back(static_cast<std::uint8_t>(c));
    bytes.push_back(static_cast<std::uint8_t>(uid.size()));
    bytes.push_back(0);
    bytes.insert(bytes.end(), uid.begin(), uid.end());
    return bytes;
}

/// One element of explicit little endian.
struct Element {
    std::array<std::uint8_t, 4> tag{};
    std::string vr;
    ByteVector value;
};

std::vector<Element> elementsOf(const ByteVector& file)
{
    std::vector<Element> elements;
    for (std::size_t at = endOfMeta(file); at + 8 <= file.size();) {
        Element element;
        std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(at), 4, element.tag.begin());
        element.vr = {static_cast<char>(file[at + 4]), static_cast<char>(file[at + 5])};
        const bool isLong = element.vr[0] == 'O';
        std::size_t size = file[at + 6] | file[at + 7] << 8;
        if (isLong)
            for (int i = 3; i >= 0; --i)
                size = size << 8 | file[at + 8 + static_cast<std::size_t>(i)];
        const auto value = file.begin() + static_cast<std::ptrdiff_t>(at + (isLong ? 12 : 8));
        element.value.assign(value, value + static_cast<std::ptrdiff_t>(size));
        at += (isLong ? 12 : 8) + size;
        elements.push_back(std::move(element));
    }
    return elements;
}

void putNumber(ByteVector& bytes, std::size_t number, int width, bool bigEndian)
{
    for (int i = 0; i < width; ++i)
        bytes.push_back(static_cast<std::uint8_t>(number >> (8 * (bigEndian ? width - 1 - i : i))));
}

ByteVector asImplicit(const ByteVector& file)
{
    ByteVector bytes = metaOf(kImplicit);
    for (const Element& element : elementsOf(file)) {
        bytes.insert(bytes.end(), element.tag.begin(), element.tag.end());
        putNumber(bytes, element.value.size(), 4, false);
        bytes.insert(bytes.end(), element.value.begin(), element.value.end());
    }
    return bytes;
}

/// @param wordSize  bytes of a pixel
ByteVector asBigEndian(const ByteVector& file, int wordSize)
{
    ByteVector bytes = metaOf(kBigEndian);
    for (Element element : elementsOf(file)) {
        const bool isPixels = element.vr[0] == 'O';
        if (isPixels && wordSize == 2)
            element.vr = "OW";
        for (const std::size_t i : {1, 0, 3, 2})
            bytes.push_back(element.tag[i]);
        bytes.insert(bytes.end(), element.vr.begin(), element.vr.end());
        if (isPixels)
            putNumber(bytes, 0, 2, true);
        putNumber(bytes, element.value.size(), isPixels ? 4 : 2, true);
        if (element.vr == "US" || element.vr == "OW")
            for (std::size_t i = 0; i + 1 < element.value.size(); i += 2)
                std::swap(element.value[i], element.value[i + 1]);
        bytes.insert(bytes.end(), element.value.begin(), element.value.end());
    }
    return bytes;
}

/// Meta header as it is, the rest deflated as DICOM does it: without zlib's head.
ByteVector deflated(const ByteVector& file, std::size_t from)
{
    constexpr int rawDeflate = -15;
    constexpr int memory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, rawDeflate, memory,
                     Z_DEFAULT_STRATEGY)
        != Z_OK)
        fail("zlib cannot deflate");
    ByteVector rest(file.begin() + static_cast<std::ptrdiff_t>(from), file.end());
    ByteVector out(deflateBound(&stream, static_cast<uLong>(rest.size())));
    stream.next_in = rest.data();
    stream.avail_in = static_cast<uInt>(rest.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    if (::deflate(&stream, Z_FINISH) != Z_STREAM_END)
        fail("zlib cannot deflate");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    ByteVector bytes = metaOf(kDeflated);
    bytes.insert(bytes.end(), out.begin(), out.end());
    return bytes;
}

ByteVector number64(std::uint64_t value)
{
    ByteVector bytes;
    putNumber(bytes, value, 8, false);
    return bytes;
}

/// Three pieces of a codestream, of even size.
std::vector<ByteVector> inPieces(const ByteVector& stream)
{
    std::vector<ByteVector> pieces;
    const std::size_t size = (stream.size() / 3 + 1) / 2 * 2;
    for (std::size_t at = 0; at < stream.size(); at += size) {
        const auto begin = stream.begin() + static_cast<std::ptrdiff_t>(at);
        pieces.emplace_back(
            begin, begin + static_cast<std::ptrdiff_t>(std::min(size, stream.size() - at)));
    }
    return pieces;
}

/// The codestreams of frames, padded to even size; none where there is no encoder.
std::optional<std::vector<ByteVector>> streamsOf(const std::vector<Picture>& frames,
                                                 const char* uid)
{
    std::vector<ByteVector> streams;
    for (const Picture& frame : frames) {
        auto stream = encoded(frame, uid);
        if (!stream)
            return std::nullopt;
        if (stream->size() % 2 != 0)
            stream->push_back(0);
        streams.push_back(std::move(*stream));
    }
    return streams;
}

/// The layouts of encapsulated frames in one encoding.
void addEncapsulated(std::vector<SoundFile>& files, const Encoding& encoding)
{
    constexpr unsigned count = 3;
    const std::vector<Picture> frames = picturesOf(encoding.bits, count);
    const auto streams = streamsOf(frames, encoding.uid);
    if (!streams)
        return;
    const auto add = [&](const std::string& layout, const PixelFile& file,
                         const std::vector<Picture>& of) {
        files.push_back({encoding.name + (", " + layout), bytesOf(file), of, encoding.isLossless});
    };
    const Picture& header = frames.front();
    add("one frame", encapsulated(header, encoding.uid, {streams->front()}), {header});
    add("one frame in fragments",
        [&] {
            PixelFile file = encapsulated(header, encoding.uid, inPieces(streams->front()));
            file.frames.reset();
            return file;
        }(),
        {header});
    const PixelFile plain = encapsulated(header, encoding.uid, *streams);
    add("no offset table", plain, frames);
    PixelFile extended = plain;
    extended.elements = extendedOffsetTable(*streams);
    add("Extended Offset Table", extended, frames);
    std::vector<ByteVector> pieces;
    std::vector<std::size_t> firsts;
    for (const ByteVector& stream : *streams) {
        firsts.push_back(pieces.size());
        const auto some = inPieces(stream);
        pieces.insert(pieces.end(), some.begin(), some.end());
    }
    PixelFile tabled = encapsulated(header, encoding.uid, pieces);
    tabled.frames = static_cast<int>(count);
    if (encoding.uid != std::string(kRle)) // nothing says where its frames begin
        add("fragments, no offset table", tabled, frames);
    tabled.items.front() = offsetTable(pieces, firsts);
    add("fragments, Basic Offset Table", tabled, frames);
}

} // namespace

ByteVector extendedOffsetTable(const std::vector<ByteVector>& fragments)
{
    ByteVector offsets;
    ByteVector lengths;
    std::size_t offset = 0;
    for (const ByteVector& fragment : fragments) {
        const ByteVector one = number64(offset);
        const ByteVector size = number64(fragment.size());
        offsets.insert(offsets.end(), one.begin(), one.end());
        lengths.insert(lengths.end(), size.begin(), size.end());
        offset += 8 + fragment.size();
    }
    ByteVector bytes;
    for (const auto& [element, value] : {std::pair(1, offsets), std::pair(2, lengths)}) {
        putNumber(bytes, 0x7FE0, 2, false);
        putNumber(bytes, static_cast<std::size_t>(element), 2, false);
        for (const char c : {'O', 'V', '\0', '\0'})
            bytes.push_back(static_cast<std::uint8_t>(c));
        putNumber(bytes, value.size(), 4, false);
        bytes.insert(bytes.end(), value.begin(), value.end());
    }
    return bytes;
}

ByteVector inSyntax(const ByteVector& explicitLittleEndian, const std::string& uid)
{
    if (uid == kImplicit)
        return asImplicit(explicitLittleEndian);
    if (uid == kDeflated)
        return deflated(explicitLittleEndian, endOfMeta(explicitLittleEndian));
    constexpr std::array<std::uint8_t, 4> bitsAllocated = {0x28, 0, 0, 1};
    for (const Element& element : elementsOf(explicitLittleEndian))
        if (uid == kBigEndian && element.tag == bitsAllocated)
            return asBigEndian(explicitLittleEndian, element.value.front() / 8);
    fail("no such transfer syntax");
}

std::vector<SoundFile> soundFiles()
{
    std::vector<SoundFile> files;
    std::vector<SoundFile> natives = {
        nativeFile("native, 12 bits", picturesOf(12, 1)),
        nativeFile("native, 8 bits", picturesOf(8, 1)),
        nativeFile("native, three frames", picturesOf(12, 3)),
        nativeFile("native, colour", {pictureOf(8, 1, 3)}),
    };
    for (const SoundFile& native : natives) {
        files.push_back(native);
        for (const auto& [name, uid] :
             {std::pair("implicit VR", kImplicit), std::pair("big endian", kBigEndian),
              std::pair("deflated", kDeflated)})
            files.push_back(
                {native.name + ", " + name, inSyntax(native.bytes, uid), native.frames});
    }
    for (const Encoding& encoding : kEncodings)
        addEncapsulated(files, encoding);
    return files;
}

PixelMutator::PixelMutator(std::vector<SoundFile> files, unsigned seed)
    : m_files(std::move(files))
    , m_random(seed)
{
}

const std::string& PixelMutator::name() const
{
    return m_files[(m_made - 1) % m_files.size()].name;
}

std::size_t PixelMutator::below(std::size_t limit)
{
    return m_random() % std::max<std::size_t>(1, limit);
}

void PixelMutator::damage(ByteVector& bytes, std::size_t from)
{
    constexpr std::array<std::uint8_t, 6> edges = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};
    constexpr std::size_t mostBytes = 4;
    for (std::size_t hits = 1 + below(mostBytes); hits > 0; --hits) {
        const std::size_t at = from + below(bytes.size() - from);
        bytes[at] =
            below(2) == 0 ? static_cast<std::uint8_t>(m_random()) : edges[below(edges.size())];
    }
    const std::size_t at = from + below(bytes.size() - from);
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    constexpr std::size_t longest = 40;
    const auto length =
        static_cast<std::ptrdiff_t>(1 + below(std::min(longest, bytes.size() - at)));
    switch (below(16)) {
    case 0:
    case 1:
        bytes.resize(at);
        break;
    case 2:
        bytes.erase(place, std::min(place + length, bytes.end()));
        break;
    case 3: {
        const ByteVector run(place, std::min(place + length, bytes.end()));
        bytes.insert(place, run.begin(), run.end());
        break;
    }
    default: // only the bytes
        break;
    }
}

ByteVector PixelMutator::next()
{
    const SoundFile& file = m_files[m_made++ % m_files.size()];
    ByteVector bytes = file.bytes;
    const bool isDeflated = file.name.ends_with("deflated");
    if (isDeflated && below(2) == 0) {
        const auto native = std::find_if(m_files.begin(), m_files.end(), [&](const SoundFile& one) {
            return file.name == one.name + ", deflated";
        });
        if (native == m_files.end())
            fail("a deflated file without its native one");
        ByteVector plain = native->bytes;
        const std::size_t begin = endOfMeta(plain);
        damage(plain, begin);
        return deflated(plain, begin);
    }
    damage(bytes, isDeflated ? endOfMeta(bytes) : kPreamble);
    return bytes;
}

} // namespace foramen::test
