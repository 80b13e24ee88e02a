#include "core/dicom/pixels/pixel_conversion.h"

#include "core/dicom/parsing/frame_geometry.h"
#include "core/dicom/pixels/color_conversion.h"
#include "core/dicom/pixels/lookup_table.h"
#include "core/dicom/pixels/stored_integers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace foramen {

namespace {

/// Rescale Slope and Intercept.
struct Rescale {
    double slope = 1;
    double intercept = 0;
    friend bool operator==(const Rescale&, const Rescale&) = default;
};

/// Rescale Slope and Intercept (0028,1053), (0028,1052), of the frame or of the whole image.
Rescale rescaleOf(const Dataset& header, std::size_t frameIndex)
{
    const DatasetItem* item = functionalGroup(header, frameIndex, dicomTag(0x0028, 0x9145));
    const DatasetItem& source = item ? *item : header.root();
    Rescale rescale;
    rescale.slope = header.decimal(source, dicomTag(0x0028, 0x1053)).value_or(1);
    rescale.intercept = header.decimal(source, dicomTag(0x0028, 0x1052)).value_or(0);
    if (rescale.slope == 0)
        rescale.slope = 1; // some writers use 0 for "none"
    return rescale;
}

/// The Modality LUT (0028,3000), where the header has no Rescale Slope.
std::optional<LookupTable> modalityLut(const Dataset& header, const PixelLayout& layout)
{
    const DatasetItem* item = header.firstItem(header.root(), dicomTag(0x0028, 0x3000));
    if (!item || layout.floating || header.decimal(dicomTag(0x0028, 0x1053)))
        return std::nullopt;
    return readLookupTable(header, *item, layout.isSigned);
}

/// Words of this machine's byte order whose value is in the lowest bits. A loop without branches,
/// which the compiler vectorises.
void convertLowBits(const PixelLayout& layout, std::span<const std::uint8_t> bytes,
                    PixelData& pixels)
{
    const auto mask = static_cast<std::uint16_t>((1U << layout.bitsStored) - 1);
    const auto sign =
        static_cast<std::uint16_t>(layout.isSigned ? 1U << (layout.bitsStored - 1) : 0U);
    const std::uint8_t* from = bytes.data();
    for (std::int16_t& stored : pixels.stored) {
        std::uint16_t word = 0;
        std::memcpy(&word, from, sizeof(word));
        from += sizeof(word);
        stored = static_cast<std::int16_t>(((word & mask) ^ sign) - sign);
    }
}

/// The common case: up to 16 bits, one sample. Unsigned 16-bit values are shifted into int16.
template <class Word>
void convertNarrow(const PixelLayout& layout, std::span<const std::uint8_t> bytes,
                   PixelData& pixels)
{
    const bool turn = layout.photometric == "MONOCHROME1";
    const std::int64_t range = std::int64_t{1} << layout.bitsStored;
    const std::int64_t ends = layout.isSigned ? -1 : range - 1; // lowest + highest
    const std::int64_t shift = !layout.isSigned && layout.bitsStored == 16 ? 32768 : 0;
    const bool areNativeWords =
        sizeof(Word) == 2 && !layout.bigEndian && std::endian::native == std::endian::little;
    if (areNativeWords && layout.bitsStored == 16 && !turn) {
        std::memcpy(pixels.stored.data(), bytes.data(),
                    pixels.stored.size() * sizeof(std::int16_t));
        if (!layout.isSigned)
            for (std::int16_t& stored : pixels.stored) // minus 32768, modulo 65536
                stored =
                    static_cast<std::int16_t>(stored ^ std::numeric_limits<std::int16_t>::min());
    } else if (areNativeWords && layout.highBit + 1 == layout.bitsStored && !turn) {
        convertLowBits(layout, bytes, pixels);
    } else {
        forEachInteger<Word>(layout, bytes, [&](std::size_t i, std::int64_t value) {
            pixels.stored[i] = static_cast<std::int16_t>((turn ? ends - value : value) - shift);
        });
    }
    if (turn)
        pixels.turnedRoundFrom =
            pixels.rescaleSlope * static_cast<double>(ends) + 2 * pixels.rescaleIntercept;
    pixels.rescaleIntercept += pixels.rescaleSlope * static_cast<double>(shift);
}

template <class Word>
std::vector<double> integers(const PixelLayout& layout, std::span<const std::uint8_t> bytes)
{
    std::vector<double> values(layout.pixelsPerFrame() * static_cast<std::size_t>(layout.frames)
                               * static_cast<std::size_t>(layout.samples));
    forEachInteger<Word>(layout, bytes, [&](std::size_t i, std::int64_t value) {
        values[i] = static_cast<double>(value);
    });
    return values;
}

std::vector<double> bits(const PixelLayout& layout, std::span<const std::uint8_t> bytes)
{
    std::vector<double> values(layout.pixelsPerFrame() * static_cast<std::size_t>(layout.frames));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = bytes[i / 8] >> (i % 8) & 1;
    return values;
}

std::vector<double> floats(const PixelLayout& layout, std::span<const std::uint8_t> bytes)
{
    std::vector<double> values(layout.pixelsPerFrame() * static_cast<std::size_t>(layout.frames));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = layout.bitsAllocated == 64
            ? std::bit_cast<double>(wordAt<std::uint64_t>(bytes.data() + 8 * i, layout.bigEndian))
            : std::bit_cast<float>(wordAt<std::uint32_t>(bytes.data() + 4 * i, layout.bigEndian));
    return values;
}

/// The stored samples of any layout as numbers.
std::vector<double> samplesOf(const PixelLayout& layout, std::span<const std::uint8_t> bytes)
{
    if (layout.floating)
        return floats(layout, bytes);
    switch (layout.bitsAllocated) {
    case 1:
        return bits(layout, bytes);
    case 8:
        return integers<std::uint8_t>(layout, bytes);
    case 16:
        return integers<std::uint16_t>(layout, bytes);
    case 32:
        return integers<std::uint32_t>(layout, bytes);
    default:
        return integers<std::uint64_t>(layout, bytes);
    }
}

/// Quantises values of any range to 65,536 steps. NaN becomes the lowest value.
void quantise(const std::vector<double>& values, PixelData& pixels)
{
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const double value : values)
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (low > high)
        low = high = 0;
    constexpr double steps = 65535;
    // Halved, since the distance between two doubles may be none; halving changes no digit.
    const double halfStep = (high / 2 - low / 2) / steps;
    // Values that are equal, or so near to each other that a step is none: all become the lowest.
    const bool isFlat = !(halfStep > 0);
    pixels.rescaleSlope = isFlat ? 1 : 2 * halfStep;
    pixels.rescaleIntercept = low + 32768 * pixels.rescaleSlope;
    pixels.stored.resize(values.size());
    std::transform(values.begin(), values.end(), pixels.stored.begin(), [&](double value) {
        const double index =
            std::isfinite(value) && !isFlat ? std::round((value / 2 - low / 2) / halfStep) : 0;
        return static_cast<std::int16_t>(std::clamp(index, 0.0, steps) - 32768);
    });
}

