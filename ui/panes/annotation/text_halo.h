#pragma once

#include <QImage>

namespace foramen {

/// A black halo around what a picture shows, of the same size; what the picture shows is not in it.
/// It is made from the pixels, not by stroking outlines, which takes fifty times as long.
/// @param text premultiplied, with a margin wide enough. @param radius device pixels.
/// @param alpha of the halo where it is densest, 0 to 255.
[[nodiscard]] QImage haloAround(const QImage& text, double radius, int alpha);

} // namespace foramen
