#pragma once

#include "tests/support/encodings/encoded_picture.h"

#include <random>
#include <string>
#include <vector>

namespace foramen::test {

/// A correct file with pixel data, and the pictures that it holds.
struct SoundFile {
    std::string name; ///< encoding and layout, for messages
    ByteVector bytes;
    std::vector<Picture> frames;
    bool isLossless = true;
};

/// Small files in every encoding and layout: explicit and implicit VR, big endian, deflated; one
/// frame and several, of one fragment and of several, with and without Basic and Extended Offset
/// Table. Those for which no encoder was built in are left out.
[[nodiscard]] std::vector<SoundFile> soundFiles();

/// A native file of explicit little endian in another transfer syntax: implicit VR, explicit big
/// endian, deflated.
[[nodiscard]] ByteVector inSyntax(const ByteVector& explicitLittleEndian, const std::string& uid);

/// Extended Offset Table (7FE0,0001) and its lengths (7FE0,0002) for frames of one fragment.
[[nodiscard]] ByteVector extendedOffsetTable(const std::vector<ByteVector>& fragments);

/// Makes damaged copies of sound files, one file after the other: bytes changed, cut off, taken out
/// or repeated; of deflated files before or after they are deflated. Equal seeds, equal mutants.
class PixelMutator {
public:
    explicit PixelMutator(std::vector<SoundFile> files, unsigned seed = 1);

    [[nodiscard]] ByteVector next();
    /// The name of the file that the last mutant was made of.
    [[nodiscard]] const std::string& name() const;

private:
    void damage(ByteVector& bytes, std::size_t from);
    [[nodiscard]] std::size_t below(std::size_t limit);

    std::vector<SoundFile> m_files;
    std::size_t m_made = 0;
    std::mt19937 m_random;
};

} // namespace foramen::test