/// Stores whole numbers in the range of int16 unchanged; other values are quantised.
void storeValues(const std::vector<double>& values, PixelData& pixels)
{
    const bool fits = std::all_of(values.begin(), values.end(), [](double v) {
        return v == std::floor(v) && v >= std::numeric_limits<std::int16_t>::min()
            && v <= std::numeric_limits<std::int16_t>::max();
    });
    if (!fits) {
        quantise(values, pixels);
        return;
    }
    pixels.stored.resize(values.size());
    std::transform(values.begin(), values.end(), pixels.stored.begin(),
                   [](double v) { return static_cast<std::int16_t>(v); });
}

/// More than 16 bits, floating point, a Modality LUT, or a different rescaling for each frame.
PixelData convertWide(const Dataset& header, const PixelLayout& layout,
                      std::span<const std::uint8_t> bytes, PixelData pixels)
{
    std::vector<double> values = samplesOf(layout, bytes);
    const std::optional<LookupTable> table = modalityLut(header, layout);
    if (table)
        for (double& value : values)
            value = table->at(value);
    const std::size_t perFrame = layout.pixelsPerFrame();
    for (std::size_t frame = 0; !table && frame < static_cast<std::size_t>(layout.frames);
         ++frame) {
        const Rescale rescale = rescaleOf(header, frame);
        for (std::size_t i = frame * perFrame; i < (frame + 1) * perFrame; ++i)
            values[i] = rescale.slope * values[i] + rescale.intercept;
    }
    if (layout.photometric == "MONOCHROME1" && !values.empty()) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const double ends = *low + *high;
        for (double& value : values)
            value = ends - value;
        pixels.turnedRoundFrom = ends;
    }
    storeValues(values, pixels);
    return pixels;
}

} // namespace

Result<PixelData> convertPixels(const Dataset& header, const PixelLayout& layout,
                                std::span<const std::uint8_t> bytes,
                                std::vector<std::int16_t> memory)
{
    if (bytes.size() < layout.byteCount())
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataTooShort);
    PixelData pixels;
    pixels.columns = layout.columns;
    pixels.rows = layout.rows;
    pixels.frames = layout.frames;
    pixels.stored = std::move(memory);
    if (layout.isColor())
        return convertColors(header, layout, bytes, std::move(pixels));
    const Rescale rescale = rescaleOf(header, 0);
    bool uniform = true;
    for (int i = 1; i < layout.frames && uniform; ++i)
        uniform = rescaleOf(header, static_cast<std::size_t>(i)) == rescale;
    if (!uniform || modalityLut(header, layout) || layout.floating || layout.bitsAllocated > 16
        || layout.bitsAllocated == 1)
        return convertWide(header, layout, bytes, std::move(pixels));
    pixels.rescaleSlope = rescale.slope;
    pixels.rescaleIntercept = rescale.intercept;
    pixels.stored.resize(layout.pixelsPerFrame() * static_cast<std::size_t>(layout.frames));
    if (layout.bitsAllocated == 8)
        convertNarrow<std::uint8_t>(layout, bytes, pixels);
    else
        convertNarrow<std::uint16_t>(layout, bytes, pixels);
    return pixels;
}

} // namespace foramen
