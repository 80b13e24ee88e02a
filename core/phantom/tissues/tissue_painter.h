#pragma once

#include "core/phantom/recipe/phantom_labels.h"
#include "core/phantom/tissues/tissue.h"

#include <algorithm>

namespace foramen {

/// Blends tissues over each other with soft borders.
struct TissuePainter {
    const Palette& palette;
    float sharpness; ///< 1 / width of a border, per mm
    Signal signal{};
    PhantomLabel labels = 0;

    /// The share of a structure at a point, from the distance to its surface (negative inside).
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

} // namespace foramen
