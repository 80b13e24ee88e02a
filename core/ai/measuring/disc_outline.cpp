#include "core/ai/measuring/disc_outline.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/segmenter_picture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

constexpr double kStep = 0.2; ///< mm between samples along a way
constexpr double kSeedReach = 8; ///< mm
constexpr double kLeastArea = 50; ///< mm2
constexpr double kMostArea = 1300; ///< mm2
constexpr double kLeastDepth = 16; ///< mm
constexpr double kMostDepth = 62; ///< mm
constexpr double kMostHalfHeight = 14; ///< mm
constexpr double kPixelArea = kSegmenterSpacing * kSegmenterSpacing;

/// A pixel of the disc.
struct Pixel {
    int column = 0;
    int row = 0;
};

std::size_t indexOf(Pixel pixel)
{
    return static_cast<std::size_t>(pixel.row) * static_cast<std::size_t>(kSegmenterColumns)
        + static_cast<std::size_t>(pixel.column);
}

std::optional<Pixel> nearestDiscPixel(const Segmentation& segmentation, FlatPoint seed, double edge)
{
    std::optional<Pixel> best;
    double nearest = kSeedReach;
    for (int row = 0; row < kSegmenterRows; ++row)
        for (int column = 0; column < kSegmenterColumns; ++column) {
            if (segmentation.at(segment_class::kDisc, column, row) < edge)
                continue;
            const double away = lengthOf(
                flatFromPixel({static_cast<double>(column), static_cast<double>(row)}) - seed);
            if (away < nearest) {
                nearest = away;
                best = Pixel{column, row};
            }
        }
    return best;
}

/// All pixels that are connected with one.
std::vector<FlatPoint> regionOf(const Segmentation& segmentation, Pixel start, double edge)
{
    std::vector<bool> seen(static_cast<std::size_t>(kSegmenterColumns)
                           * static_cast<std::size_t>(kSegmenterRows));
    std::vector<Pixel> todo = {start};
    std::vector<FlatPoint> region;
    const auto visit = [&](int column, int row) {
        if (column < 0 || row < 0 || column >= kSegmenterColumns || row >= kSegmenterRows)
            return;
        const std::size_t at = indexOf({column, row});
        if (seen[at] || segmentation.at(segment_class::kDisc, column, row) < edge)
            return;
        seen[at] = true;
        todo.push_back({column, row});
    };
    seen[indexOf(start)] = true;
    while (!todo.empty()) {
        const Pixel at = todo.back();
        todo.pop_back();
        region.push_back(
            flatFromPixel({static_cast<double>(at.column), static_cast<double>(at.row)}));
        visit(at.column - 1, at.row);
        visit(at.column + 1, at.row);
        visit(at.column, at.row - 1);
        visit(at.column, at.row + 1);
    }
    return region;
}

/// Centre and direction of a region.
struct Axis {
    FlatPoint center;
    FlatPoint posterior;
    bool isLong = false; ///< clearly longer than wide
};

Axis axisOf(const std::vector<FlatPoint>& region)
{
    constexpr double leastRatio = 1.4; // of length and width
    const auto count = static_cast<double>(region.size());
    FlatPoint sum;
    for (const FlatPoint& point : region)
        sum = sum + point;
    const FlatPoint center = sum * (1 / count);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const FlatPoint& point : region) {
        const FlatPoint way = point - center;
        xx += way.x * way.x / count;
        xy += way.x * way.y / count;
        yy += way.y * way.y / count;
    }
    const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
    const double root = std::hypot((xx - yy) / 2, xy);
    const double large = (xx + yy) / 2 + root;
    const double small = std::max((xx + yy) / 2 - root, 1e-9);
    FlatPoint posterior{std::cos(angle), std::sin(angle)};
    if (posterior.x < 0)
        posterior = posterior * -1;
    return {center, posterior, std::sqrt(large / small) >= leastRatio};
}

/// The ends of a region along a direction from a place, but for the outermost few percent.
std::pair<double, double> endsOf(const std::vector<FlatPoint>& region, const DiscOutline& outline)
{
    constexpr double share = 0.02;
    std::vector<double> along;
    along.reserve(region.size());
    for (const FlatPoint& point : region)
        along.push_back(dot(point - outline.center, outline.posterior));
    std::sort(along.begin(), along.end());
    const auto last = static_cast<double>(along.size() - 1);
    const double half = kSegmenterSpacing / 2;
    return {along[static_cast<std::size_t>(std::lround(share * last))] - half,
            along[static_cast<std::size_t>(std::lround((1 - share) * last))] + half};
}

/// The endplates at one place along the disc.
struct Trace {
    FlatPoint upper;
    FlatPoint lower;
};

std::optional<Trace> traceAt(const Segmentation& segmentation, const DiscOutline& outline,
                             double along, double edge)
{
    const auto disc = [&](FlatPoint place) {
        return segmentation.share(segment_class::kDisc, place);
    };
    const FlatPoint middle = outline.center + outline.posterior * along;
    // The disc may be curved: begin where it is clearest.
    constexpr double reach = 5; // mm
    FlatPoint start = middle;
    double best = disc(middle);
    for (double off = -reach; off <= reach; off += 0.5)
        if (const double here = disc(middle + outline.toFeet() * off) - 0.01 * std::abs(off);
            here > best) {
            best = here;
            start = middle + outline.toFeet() * off;
        }
    const FlatPoint up = outline.toFeet() * -1;
    const auto above = distanceToEdge(disc, start, up, kMostHalfHeight + reach, edge);
    const auto below = distanceToEdge(disc, start, outline.toFeet(), kMostHalfHeight + reach, edge);
    if (!above || !below)
        return std::nullopt;
    return Trace{start + up * *above, start + outline.toFeet() * *below};
}

