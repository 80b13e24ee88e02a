#include "core/dicom/pixels/pixel_reader.h"
#include "tests/fuzz/memory_file.h"
#include "tests/support/encodings/encoded_picture.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

/// libFuzzer's entry: any elements of a header (Modality LUT, VOI LUT, palettes, rescaling) must
/// give finite values, a usable curve or a refusal, without a fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    using namespace foramen::test;
    if (size == 0)
        return 0;
    const std::span<const std::uint8_t> elements(bytes + 1, size - 1);
    PixelFile content;
    content.header.bitsAllocated = (bytes[0] & 1) != 0 ? 8 : 16;
    content.header.bitsStored = content.header.bitsAllocated;
    content.header.isSigned = (bytes[0] & 2) != 0;
    content.header.photometric = (bytes[0] & 4) != 0 ? "PALETTE COLOR"
        : (bytes[0] & 8) != 0                        ? "MONOCHROME1"
                                                     : "MONOCHROME2";
    content.header.columns = content.header.rows = 4;
    content.elements.assign(elements.begin(), elements.end());
    content.statedLength = true;
    for (int i = 0; i < 32; ++i)
        content.pixels.push_back(static_cast<std::uint8_t>(i * i));
    static MemoryFile file;
    file.write(bytesOf(content));
    Instance instance;
    instance.path = file.path();
    const Result<PixelData> pixels = readPixels(instance);
    if (!pixels)
        return 0;
    const VoiLut& lut = pixels->voiLut;
    if (!std::isfinite(pixels->rescaleSlope) || !std::isfinite(pixels->rescaleIntercept)
        || (lut.width && !(*lut.width > 0)) || (lut.curve && lut.curve->shares.size() < 2))
        __builtin_trap();
    if (lut.curve)
        for (const float share : lut.curve->shares)
            if (!(share >= 0 && share <= 1))
                __builtin_trap();
    return 0;
}
