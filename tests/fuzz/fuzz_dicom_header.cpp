#include "core/dicom/parsing/frame_geometry.h"
#include "core/dicom/parsing/header_reader.h"
#include "core/dicom/parsing/pixel_layout.h"

#include <cstddef>
#include <cstdint>
#include <memory>

/// libFuzzer's entry: any bytes must be read or refused, without a fault, and every value that is
/// found must lie within them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    const Result<Dataset> data = readHeader(memorySource({bytes, size}));
    if (!data)
        return 0;
    for (const DatasetElement& element : data->root().elements) {
        if (data->value(element).size() > data->source().bytes().size())
            __builtin_trap();
        (void)data->text(element.tag);
        (void)data->decimal(element.tag);
    }
    (void)pixelLayoutOf(*data);
    constexpr double bearable = 1000; // frames: each costs memory, and their number is only a claim
    if (data->decimal(dicomTag(0x0028, 0x0008)).value_or(1) < bearable)
        (void)readFrames(*data);
    return 0;
}
