#include "core/plot/axis_scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>

namespace foramen {

namespace {

constexpr double kRounding = 1e-9; ///< in steps: how far a tick may lie outside by rounding

/// A little space where all values are equal, so that there is a range at all.
void widenPoint(double& least, double& most)
{
    if (most > least)
        return;
    const double space = least == 0 ? 1 : std::abs(least) * 0.1;
    least -= least > 0 && least - space < 0 ? least : space;
    most += space;
}

AxisTicks linearTicks(const ChartAxis& axis, double least, double most, int count)
{
    AxisTicks ticks{axis.least.value_or(least), axis.most.value_or(most), AxisScale::Linear, {}};
    widenPoint(ticks.least, ticks.most);
    const double step = roundStep(ticks.most - ticks.least, count);
    if (!axis.least)
        ticks.least = std::floor(ticks.least / step + kRounding) * step;
    if (!axis.most)
        ticks.most = std::ceil(ticks.most / step - kRounding) * step;
    const double first = std::ceil(ticks.least / step - kRounding);
    const double last = std::floor(ticks.most / step + kRounding);
    for (double index = first; index <= last; ++index) {
        const double value = index == 0 ? 0 : index * step; // no "-0"
        ticks.ticks.push_back({value, numberText(value, decimalsFor(step))});
    }
    return ticks;
}

AxisTicks logarithmicTicks(const ChartAxis& axis, double least, double most)
{
    AxisTicks ticks{
        axis.least.value_or(least), axis.most.value_or(most), AxisScale::Logarithmic, {}};
    const double lowest = std::floor(std::log10(ticks.least) + kRounding);
    const double highest = std::ceil(std::log10(ticks.most) - kRounding);
    if (!axis.least)
        ticks.least = std::pow(10, lowest);
    if (!axis.most)
        ticks.most = std::pow(10, std::max(highest, lowest + 1));
    constexpr double few = 2; // decades: there is room for 2 and 5 between the powers
    constexpr std::array<double, 3> factors = {1, 2, 5};
    for (double decade = lowest; decade <= std::max(highest, lowest + 1); ++decade)
        for (const double factor : factors) {
            const double value = factor * std::pow(10, decade);
            const bool inside =
                value >= ticks.least * (1 - kRounding) && value <= ticks.most * (1 + kRounding);
            if (inside && (factor == 1 || highest - lowest <= few))
                ticks.ticks.push_back({value, fmt::format("{:g}", value)});
        }
    return ticks;
}

} // namespace

double AxisTicks::fraction(double value) const
{
    if (scale == AxisScale::Linear)
        return (value - least) / (most - least);
    return value > 0 ? std::log(value / least) / std::log(most / least)
                     : std::numeric_limits<double>::quiet_NaN();
}

AxisTicks axisTicks(const ChartAxis& axis, double least, double most, int count)
{
    return axis.scale == AxisScale::Logarithmic ? logarithmicTicks(axis, least, most)
                                                : linearTicks(axis, least, most, count);
}

double roundStep(double span, int count)
{
    const double rough = span / std::max(count, 1);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * (1 - kRounding))
            return factor * power;
    return 10 * power;
}

std::string numberText(double value, int decimals)
{
    if (!std::isfinite(value))
        return "–";
    std::string text = fmt::format("{:.{}f}", value, std::max(decimals, 0));
    if (std::abs(value) >= 1e15)
        return fmt::format("{:.3g}", value);
    const auto isZero = [](char letter) {
        return letter == '0' || letter == '.' || letter == '-';
    };
    if (text.front() == '-' && std::all_of(text.begin(), text.end(), isZero))
        text.erase(0, 1);
    const std::size_t begin = text.front() == '-' ? 1 : 0;
    const std::size_t end = std::min(text.find('.'), text.size());
    constexpr std::size_t group = 3;
    constexpr std::size_t longestPlain = 4; // 1234 has no separator, 12 345 has
    if (end - begin > longestPlain)
        for (std::size_t at = end - group; at > begin && at < text.size(); at -= group) {
            text.insert(at, "\u00A0");
            if (at < begin + group)
                break;
        }
    return text;
}

int decimalsFor(double step)
{
    constexpr int most = 9;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - kRounding)), 0, most);
}

} // namespace foramen
