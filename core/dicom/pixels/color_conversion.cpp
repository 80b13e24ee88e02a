#include "core/dicom/pixels/color_conversion.h"

#include "core/dicom/pixels/stored_integers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Color = std::array<std::uint8_t, 3>; ///< red, green, blue

std::uint8_t byteOf(double value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

/// ITU-R BT.601, rounded.
std::uint8_t luminanceOf(const Color& color)
{
    return static_cast<std::uint8_t>((299 * color[0] + 587 * color[1] + 114 * color[2] + 500)
                                     / 1000);
}

/// Red, green and blue from luminance and the two colour differences (PS3.3 C.7.6.3.1.2), in steps
/// of 1/65536.
class YbrColors {
public:
    explicit YbrColors(const std::string& photometric)
    {
        // The retired partial range: black is 16, white 235, the differences span 224 steps.
        const bool isPartial = photometric.starts_with("YBR_PARTIAL");
        m_black = isPartial ? 16 : 0;
        const double light = isPartial ? 255.0 / 219 : 1;
        const double difference = isPartial ? 255.0 / 224 : 1;
        m_light = steps(light);
        m_redOfCr = steps(1.402 * difference);
        m_greenOfCb = steps(-0.344136 * difference);
        m_greenOfCr = steps(-0.714136 * difference);
        m_blueOfCb = steps(1.772 * difference);
    }

    [[nodiscard]] Color at(int y, int cb, int cr) const
    {
        const int light = m_light * (y - m_black);
        return {rounded(light + m_redOfCr * (cr - 128)),
                rounded(light + m_greenOfCb * (cb - 128) + m_greenOfCr * (cr - 128)),
                rounded(light + m_blueOfCb * (cb - 128))};
    }
    [[nodiscard]] std::uint8_t luminance(int y) const { return rounded(m_light * (y - m_black)); }

private:
    static int steps(double factor) { return static_cast<int>(std::lround(factor * 65536)); }
    static std::uint8_t rounded(int inSteps)
    {
        return static_cast<std::uint8_t>(std::clamp((inSteps + 32768) >> 16, 0, 255));
    }

    int m_black = 0;
    int m_light = 0;
    int m_redOfCr = 0;
    int m_greenOfCb = 0;
    int m_greenOfCr = 0;
    int m_blueOfCb = 0;
};

/// The pictures under construction.
class ColorPixels {
public:
    ColorPixels(const PixelLayout& layout, PixelData& pixels)
        : m_pixels(pixels)
    {
        const std::size_t count = layout.pixelsPerFrame() * static_cast<std::size_t>(layout.frames);
        pixels.stored.assign(count, 0);
        pixels.colors.assign(3 * count, 0);
    }

    [[nodiscard]] std::size_t size() const { return m_pixels.stored.size(); }

    void set(std::size_t index, const Color& color, std::uint8_t luminance)
    {
        std::copy(color.begin(), color.end(),
                  m_pixels.colors.begin() + static_cast<std::ptrdiff_t>(3 * index));
        m_pixels.stored[index] = luminance;
    }

private:
    PixelData& m_pixels;
};

/// Calls @p use with the index and the integer of each sample.
template <class Use>
void forEachSample(const PixelLayout& layout, std::span<const std::uint8_t> bytes, Use use)
{
    switch (layout.bitsAllocated) {
    case 8:
        forEachInteger<std::uint8_t>(layout, bytes, use);
        break;
    case 16:
        forEachInteger<std::uint16_t>(layout, bytes, use);
        break;
    case 32:
        forEachInteger<std::uint32_t>(layout, bytes, use);
        break;
    default:
        forEachInteger<std::uint64_t>(layout, bytes, use);
        break;
    }
}

/// The samples as bytes, the lowest value of their depth 0, the highest 255.
std::vector<std::uint8_t> byteSamples(const PixelLayout& layout,
                                      std::span<const std::uint8_t> bytes)
{
    std::vector<std::uint8_t> samples(layout.pixelsPerFrame()
                                      * static_cast<std::size_t>(layout.frames) * 3);
    const double range = std::ldexp(1.0, layout.bitsStored) - 1;
    const double least = layout.isSigned ? -std::ldexp(1.0, layout.bitsStored - 1) : 0;
    forEachSample(layout, bytes, [&](std::size_t i, std::int64_t value) {
        samples[i] = byteOf((static_cast<double>(value) - least) * 255 / range);
    });
    return samples;
}

/// Three samples a pixel, side by side or plane after plane in each frame.
void convertSamples(const PixelLayout& layout, const std::uint8_t* samples, ColorPixels& made)
{
    const std::size_t perFrame = layout.pixelsPerFrame();
    const std::size_t step = layout.planar ? perFrame : 1;
    const bool isYbr = layout.photometric.starts_with("YBR");
    const YbrColors ybr(layout.photometric);
    for (std::size_t i = 0; i < made.size(); ++i) {
        const std::uint8_t* first =
            samples + (layout.planar ? i / perFrame * 3 * perFrame + i % perFrame : 3 * i);
        const Color stored = {first[0], first[step], first[2 * step]};
        if (isYbr)
            made.set(i, ybr.at(stored[0], stored[1], stored[2]), ybr.luminance(stored[0]));
        else
            made.set(i, stored, luminanceOf(stored));
    }
}

/// Two pixels share their colour differences: Y1 Y2 Cb Cr.
void convertHalfSampled(const PixelLayout& layout, std::span<const std::uint8_t> bytes,
                        ColorPixels& made)
{
    const YbrColors ybr(layout.photometric);
    for (std::size_t i = 0; i < made.size() && i / 2 * 4 + 3 < bytes.size(); ++i) {
        const std::uint8_t* pair = bytes.data() + i / 2 * 4;
        made.set(i, ybr.at(pair[i % 2], pair[2], pair[3]), ybr.luminance(pair[i % 2]));
    }
}

/// Red, green and blue by stored value.
struct Palette {
    std::vector<Color> colors;
    std::int64_t first = 0; ///< the stored value of the first colour

    [[nodiscard]] const Color& at(std::int64_t stored) const
    {
        const auto last = static_cast<std::int64_t>(colors.size()) - 1;
        return colors[static_cast<std::size_t>(std::clamp<std::int64_t>(stored - first, 0, last))];
    }
};

/// The tables of the three colours as words. @return the stored value of the first entry.
Result<std::int64_t> readTables(const Dataset& header, const PixelLayout& layout,
                                std::array<std::vector<std::uint16_t>, 3>& tables, bool& areBytes)
{
    std::int64_t begin = 0;
    for (std::uint16_t color = 0; color < 3; ++color) {
        const DatasetElement* descriptor =
            header.root().find(dicomTag(0x0028, static_cast<std::uint16_t>(0x1101 + color)));
        const DatasetElement* table =
            header.root().find(dicomTag(0x0028, static_cast<std::uint16_t>(0x1201 + color)));
        if (!descriptor || !table || header.value(*descriptor).size() < 6)
            return failure(ErrorCode::Unsupported, ReasonCode::PaletteMissing);
        const std::uint8_t* words = header.value(*descriptor).data();
        const bool big = header.bigEndian();
        const int stated = wordAt<std::uint16_t>(words, big);
        const std::size_t count = stated == 0 ? 65536 : static_cast<std::size_t>(stated);
        begin = wordAt<std::uint16_t>(words + 2, big);
        const std::span<const std::uint8_t> data = header.value(*table);
        if (data.size() < count)
            return failure(ErrorCode::Corrupt, ReasonCode::PaletteDamaged);
        const bool isWide = data.size() >= 2 * count;
        areBytes = areBytes || !isWide;
        std::vector<std::uint16_t>& entries = tables[color];
        entries.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            entries[i] = isWide ? wordAt<std::uint16_t>(data.data() + 2 * i, big) : data[i];
    }
    return layout.isSigned && begin >= 32768 ? begin - 65536 : begin;
}

Result<Palette> readPalette(const Dataset& header, const PixelLayout& layout)
{
    std::array<std::vector<std::uint16_t>, 3> tables;
    bool areBytes = false;
    const Result<std::int64_t> first = readTables(header, layout, tables, areBytes);
    if (!first)
        return tl::make_unexpected(first.error());
    // Some writers put 8-bit entries into words without scaling them to 16 bits.
    const bool isShallow = std::all_of(tables.begin(), tables.end(), [](const auto& entries) {
        return *std::max_element(entries.begin(), entries.end()) < 256;
    });
    const int shift = areBytes || isShallow ? 0 : 8;
    Palette palette{{}, *first};
    palette.colors.resize(std::max({tables[0].size(), tables[1].size(), tables[2].size()}));
    for (std::size_t i = 0; i < palette.colors.size(); ++i)
        for (std::size_t color = 0; color < 3; ++color) {
            const auto& entries = tables[color];
            palette.colors[i][color] =
                static_cast<std::uint8_t>(entries[std::min(i, entries.size() - 1)] >> shift);
        }
    return palette;
}

} // namespace

Result<PixelData> convertColors(const Dataset& header, const PixelLayout& layout,
                                std::span<const std::uint8_t> bytes, PixelData pixels)
{
    if (layout.floating || layout.bitsAllocated < 8)
        return failure(ErrorCode::Unsupported, ReasonCode::UnusualColours);
    if (layout.samples == 1) {
        const Result<Palette> palette = readPalette(header, layout);
        if (!palette)
            return tl::make_unexpected(palette.error());
        ColorPixels made(layout, pixels);
        forEachSample(layout, bytes, [&](std::size_t i, std::int64_t value) {
            const Color& color = palette->at(value);
            made.set(i, color, luminanceOf(color));
        });
        return pixels;
    }
    ColorPixels made(layout, pixels);
    if (layout.halfSampled())
        convertHalfSampled(layout, bytes, made);
    else if (layout.bitsAllocated == 8 && layout.bitsStored == 8)
        convertSamples(layout, bytes.data(), made);
    else
        convertSamples(layout, byteSamples(layout, bytes).data(), made);
    return pixels;
}

} // namespace foramen
