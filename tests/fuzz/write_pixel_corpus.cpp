#include "tests/support/encodings/encoded_picture.h"
#include "tests/support/encodings/transfer_syntaxes.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// Writes the seeds of fuzz_pixels and fuzz_pixel_tables below a folder: small pictures in each
/// encoding, and elements with tables.
namespace {

using namespace foramen;
using namespace foramen::test;
using namespace foramen::test::syntax;
namespace fs = std::filesystem;

/// Photometric Interpretation, as fuzz_pixels counts it.
enum Photometric { Grey, Inverted, Rgb, Ybr, YbrRct, YbrIct, YbrHalf, PaletteColor };

/// One file of the corpus.
struct Seed {
    const char* name;
    std::uint8_t syntax; ///< as fuzz_pixels counts them, 15 times the variant added
    const char* uid; ///< of the codestream
    int bits;
    int samples = 1;
    std::uint8_t shape = 0; ///< of the file: fuzz_pixels
    Photometric photometric = Grey;
    // Of the header where it differs from the codestream.
    int allocated = 0;
    int stored = 0;
    int rows = 0;
    std::size_t cutOff = 0; ///< bytes at the end of the codestream
};

constexpr Seed kSeeds[] = {
    {"native", 0, kExplicit, 12, 1, 64},
    {"native_1_bit", 15, kExplicit, 8, 1, 64, Grey, 0, 1},
    {"native_32_bits", 0, kExplicit, 16, 1, 64, Inverted, 32, 32, 5},
    {"native_64_bits", 0, kExplicit, 16, 1, 64, Grey, 64, 64, 2},
    {"native_rgb_16_bits", 0, kExplicit, 16, 3, 64, Rgb},
    {"native_ybr", 0, kExplicit, 8, 3, 64, Ybr},
    {"native_ybr_422", 0, kExplicit, 8, 3, 64, YbrHalf},
    {"native_private", 60, kExplicit, 12, 1, 64},
    {"rle", 1, kRle, 12},
    {"rle_8_bits", 1, kRle, 8},
    {"rle_rgb", 1, kRle, 8, 3, 0, Rgb},
    {"rle_three_frames_extended", 31, kRle, 12, 1, 128 | 2},
    {"jpeg_baseline", 2, kJpegBaseline, 8},
    {"jpeg_lossless_ybr", 5, kJpegLosslessFirstOrder, 8, 3, 0, Ybr},
    {"jpeg_cut_off", 2, kJpegBaseline, 8, 1, 0, Grey, 0, 0, 0, 40},
    {"jpeg_lossless_rgb", 5, kJpegLosslessFirstOrder, 8, 3, 0, Rgb},
    {"jpeg_extended", 3, kJpegExtended, 12},
    {"jpeg_lossless", 5, kJpegLosslessFirstOrder, 16},
    {"jpeg_lossless_first_order", 4, kJpegLosslessFirstOrder, 12},
    {"jpeg_ls", 6, kJpegLs, 12},
    {"jpeg_ls_8_of_16_bits", 6, kJpegLs, 8, 1, 0, Grey, 16, 8},
    {"jpeg_ls_rgb", 6, kJpegLs, 8, 3, 0, Rgb},
    {"jpeg_2000", 7, kJpeg2000, 12},
    {"jpeg_2000_rgb", 7, kJpeg2000, 8, 3, 0, YbrRct},
    {"jpeg_2000_two_frames", 7, kJpeg2000, 12, 1, 5},
    {"jpeg_2000_bare", 7, kJpeg2000, 12, 1, 64},
    {"jpeg_2000_fewer_bits_stated", 7, kJpeg2000, 12, 1, 0, Grey, 16, 8},
    {"jpeg_2000_cut_off", 7, kJpeg2000, 12, 1, 0, Grey, 0, 0, 0, 60},
    {"htj2k", 8, kHtj2k, 12},
    {"htj2k_8_bits", 8, kHtj2k, 8},
    {"htj2k_rgb", 8, kHtj2k, 8, 3, 0, Rgb},
    {"htj2k_three_frames", 8, kHtj2k, 12, 1, 128 | 2},
    {"encapsulated", 9, kEncapsulated, 8},
    {"encapsulated_two_frames", 9, kEncapsulated, 12, 1, 8 | 1},
    {"implicit_vr", 12, kExplicit, 12, 1, 64},
    {"big_endian", 13, kExplicit, 12, 1, 64},
    {"deflated", 14, kExplicit, 12, 1, 64},
    {"deflated_two_frames", 14, kExplicit, 12, 1, 64 | 1},
    {"rle_fragments", 1, kRle, 12, 1, 128 | 4 | 2},
    {"jpeg_ls_fragments", 6, kJpegLs, 12, 1, 128 | 8 | 1},
};

int log2OfBytes(int bits)
{
    return bits == 64 ? 3 : bits == 32 ? 2 : bits == 16 ? 1 : 0;
}

/// Of the corpus: a folder for each kind of codestream.
const char* folderOf(const Seed& seed)
{
    const std::string_view name = seed.name;
    if (name.starts_with("jpeg_2000") || name.starts_with("htj2k"))
        return "j2k";
    if (name.starts_with("jpeg"))
        return "jpeg";
    return name.starts_with("rle") ? "run_length" : "uncompressed";
}

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
    const int allocated = seed.allocated > 0 ? seed.allocated : picture.bitsAllocated;
    const int stored = seed.stored > 0 ? seed.stored : seed.bits;
    const int rows = seed.rows > 0 ? seed.rows : picture.rows;
    const int layout = log2OfBytes(allocated) | (seed.samples == 3 ? 8 : 0) | seed.photometric << 4;
    ByteVector bytes = {seed.syntax,
                        static_cast<std::uint8_t>(layout),
                        static_cast<std::uint8_t>(stored - 1),
                        static_cast<std::uint8_t>(picture.columns),
                        static_cast<std::uint8_t>(rows),
                        seed.shape};
    bytes.insert(bytes.end(), stream->begin(),
                 stream->end() - static_cast<std::ptrdiff_t>(seed.cutOff));
    fs::create_directories(folder / folderOf(seed));
    writeBytes(folder / folderOf(seed) / seed.name, bytes);
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
