#include "tests/support/encoded_picture.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>

/// Writes the seeds of fuzz_pixels and fuzz_pixel_tables below a folder: small pictures in each
/// encoding, and elements with tables.
namespace {

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

/// One file of the corpus.
struct Seed {
    const char* name;
    std::uint8_t syntax; ///< as fuzz_pixels counts them
    const char* uid;
    int bits;
    int samples = 1;
    std::uint8_t shape = 0;
};

constexpr Seed kSeeds[] = {
    {"native", 0, "1.2.840.10008.1.2.1", 12, 1, 64},
    {"rle", 1, "1.2.840.10008.1.2.5", 12},
    {"rle_rgb", 1, "1.2.840.10008.1.2.5", 8, 3},
    {"jpeg_baseline", 2, "1.2.840.10008.1.2.4.50", 8},
    {"jpeg_lossless_rgb", 5, "1.2.840.10008.1.2.4.70", 8, 3},
    {"jpeg_extended", 3, "1.2.840.10008.1.2.4.51", 12},
    {"jpeg_lossless", 5, "1.2.840.10008.1.2.4.70", 16},
    {"jpeg_ls", 6, "1.2.840.10008.1.2.4.80", 12},
    {"jpeg_ls_rgb", 6, "1.2.840.10008.1.2.4.80", 8, 3},
    {"jpeg_2000", 7, "1.2.840.10008.1.2.4.90", 12},
    {"jpeg_2000_rgb", 7, "1.2.840.10008.1.2.4.90", 8, 3},
    {"jpeg_2000_two_frames", 7, "1.2.840.10008.1.2.4.90", 12, 1, 5},
    {"htj2k", 8, "1.2.840.10008.1.2.4.201", 12},
    {"encapsulated", 9, "1.2.840.10008.1.2.1.98", 8},
    {"implicit_vr", 12, "1.2.840.10008.1.2.1", 12, 1, 64},
    {"big_endian", 13, "1.2.840.10008.1.2.1", 12, 1, 64},
    {"deflated", 14, "1.2.840.10008.1.2.1", 12, 1, 64},
    {"rle_fragments", 1, "1.2.840.10008.1.2.5", 12, 1, 128 | 4 | 2},
    {"jpeg_ls_fragments", 6, "1.2.840.10008.1.2.4.80", 12, 1, 128 | 8 | 1},
};

void writeStream(const fs::path& folder, const Seed& seed)
{
    Picture picture;
    picture.columns = 12;
    picture.rows = 10;
    picture.samples = seed.samples;
    picture.bitsStored = seed.bits;
    picture.bitsAllocated = seed.bits > 8 ? 16 : 8;
    if (seed.samples == 3)
        picture.photometric = "RGB";
    const std::optional<ByteVector> stream = encoded(testPicture(picture), seed.uid);
    if (!stream)
        return;
    const int layout = (picture.bitsAllocated == 16 ? 1 : 0) | (seed.samples == 3 ? 8 | 2 << 4 : 0);
    ByteVector bytes = {seed.syntax,
                        static_cast<std::uint8_t>(layout),
                        static_cast<std::uint8_t>(seed.bits - 1),
                        static_cast<std::uint8_t>(picture.columns),
                        static_cast<std::uint8_t>(picture.rows),
                        seed.shape};
    bytes.insert(bytes.end(), stream->begin(), stream->end());
    writeBytes(folder / seed.name, bytes);
}

void putShort(ByteVector& bytes, std::size_t value)
{
    bytes.push_back(static_cast<std::uint8_t>(value));
    bytes.push_back(static_cast<std::uint8_t>(value >> 8));
}

void putElement(ByteVector& bytes, std::size_t element, const char* vr, const ByteVector& value)
{
    putShort(bytes, 0x0028);
    putShort(bytes, element);
    bytes.insert(bytes.end(), vr, vr + 2);
    const bool isLong = vr[0] == 'S' || vr[0] == 'O';
    putShort(bytes, isLong ? 0 : value.size());
    if (isLong) {
        putShort(bytes, value.size());
        putShort(bytes, 0);
    }
    bytes.insert(bytes.end(), value.begin(), value.end());
}

ByteVector words(std::initializer_list<std::size_t> values)
{
    ByteVector bytes;
    for (const std::size_t value : values)
        putShort(bytes, value);
    return bytes;
}

ByteVector text(const std::string& value)
{
    return {value.begin(), value.end()};
}

ByteVector tableSequence(std::size_t sequence, std::size_t first, std::size_t bits,
                         std::initializer_list<std::size_t> entries)
{
    ByteVector content;
    putElement(content, 0x3002, "US", words({entries.size(), first, bits}));
    putElement(content, 0x3006, "OW", words(entries));
    ByteVector item = words({0xFFFE, 0xE000});
    putShort(item, content.size());
    putShort(item, 0);
    item.insert(item.end(), content.begin(), content.end());
    ByteVector bytes;
    putElement(bytes, sequence, "SQ", item);
    return bytes;
}

ByteVector paletteDescriptors(std::size_t entries, std::size_t bits)
{
    ByteVector bytes;
    for (const std::size_t color : {1, 2, 3})
        putElement(bytes, 0x1100 + color, "US", words({entries, 0, bits}));
    return bytes;
}

void writeTables(const fs::path& folder)
{
    const auto write = [&](const char* name, std::uint8_t layout, const ByteVector& elements) {
        ByteVector bytes = {layout};
        bytes.insert(bytes.end(), elements.begin(), elements.end());
        writeBytes(folder / name, bytes);
    };
    write("voi_lut", 0, tableSequence(0x3010, 100, 12, {0, 100, 2000, 4095}));
    write("voi_lut_signed", 2, tableSequence(0x3010, 65526, 16, {0, 255, 1023, 4095}));
    write("modality_lut", 0, tableSequence(0x3000, 0, 16, {0, 1000, 3000, 60000}));
    ByteVector window;
    putElement(window, 0x1050, "DS", text("40\\400 "));
    putElement(window, 0x1051, "DS", text("80\\2000 "));
    putElement(window, 0x1052, "DS", text("-1024 "));
    putElement(window, 0x1053, "DS", text("1.5 "));
    putElement(window, 0x1056, "LO", text("SIGMOID "));
    write("window", 8, window);
    ByteVector palette = paletteDescriptors(4, 16);
    for (const std::size_t color : {1, 2, 3})
        putElement(palette, 0x1200 + color, "OW", words({0, 0x4000, 0x8000 * color, 0xFF00}));
    write("palette", 4 | 1, palette);
    // Listed entries, a ramp, and both again.
    ByteVector segments = paletteDescriptors(12, 16);
    ByteVector byteSegments = paletteDescriptors(12, 8);
    for (const std::size_t color : {1, 2, 3}) {
        putElement(segments, 0x1220 + color, "OW",
                   words({0, 2, 0x1000, 0x2000 * color, 1, 4, 0xFF00, 2, 2, 0, 0}));
        const auto entry = static_cast<std::uint8_t>(40 * color);
        putElement(byteSegments, 0x1220 + color, "OW",
                   {0, 2, 10, entry, 1, 4, 250, 2, 2, 0, 0, 0, 0, 0});
    }
    write("palette_segments", 4, segments);
    write("palette_segments_bytes", 4 | 1, byteSegments);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "write_pixel_corpus FOLDER\n");
        return 2;
    }
    const fs::path folder = argv[1];
    for (const Seed& seed : kSeeds)
        writeStream(folder / "pixel_corpus", seed);
    writeTables(folder / "pixel_table_corpus");
    return 0;
}
