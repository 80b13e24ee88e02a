#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace foramen::test {

using ByteVector = std::vector<std::uint8_t>;

/// A picture for tests of encodings: its description in the header, and its values.
struct Picture {
    int columns = 20;
    int rows = 16;
    int samples = 1;
    int bitsAllocated = 16;
    int bitsStored = 12;
    bool isSigned = false;
    std::string photometric = "MONOCHROME2";
    std::vector<std::int32_t> values; ///< columns fastest, colours innermost
};

/// A picture with edges, flat parts and noise that uses all of its bits. Equal seeds, equal
/// pictures.
[[nodiscard]] Picture testPicture(Picture description, unsigned seed = 1);

/// Pixels as a file of native pixel data holds them, little endian.
[[nodiscard]] ByteVector nativeBytes(const Picture& picture);

/// One picture's codestream in a transfer syntax: RLE and JPEG by DCMTK, JPEG-LS by CharLS, JPEG
/// 2000 by OpenJPEG, HTJ2K by OpenJPH. @return none where no encoder for it was built in.
[[nodiscard]] std::optional<ByteVector> encoded(const Picture& picture,
                                                const std::string& transferSyntaxUid);

/// A DICOM file of explicit little endian whose pixel data a test gives byte by byte, correct or
/// not.
struct PixelFile {
    Picture header; ///< its values are not used
    std::string transferSyntaxUid = "1.2.840.10008.1.2.1";
    std::optional<int> frames; ///< Number of Frames
    /// Pixel data of undefined length: items, the first of which is the offset table.
    std::vector<ByteVector> items;
    bool delimited = true;
    /// Writes a length in place of the undefined one, also before @ref items.
    bool statedLength = false;
    ByteVector pixels; ///< where there are no items
    ByteVector elements; ///< more elements of the header, group 0028 and before 7FE0
};

[[nodiscard]] ByteVector bytesOf(const PixelFile& file);
/// An encapsulated file of these codestreams, one fragment each, with an empty offset table.
[[nodiscard]] PixelFile encapsulated(const Picture& header, const std::string& transferSyntaxUid,
                                     const std::vector<ByteVector>& streams);
void writeBytes(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);

/// Items of a Basic Offset Table for fragments that begin frames.
[[nodiscard]] ByteVector offsetTable(const std::vector<ByteVector>& fragments,
                                     const std::vector<std::size_t>& firstOfFrame);

} // namespace foramen::test
