#include "ui/panes/annotation/text_halo.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace foramen {

namespace {

/// How opaque each pixel is, line by line, with a frame of transparent pixels around.
struct Mask {
    Mask(int pictureWidth, int pictureHeight, int frameWidth)
        : frame(frameWidth)
        , width(pictureWidth + 2 * frameWidth)
        , opacity(static_cast<std::size_t>(width)
                      * static_cast<std::size_t>(pictureHeight + 2 * frameWidth),
                  0)
    {
    }
    /// The pixel at the left of a line of the picture.
    [[nodiscard]] std::uint8_t* line(int y)
    {
        return opacity.data()
            + static_cast<std::ptrdiff_t>(y + frame) * static_cast<std::ptrdiff_t>(width) + frame;
    }

    int frame;
    int width;
    std::vector<std::uint8_t> opacity;
};

/// @p share in 256ths.
void raise(std::uint8_t* values, const std::uint8_t* by, int count, unsigned share)
{
    if (share >= 256)
        for (int i = 0; i < count; ++i)
            values[i] = std::max(values[i], by[i]);
    else
        for (int i = 0; i < count; ++i)
            values[i] = std::max(
                values[i],
                static_cast<std::uint8_t>(static_cast<std::uint16_t>(by[i] * share) >> 8U));
}

} // namespace

QImage haloAround(const QImage& text, double radius, int alpha)
{
    const int reach = static_cast<int>(std::ceil(radius));
    const int width = text.width();
    const int height = text.height();
    Mask inner(width, height, reach);
    for (int y = 0; y < height; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(text.constScanLine(y));
        std::transform(line, line + width, inner.line(y),
                       [](QRgb pixel) { return static_cast<std::uint8_t>(qAlpha(pixel)); });
    }
    Mask outer(width, height, 0);
    for (int dy = -reach; dy <= reach; ++dy)
        for (int dx = -reach; dx <= reach; ++dx) {
            const double share = std::clamp(radius + 0.5 - std::hypot(dx, dy), 0.0, 1.0);
            const auto whole = static_cast<unsigned>(std::lround(share * 256));
            for (int y = 0; whole > 0 && y < height; ++y)
                raise(outer.line(y), inner.line(y + dy) + dx, width, whole);
        }
    QImage halo(text.size(), QImage::Format_ARGB32_Premultiplied);
    halo.setDevicePixelRatio(text.devicePixelRatio());
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(halo.scanLine(y));
        std::transform(outer.line(y), outer.line(y) + width, line, [alpha](std::uint8_t opacity) {
            return qRgba(0, 0, 0, opacity * alpha / 255);
        });
    }
    return halo;
}

} // namespace foramen
