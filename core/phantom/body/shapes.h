#pragma once

#include <algorithm>
#include <cmath>

namespace foramen {

/// Smooth steps, and distances to the surfaces of solids: negative inside, mm.
namespace shapes {

/// 1 at 0, smoothly decreasing to 0 at +-1.
inline float bell(float value)
{
    const float square = value * value;
    return square < 1 ? (1 - square) * (1 - square) : 0;
}

/// 0 below low, 1 above high, smooth between.
inline float ramp(float low, float high, float value)
{
    const float share = std::clamp((value - low) / (high - low), 0.0F, 1.0F);
    return share * share * (3 - 2 * share);
}

/// Union and intersection of two solids, given by their distances, with edges rounded to about this
/// radius, mm.
inline float joined(float a, float b, float radius)
{
    const float near = std::max(radius - std::abs(a - b), 0.0F) / radius;
    return std::min(a, b) - near * near * radius * 0.25F;
}
inline float common(float a, float b, float radius)
{
    return -joined(-a, -b, radius);
}

/// The approximate distance to an ellipse with these half-axes; u and v are measured from its
/// centre.
inline float ellipse(float u, float v, float halfU, float halfV)
{
    const float nu = u / halfU;
    const float nv = v / halfV;
    return (std::sqrt(nu * nu + nv * nv) - 1) * std::min(halfU, halfV);
}

} // namespace shapes

} // namespace foramen
