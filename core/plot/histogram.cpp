#include "core/plot/histogram.h"

#include "core/plot/plot_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

constexpr int kMostBins = 200;

/// The bins of a histogram with their counts.
struct Bins {
    double first = 0; ///< left end of the first bin
    double width = 1;
    std::vector<std::size_t> counts;
    std::size_t leftOut = 0; ///< values that are not finite or outside the given range
};

double quantile(const std::vector<double>& sorted, double fraction)
{
    const double place = fraction * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Freedman and Diaconis 1981: twice the quartile distance over the cube root of the count.
int binCount(const Histogram& chart, const std::vector<double>& sorted)
{
    if (chart.bins > 0)
        return std::min(chart.bins, kMostBins);
    constexpr int usual = 12; // where the quartiles coincide
    constexpr int fewest = 5;
    constexpr int most = 40;
    const double width = 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25))
        / std::cbrt(static_cast<double>(sorted.size()));
    const double span = sorted.back() - sorted.front();
    return width > 0 ? static_cast<int>(std::clamp(span / width, double{fewest}, double{most}))
                     : usual;
}

Bins binsOf(const Histogram& chart)
{
    Bins bins;
    std::vector<double> sorted;
    for (const double value : chart.values)
        if (std::isfinite(value) && value >= chart.value.least.value_or(value)
            && value <= chart.value.most.value_or(value))
            sorted.push_back(value);
    bins.leftOut = chart.values.size() - sorted.size();
    if (sorted.empty())
        return bins;
    std::sort(sorted.begin(), sorted.end());
    const double least = chart.value.least.value_or(sorted.front());
    const double most = chart.value.most.value_or(sorted.back());
    constexpr double rounding = 1e-9; // of a bin
    bins.width = most > least ? roundStep(most - least, binCount(chart, sorted)) : 1;
    bins.first = std::floor(least / bins.width + rounding) * bins.width;
    const auto last = static_cast<std::size_t>((most - bins.first) / bins.width - rounding);
    bins.counts.assign(std::min<std::size_t>(last + 1, std::size_t{2} * kMostBins), 0);
    for (const double value : sorted) {
        const double place = std::max((value - bins.first) / bins.width + rounding, 0.0);
        ++bins.counts[std::min(static_cast<std::size_t>(place), bins.counts.size() - 1)];
    }
    return bins;
}

std::string binText(const Bins& bins, std::size_t index, const std::string& unit)
{
    const double left = bins.first + bins.width * static_cast<double>(index);
    const int decimals = decimalsFor(bins.width);
    return fmt::format("{} to {}{}{}: {}", numberText(left, decimals),
                       numberText(left + bins.width, decimals), unit.empty() ? "" : " ", unit,
                       bins.counts[index]);
}

std::string descriptionOf(const Histogram& chart, const Bins& bins)
{
    std::string text = "Histogram of " + axisTitle(chart.value) + ". ";
    for (std::size_t i = 0; i < bins.counts.size(); ++i)
        if (bins.counts[i] > 0)
            text += binText(bins, i, chart.value.unit) + ". ";
    return text;
}

void paintBars(const Histogram& chart, const Bins& bins, const PlotFrame& frame, SvgCanvas& canvas)
{
    for (std::size_t i = 0; i < bins.counts.size(); ++i) {
        if (bins.counts[i] == 0)
            continue;
        const double left = bins.first + bins.width * static_cast<double>(i);
        canvas.bar({frame.xOf(left) + 1.5, frame.yOf(static_cast<double>(bins.counts[i])),
                    frame.xOf(left + bins.width) - 1.5, frame.area().bottom},
                   SeriesLook::of(0), binText(bins, i, chart.value.unit));
    }
}

} // namespace

std::string svgOf(const Histogram& chart)
{
    SvgCanvas canvas;
    const Bins bins = binsOf(chart);
    PlotFrame frame(canvas, {chart.width, chart.height}, chart.title, {});
    if (bins.counts.empty()) {
        frame.drawNothing();
    } else {
        const double last = bins.first + bins.width * static_cast<double>(bins.counts.size());
        const auto highest =
            static_cast<double>(*std::max_element(bins.counts.begin(), bins.counts.end()));
        constexpr int xTicks = 8;
        // Counts are whole: no tick between two of them.
        const int yTicks = static_cast<int>(std::min(highest, 5.0));
        ChartAxis x = chart.value;
        x.least = bins.first;
        x.most = last;
        std::string title = axisTitle(chart.value);
        if (bins.leftOut > 0)
            title += fmt::format("; {} {} not shown", bins.leftOut,
                                 bins.leftOut == 1 ? "value" : "values");
        frame.drawAxes(axisTicks(x, bins.first, last, xTicks), title,
                       axisTicks({.least = 0.0}, 0, highest, yTicks), chart.countLabel);
        paintBars(chart, bins, frame, canvas);
    }
    return canvas.finish(chart.width, chart.height, chart.title, descriptionOf(chart, bins));
}

} // namespace foramen