/// The endplates from @p from to @p to, as shares of the disc's depth.
std::vector<Trace> tracesOf(const Segmentation& segmentation, const DiscOutline& outline,
                            double from, double to, double edge)
{
    constexpr int count = 17;
    std::vector<Trace> traces;
    for (int i = 0; i < count; ++i) {
        const double share = from + (to - from) * i / (count - 1);
        if (const auto trace =
                traceAt(segmentation, outline, outline.front + share * outline.depth(), edge))
            traces.push_back(*trace);
    }
    constexpr int least = 14; // of them
    return traces.size() >= least ? traces : std::vector<Trace>{};
}

/// Fits the endplates and turns the disc so that it lies midway between them.
bool fitPlates(const Segmentation& segmentation, DiscOutline& outline, double edge)
{
    const std::vector<Trace> traces = tracesOf(segmentation, outline, 0.15, 0.85, edge);
    std::vector<FlatPoint> upper;
    std::vector<FlatPoint> lower;
    for (const Trace& trace : traces) {
        upper.push_back(trace.upper);
        lower.push_back(trace.lower);
    }
    const auto above = lineThrough(upper, outline.posterior);
    const auto below = lineThrough(lower, outline.posterior);
    if (!above || !below)
        return false;
    outline.upperPlate = *above;
    outline.lowerPlate = *below;
    outline.posterior = unitOf(above->direction + below->direction);
    outline.center = (above->point + below->point) * 0.5;
    return true;
}

/// The mean distance of the endplates over the middle of the disc.
std::optional<double> heightOf(const Segmentation& segmentation, const DiscOutline& outline,
                               double edge)
{
    const std::vector<Trace> traces = tracesOf(segmentation, outline, 0.2, 0.8, edge);
    if (traces.empty())
        return std::nullopt;
    double sum = 0;
    for (const Trace& trace : traces)
        sum += dot(trace.lower - trace.upper, outline.toFeet());
    return sum / static_cast<double>(traces.size());
}

std::optional<FlatLine> fitted(const std::vector<FlatPoint>& points, FlatPoint posterior)
{
    constexpr std::size_t least = 4;
    if (points.size() < least)
        return std::nullopt;
    const FlatPoint down = downFrom(posterior);
    const auto count = static_cast<double>(points.size());
    FlatPoint sum;
    for (const FlatPoint& point : points)
        sum = sum + point;
    const FlatPoint mean = sum * (1 / count);
    double uu = 0;
    double uv = 0;
    for (const FlatPoint& point : points) {
        const double u = dot(point - mean, posterior);
        uu += u * u;
        uv += u * dot(point - mean, down);
    }
    if (!(uu > 0))
        return std::nullopt;
    return FlatLine{mean, unitOf(posterior + down * (uv / uu))};
}

} // namespace

std::optional<FlatLine> lineThrough(const std::vector<FlatPoint>& points, FlatPoint posterior)
{
    constexpr double far = 1.5; // mm, and deviations
    const auto first = fitted(points, posterior);
    if (!first)
        return std::nullopt;
    double squares = 0;
    const auto offOf = [&](FlatPoint point) {
        return std::abs(dot(point - first->point, downFrom(first->direction)));
    };
    for (const FlatPoint& point : points)
        squares += offOf(point) * offOf(point);
    const double limit = std::max(far, 2 * std::sqrt(squares / static_cast<double>(points.size())));
    std::vector<FlatPoint> near;
    std::copy_if(points.begin(), points.end(), std::back_inserter(near),
                 [&](FlatPoint point) { return offOf(point) <= limit; });
    return fitted(near, posterior);
}

std::optional<double> distanceToEdge(const ShareAt& share, FlatPoint from, FlatPoint direction,
                                     double most, double edge)
{
    double before = share(from);
    if (before < edge)
        return std::nullopt;
    for (double way = kStep; way <= most; way += kStep) {
        const double here = share(from + direction * way);
        if (here < edge)
            return way - kStep * (edge - here) / (before - here);
        before = here;
    }
    return std::nullopt;
}

std::optional<DiscOutline> discOutline(const Segmentation& segmentation, FlatPoint seed,
                                       double edge)
{
    const auto start = nearestDiscPixel(segmentation, seed, edge);
    if (!start)
        return std::nullopt;
    const std::vector<FlatPoint> region = regionOf(segmentation, *start, edge);
    const double area = static_cast<double>(region.size()) * kPixelArea;
    const Axis axis = axisOf(region);
    if (area < kLeastArea || area > kMostArea || !axis.isLong)
        return std::nullopt;
    DiscOutline outline{.center = axis.center, .posterior = axis.posterior};
    for (int turn = 0; turn < 2; ++turn) {
        std::tie(outline.front, outline.back) = endsOf(region, outline);
        if (!fitPlates(segmentation, outline, edge))
            return std::nullopt;
    }
    std::tie(outline.front, outline.back) = endsOf(region, outline);
    const auto height = heightOf(segmentation, outline, edge);
    if (!height || outline.depth() < kLeastDepth || outline.depth() > kMostDepth)
        return std::nullopt;
    outline.height = *height;
    return outline;
}

} // namespace foramen
