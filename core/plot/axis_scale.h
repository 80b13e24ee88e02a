#pragma once

#include "core/plot/chart_axis.h"

#include <string>
#include <vector>

namespace foramen {

/// Round values along an axis, and the range that they span.
struct AxisTicks {
    struct Tick {
        double value = 0;
        std::string label;
    };
    double least = 0;
    double most = 1;
    AxisScale scale = AxisScale::Linear;
    std::vector<Tick> ticks;

    /// Where a value lies, 0 at least, 1 at most; not finite where it cannot be shown.
    [[nodiscard]] double fraction(double value) const;
};

/// Ticks for data in [least, most]. Ends that the axis does not fix move out to the next tick.
/// @param least, most  finite, and above 0 on a logarithmic axis.
/// @param count  about how many ticks fit.
[[nodiscard]] AxisTicks axisTicks(const ChartAxis& axis, double least, double most, int count);

/// A step of 1, 2 or 5 times a power of ten that divides a span into about @p count parts.
[[nodiscard]] double roundStep(double span, int count);

/// A number with that many decimals, groups of three digits apart; "–" when it is not finite.
[[nodiscard]] std::string numberText(double value, int decimals);

/// Decimals that tell multiples of a step apart.
[[nodiscard]] int decimalsFor(double step);

} // namespace foramen
