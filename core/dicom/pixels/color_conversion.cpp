#include "core/dicom/pixels/color_conversion.h"

#include "core/dicom/pixels/palette.h"
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

} // namespace

Result<PixelData> convertColors(const Dataset& header, const PixelLayout& layout,
                                std::span<const std::uint8_t> bytes, PixelData pixels)
{
    if (layout.floating || layout.bitsAllocated < 8)
        return failure(ErrorCode::Unsupported, ReasonCode::UnusualColours);
    if (layout.samples == 1) {
        const Result<Palette> palette = readPalette(header, layout.isSigned);
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
