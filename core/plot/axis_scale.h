#pragma once

#include "core/plot/chart_axis.h"

#include <string>
#include <vector>

namespace foramen {

/// The round tick values of an axis and the range that they span.
struct AxisTicks {
    struct Tick {
        double value = 0;
        std::string label;
    };
    double least = 0;
    double most = 1;
    AxisScale scale = AxisScale::Linear;
    std::vector<Tick> ticks;

    /// The position of a value, 0 to 1; not finite where it cannot be shown.
    [[nodiscard]] double fraction(double value) const;
};

/// Ticks for data in [least, most]. Ends that the axis does not fix are extended to the next tick.
/// @param least, most  finite, and above 0 on a logarithmic axis.
/// @param count  the approximate number of ticks that fit.
[[nodiscard]] AxisTicks axisTicks(const ChartAxis& axis, double least, double most, int count);

/// A step of 1, 2 or 5 times a power of ten that divides a span into about @p count parts.
[[nodiscard]] double roundStep(double span, int count);

/// A number with that many decimals and separated groups of three digits; "–" when it is not
/// finite.
[[nodiscard]] std::string numberText(double value, int decimals);

/// The number of decimals that distinguishes multiples of a step.
[[nodiscard]] int decimalsFor(double step);

} // namespace foramen
