#pragma once

#include "core/phantom/anatomy.h"

#include <algorithm>
#include <cmath>

namespace foramen {

/// What the straightened spine looks like at one height; all lengths mm, `back` measured from the
/// centre line.
struct Anatomy::Station {
    int unit = 0; ///< the motion segment: disc index
    float below = 0; ///< height below the middle of the disc
    float bodyOffset = 0; ///< height below the middle of the nearest vertebra
    float halfDisc = 5; ///< at the rim
    float halfWidth = 22, halfDepth = 17; ///< outline of body or disc
    float wall = 15; ///< back of the bodies at the midline, without waist
    float sacFront = 16, sacBack = 30, sacHalfWidth = 9; ///< sacBack <= sacFront: no sac
    float openFront = 1, openBack = 15; ///< of the open sac, behind the wall
    float roof = 19; ///< apex of the canal's roof behind the wall
    float canalHalfWidth = 12;
    float bump = 0; ///< 1 at the height of the canal's narrowing
    float rootRadius = 0.7F;
    float crowded = 0; ///< 0 roots in CSF to 1 nothing but roots
    int rootCount = 0;
    float cord = 0; ///< half width of the cord, 0 below the conus
    int rootRow = 0;
};

/// A place seen from its motion segment.
struct Anatomy::Local {
    const Station& station;
    const DiscPlan& disc;
    const VertebraPlan& upper;
    const VertebraPlan& lower;
    float left; ///< mm, negative on the right
    float aside; ///< |left|
    std::size_t side; ///< 0 left, 1 right
    float back; ///< behind the centre line
    float behind; ///< behind the bodies' back wall
    float below; ///< below the disc's middle
    float radius; ///< 1 on the outline of body or disc
    float outward; ///< distance outside that outline
    float texture; ///< slow noise
    float scale;

    /// The canal's roof here, behind the bodies' back wall: an arch with its apex at the midline.
    [[nodiscard]] float roofFront() const
    {
        return station.roof - 0.62F * aside - 0.03F * aside * aside;
    }
};

/// Distances to the two processes of a facet joint and to the gap between them.
struct Anatomy::Facet {
    float superior, inferior, joint;
};

/// Lays tissues over each other with soft borders.
struct Anatomy::Painter {
    const Palette& palette;
    float sharpness; ///< 1 / width of a border, per mm
    Signal signal{};
    PhantomLabel labels = 0;

    /// Share that a structure fills, from the distance to its surface (negative inside).
    [[nodiscard]] float cover(float distance) const
    {
        return std::clamp(0.5F - distance * sharpness, 0.0F, 1.0F);
    }
    void paint(float share, Signal value) { signal = blended(signal, value, share); }
    void paint(float share, Tissue tissue)
    {
        if (share > 0)
            signal = blended(signal, palette.of(tissue), share);
    }
    void paint(float share, Tissue tissue, float brightness)
    {
        const Signal value = palette.of(tissue);
        paint(share, {value.t1 * brightness, value.t2 * brightness});
    }
    void mark(float distance, PhantomLabel label)
    {
        if (distance < 0)
            labels |= label;
    }
    void unmark(float distance, PhantomLabel label)
    {
        if (distance < 0)
            labels &= static_cast<PhantomLabel>(~label);
    }
};

namespace parts {

/// 1 at 0, falling smoothly to 0 at +-1.
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

/// Union and intersection of two distances whose edges are rounded over about this radius, mm.
inline float joined(float a, float b, float radius)
{
    const float near = std::max(radius - std::abs(a - b), 0.0F) / radius;
    return std::min(a, b) - near * near * radius * 0.25F;
}
inline float common(float a, float b, float radius)
{
    return -joined(-a, -b, radius);
}

/// About the distance to an ellipse with these half-axes; u and v are measured from its centre.
inline float ellipse(float u, float v, float halfU, float halfV)
{
    const float nu = u / halfU;
    const float nv = v / halfV;
    return (std::sqrt(nu * nu + nv * nv) - 1) * std::min(halfU, halfV);
}

} // namespace parts

} // namespace foramen
