#include "core/ai/measuring/region_measures.h"

#include "core/ai/model/network_contract.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace foramen {

namespace {

constexpr std::array<double, 2> kUnclearEdges = {0.35, 0.65};
constexpr double kReach = 8; ///< mm from a place to its structure
constexpr double kMostUnclear = 0.4; ///< of the area, between the unclear edges
constexpr double kTolerance = 0.1; ///< mm, of outlines that are kept

/// A pixel, or a step from one to the next.
struct Pixel {
    int column = 0;
    int row = 0;
    friend bool operator==(const Pixel&, const Pixel&) = default;
};

Pixel operator+(Pixel a, Pixel b)
{
    return {a.column + b.column, a.row + b.row};
}

/// The four neighbours, clockwise as rows grow downwards: right, down, left, up.
constexpr std::array<Pixel, 4> kSteps = {Pixel{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

/// The pixels of one region.
class Region {
public:
    Region(const Segmentation& segmentation, std::size_t index, double edge)
        : m_segmentation(segmentation)
        , m_index(index)
        , m_edge(edge)
        , m_own(segmentation.grid().pixels(), false)
    {
    }

    /// Takes the region of the pixel that is nearest to a place.
    bool fill(FlatPoint seed, double reach)
    {
        const SegmenterGrid& grid = m_segmentation.grid();
        std::optional<Pixel> start;
        double nearest = reach;
        for (int row = 0; row < grid.rows; ++row)
            for (int column = 0; column < grid.columns; ++column) {
                const double away = lengthOf(
                    flatFromPixel({static_cast<double>(column), static_cast<double>(row)}, grid)
                    - seed);
                if (away <= nearest && isInside({column, row})) {
                    nearest = away;
                    start = Pixel{column, row};
                }
            }
        if (!start)
            return false;
        std::vector<Pixel> todo = {*start};
        m_own[indexOf(*start)] = true;
        while (!todo.empty()) {
            const Pixel at = todo.back();
            todo.pop_back();
            ++m_count;
            for (const Pixel step : kSteps)
                if (const Pixel next = at + step; isInside(next) && !m_own[indexOf(next)]) {
                    m_own[indexOf(next)] = true;
                    todo.push_back(next);
                }
        }
        return m_count >= kLeastPixels;
    }

    [[nodiscard]] RegionOutline outline() const
    {
        RegionOutline result;
        // The first pixel in reading order has nothing above it.
        const auto first =
            static_cast<int>(std::find(m_own.begin(), m_own.end(), true) - m_own.begin());
        const int width = m_segmentation.grid().columns;
        const Pixel start{first % width, first / width};
        constexpr std::size_t up = 3;
        Pixel at = start;
        std::size_t side = up; // the neighbour on this side lies outside
        do {
            result.points.push_back(crossing(at, kSteps[side]));
            result.isCut = result.isCut || !isInPicture(at + kSteps[side]);
            // Clockwise around the region: turn outwards where that is own, else go on.
            const std::size_t ahead = (side + 1) % kSteps.size();
            const Pixel next = at + kSteps[ahead];
            const Pixel corner = next + kSteps[side];
            if (!isOwn(next)) {
                side = ahead;
            } else if (isOwn(corner)) {
                at = corner;
                side = (side + 3) % kSteps.size();
            } else {
                at = next;
            }
        } while (!(at == start && side == up));
        result.area = areaOf(result.points);
        return result;
    }

private:
    static constexpr std::size_t kLeastPixels = 4;

    [[nodiscard]] bool isInPicture(Pixel pixel) const
    {
        const SegmenterGrid& grid = m_segmentation.grid();
        return pixel.column >= 0 && pixel.row >= 0 && pixel.column < grid.columns
            && pixel.row < grid.rows;
    }
    [[nodiscard]] bool isInside(Pixel pixel) const
    {
        return isInPicture(pixel) && shareAt(pixel) >= m_edge;
    }
    [[nodiscard]] bool isOwn(Pixel pixel) const
    {
        return isInPicture(pixel) && m_own[indexOf(pixel)];
    }
    [[nodiscard]] double shareAt(Pixel pixel) const
    {
        return m_segmentation.at(m_index, pixel.column, pixel.row);
    }
    [[nodiscard]] std::size_t indexOf(Pixel pixel) const
    {
        return static_cast<std::size_t>(pixel.row)
            * static_cast<std::size_t>(m_segmentation.grid().columns)
            + static_cast<std::size_t>(pixel.column);
    }

    /// Where the share passes the edge on the way from a pixel to the next one outside.
    [[nodiscard]] FlatPoint crossing(Pixel pixel, Pixel step) const
    {
        const SegmenterGrid& grid = m_segmentation.grid();
        const Pixel beyond = pixel + step;
        const double inside = shareAt(pixel);
        const double outside = isInPicture(beyond) ? shareAt(beyond) : 0;
        const double way = inside > outside ? (inside - m_edge) / (inside - outside) : 0.5;
        return flatFromPixel({pixel.column + way * step.column, pixel.row + way * step.row}, grid);
    }

    const Segmentation& m_segmentation;
    std::size_t m_index;
    double m_edge;
    std::vector<bool> m_own;
    std::size_t m_count = 0;
};

double cross(FlatPoint a, FlatPoint b)
{
    return a.x * b.y - a.y * b.x;
}

/// The convex hull (Andrew's monotone chain).
std::vector<FlatPoint> hullOf(std::vector<FlatPoint> points)
{
    std::sort(points.begin(), points.end(),
              [](FlatPoint a, FlatPoint b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    std::vector<FlatPoint> hull;
    const auto add = [&](FlatPoint point, std::size_t least) {
        while (hull.size() > least
               && cross(hull.back() - hull[hull.size() - 2], point - hull.back()) <= 0)
            hull.pop_back();
        hull.push_back(point);
    };
    for (const FlatPoint& point : points)
        add(point, 1);
    const std::size_t lower = hull.size();
    for (auto point = points.rbegin() + 1; point != points.rend(); ++point)
        add(*point, lower);
    return hull;
}

/// The points of an outline that lie furthest along a direction and against it.
std::pair<FlatPoint, FlatPoint> endsAlong(const std::vector<FlatPoint>& outline, FlatPoint way)
{
    const auto [first, last] =
        std::minmax_element(outline.begin(), outline.end(),
                            [&](FlatPoint a, FlatPoint b) { return dot(a, way) < dot(b, way); });
    return {*first, *last};
}

double extentAlong(const std::vector<FlatPoint>& outline, FlatPoint way)
{
    const auto [first, last] = endsAlong(outline, way);
    return dot(last - first, way);
}

/// What an outline must be like to be one of a structure.
struct Plausible {
    double least = 0; ///< mm2
    double most = 0; ///< mm2
    double filled = 0; ///< least share of the convex hull
    double widest = 0; ///< times as wide as deep
};

bool isPlausible(const RegionOutline& outline, const Plausible& limits)
{
    if (outline.isCut || outline.area < limits.least || outline.area > limits.most)
        return false;
    double shortest = 1e9;
    double longest = 0;
    constexpr int directions = 12;
    for (int i = 0; i < directions; ++i) {
        const double turn = 3.14159265358979 * i / directions;
        const double extent = extentAlong(outline.points, {std::cos(turn), std::sin(turn)});
        shortest = std::min(shortest, extent);
        longest = std::max(longest, extent);
    }
    return outline.area >= limits.filled * areaOf(hullOf(outline.points))
        && longest <= limits.widest * shortest;
}

/// An outline with those at edges that are hardly less likely.
struct ClearOutline {
    RegionOutline outline;
    std::optional<RegionOutline> wide;
    std::optional<RegionOutline> narrow;
    /// Half of what a function of the outline differs between these two.
    template <class Function> [[nodiscard]] double unclear(const Function& of) const
    {
        return wide && narrow ? std::abs(of(*wide) - of(*narrow)) / 2 : of(outline) / 4;
    }
};

std::optional<ClearOutline> clearOutline(const Segmentation& segmentation, std::size_t index,
                                         FlatPoint seed, const Plausible& limits)
{
    auto outline = regionOutline(segmentation, index, seed, kReach);
    if (!outline || !isPlausible(*outline, limits))
        return std::nullopt;
    ClearOutline result{std::move(*outline),
                        regionOutline(segmentation, index, seed, kReach, kUnclearEdges[0]),
                        regionOutline(segmentation, index, seed, kReach, kUnclearEdges[1])};
    const auto area = [](const RegionOutline& one) {
        return one.area;
    };
    if (2 * result.unclear(area) > kMostUnclear * result.outline.area)
        return std::nullopt;
    return result;
}

FlatMeasure areaMeasure(const ClearOutline& clear)
{
    return {.value = clear.outline.area,
            .unclear = clear.unclear([](const RegionOutline& one) { return one.area; }),
            .points = simplified(clear.outline.points, kTolerance)};
}

void keepFurthest(const std::vector<FlatPoint>& points, std::size_t from, std::size_t to,
                  double tolerance, std::vector<bool>& kept)
{
    const FlatPoint start = points[from];
    const FlatPoint way = points[to % points.size()] - start;
    const double length = lengthOf(way);
    double furthest = tolerance;
    std::size_t best = from;
    for (std::size_t i = from + 1; i < to; ++i) {
        const FlatPoint off = points[i] - start;
        const double away = length > 0 ? std::abs(cross(way, off)) / length : lengthOf(off);
        if (away > furthest) {
            furthest = away;
            best = i;
        }
    }
    if (best == from)
        return;
    kept[best] = true;
    keepFurthest(points, from, best, tolerance, kept);
    keepFurthest(points, best, to, tolerance, kept);
}

} // namespace

double areaOf(const std::vector<FlatPoint>& outline)
{
    double sum = 0;
    for (std::size_t i = 0; i < outline.size(); ++i)
        sum += cross(outline[i], outline[(i + 1) % outline.size()]);
    return std::abs(sum) / 2;
}

std::vector<FlatPoint> simplified(const std::vector<FlatPoint>& outline, double tolerance)
{
    constexpr std::size_t least = 4;
    if (outline.size() <= least)
        return outline;
    // Two points that stay: the first one, and the one furthest from it.
    std::size_t far = 1;
    for (std::size_t i = 1; i < outline.size(); ++i)
        if (lengthOf(outline[i] - outline[0]) > lengthOf(outline[far] - outline[0]))
            far = i;
    std::vector<bool> kept(outline.size(), false);
    kept[0] = kept[far] = true;
    keepFurthest(outline, 0, far, tolerance, kept);
    keepFurthest(outline, far, outline.size(), tolerance, kept);
    std::vector<FlatPoint> result;
    for (std::size_t i = 0; i < outline.size(); ++i)
        if (kept[i])
            result.push_back(outline[i]);
    return result.size() < 3 ? outline : result;
}

std::optional<RegionOutline> regionOutline(const Segmentation& segmentation, std::size_t index,
                                           FlatPoint seed, double reach, double edge)
{
    Region region(segmentation, index, edge);
    if (!region.fill(seed, reach))
        return std::nullopt;
    return region.outline();
}

std::optional<FlatMeasure> sacArea(const Segmentation& segmentation, FlatPoint seed)
{
    constexpr Plausible limits{.least = 12, .most = 520, .filled = 0.75, .widest = 5};
    const auto clear = clearOutline(segmentation, segment_class::kCanal, seed, limits);
    return clear ? std::optional(areaMeasure(*clear)) : std::nullopt;
}

std::optional<FlatForamen> foramenMeasures(const Segmentation& segmentation, FlatPoint seed,
                                           FlatPoint toFeet)
{
    constexpr Plausible limits{.least = 8, .most = 320, .filled = 0.6, .widest = 5};
    constexpr double lowest = 4; // mm
    constexpr double highest = 30;
    const auto clear = clearOutline(segmentation, segment_class::kForamen, seed, limits);
    if (!clear)
        return std::nullopt;
    const auto heightOf = [&](const RegionOutline& one) {
        return extentAlong(one.points, toFeet);
    };
    const double height = heightOf(clear->outline);
    if (height < lowest || height > highest)
        return std::nullopt;
    // The mark runs along the spine through the middle between the ends.
    const auto [top, bottom] = endsAlong(clear->outline.points, toFeet);
    const FlatPoint middle = (top + bottom) * 0.5;
    return FlatForamen{
        .height = {.value = height,
                   .unclear = clear->unclear(heightOf),
                   .points = {middle - toFeet * (height / 2), middle + toFeet * (height / 2)}},
        .area = areaMeasure(*clear)};
}

} // namespace foramen
