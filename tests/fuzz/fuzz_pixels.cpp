#include "core/dicom/codecs/decoding_resources.h"
#include "core/dicom/pixels/pixel_reader.h"
#include "tests/fuzz/memory_file.h"
#include "tests/support/encodings/pixel_mutants.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace foramen;
using namespace foramen::test;

constexpr std::array kSyntaxes = {
    "1.2.840.10008.1.2.1",    "1.2.840.10008.1.2.5",    "1.2.840.10008.1.2.4.50",
    "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70",
    "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.201",
    "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91",
    "1.2.840.10008.1.2",      "1.2.840.10008.1.2.2",    "1.2.840.10008.1.2.1.99"};
constexpr std::size_t kFirstOtherNative = 12; ///< implicit VR, big endian, deflated
constexpr std::array kPhotometric = {"MONOCHROME2", "MONOCHROME1", "RGB",          "YBR_FULL",
                                     "YBR_RCT",     "YBR_ICT",     "YBR_FULL_422", "PALETTE COLOR"};

/// What the first byte chooses besides the transfer syntax.
enum Variant {
    OneBit = 1, ///< allocated
    ExtendedTable = 2, ///< in place of the Basic Offset Table
    PrivateSyntax = 4, ///< of GE: the pixels are big endian, the header is not
};

/// The first six bytes choose the header; the rest is the codestream for the decoders.
PixelFile fileOf(std::span<const std::uint8_t> head, std::span<const std::uint8_t> stream)
{
    PixelFile file;
    file.transferSyntaxUid = kSyntaxes[head[0] % kSyntaxes.size()];
    const std::size_t variant = head[0] / kSyntaxes.size();
    if ((variant & PrivateSyntax) != 0 && head[0] % kSyntaxes.size() < kFirstOtherNative)
        file.transferSyntaxUid = "1.2.840.113619.5.2";
    file.header.bitsAllocated = (variant & OneBit) != 0 ? 1 : 8 << (head[1] & 3);
    file.header.isSigned = (head[1] & 4) != 0;
    file.header.samples = (head[1] & 8) != 0 ? 3 : 1;
    file.header.photometric = kPhotometric[(head[1] >> 4) % kPhotometric.size()];
    file.header.bitsStored = head[2] % 64 + 1;
    file.header.columns = head[3];
    file.header.rows = head[4];
    const int shape = head[5];
    const auto frames = static_cast<std::size_t>(shape & 3) + 1;
    const std::size_t pieces = static_cast<std::size_t>(shape >> 2 & 3) + 1;
    if (frames > 1)
        file.frames = static_cast<int>(frames);
    file.statedLength = (shape & 16) != 0;
    file.delimited = (shape & 32) == 0;
    if ((shape & 64) != 0) {
        file.statedLength = true;
        file.pixels.assign(stream.begin(), stream.end());
        return file;
    }
    file.items.emplace_back();
    std::vector<ByteVector> fragments;
    std::vector<std::size_t> firsts;
    for (std::size_t copy = 0; copy < frames; ++copy) {
        firsts.push_back(fragments.size());
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            const std::size_t begin = stream.size() * piece / pieces;
            const std::size_t end = stream.size() * (piece + 1) / pieces;
            const auto part = stream.subspan(begin, end - begin);
            fragments.emplace_back(part.begin(), part.end());
        }
    }
    if ((shape & 128) != 0 && (variant & ExtendedTable) != 0)
        file.elements = extendedOffsetTable(fragments);
    else if ((shape & 128) != 0)
        file.items.front() = offsetTable(fragments, firsts);
    file.items.insert(file.items.end(), fragments.begin(), fragments.end());
    return file;
}

/// The file, in the native transfer syntax that it states.
ByteVector fileBytes(std::span<const std::uint8_t> head, std::span<const std::uint8_t> stream)
{
    PixelFile file = fileOf(head, stream);
    const bool isOther = head[0] % kSyntaxes.size() >= kFirstOtherNative;
    if (!isOther || file.pixels.empty())
        return bytesOf(file);
    const std::string uid = std::exchange(file.transferSyntaxUid, kSyntaxes.front());
    return inSyntax(bytesOf(file), uid);
}

} // namespace

/// libFuzzer's entry: any codestream under any header must be decoded or refused, without a fault,
/// and the result must have as many pixels as it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    constexpr std::size_t headSize = 6;
    if (size < headSize)
        return 0;
    const std::span<const std::uint8_t> all(bytes, size);
    static MemoryFile file;
    file.write(fileBytes(all.first(headSize), all.subspan(headSize)));
    Instance instance;
    instance.path = file.path();
    static DecodingResources resources; // a process for each input would take most of the time
    resources.stream = {}; // new memory, whose bounds are those of this input
    resources.samples = {};
    resources.frames = {};
    const Result<PixelData> pixels = readPixels(instance, resources);
    if (pixels
        && pixels->stored.size()
            != static_cast<std::size_t>(pixels->columns) * static_cast<std::size_t>(pixels->rows)
                * static_cast<std::size_t>(pixels->frames))
        __builtin_trap();
    return 0;
}
