#include "core/ai/measuring/sagittal_measures.h"

#include "core/ai/model/network_contract.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace foramen {

namespace {

constexpr double kStep = 0.5; ///< mm between lines across the canal
constexpr double kLeastSeen = 0.7; ///< share of the lines on which the canal is seen
constexpr std::array<double, 2> kUnclearEdges = {0.35, 0.65};

/// The front and back wall of the canal on a line.
struct Crossing {
    FlatPoint front;
    FlatPoint back;
    [[nodiscard]] double length() const { return lengthOf(back - front); }
    [[nodiscard]] FlatPoint middle() const { return (front + back) * 0.5; }
};

ShareAt canalOf(const Segmentation& segmentation)
{
    return [&segmentation](FlatPoint place) {
        return segmentation.share(segment_class::kCanal, place);
    };
}

ShareAt boneOf(const Segmentation& segmentation)
{
    return [&segmentation](FlatPoint place) {
        return segmentation.bone(place);
    };
}

/// The canal's middle behind a place on the disc.
std::optional<FlatPoint> canalBehind(const ShareAt& canal, FlatPoint from, FlatPoint posterior,
                                     double most, double edge)
{
    constexpr double step = 0.4; // mm
    constexpr double widest = 32; // mm
    for (double way = 0; way < most; way += step) {
        const FlatPoint place = from + posterior * way;
        if (canal(place) < edge)
            continue;
        const auto depth = distanceToEdge(canal, place, posterior, widest, edge);
        return depth ? std::optional(place + posterior * (*depth / 2)) : std::nullopt;
    }
    return std::nullopt;
}

/// Heights from @p from to @p to below the disc's middle.
std::vector<double> heightsBetween(double from, double to)
{
    std::vector<double> heights;
    const int count = static_cast<int>(std::ceil((to - from) / kStep));
    for (int i = 0; i <= count; ++i)
        heights.push_back(from + (to - from) * i / std::max(count, 1));
    return heights;
}

/// The canal's own axis at the disc: a line that runs down in place of to posterior.
std::optional<FlatLine> canalAxis(const ShareAt& canal, const DiscOutline& disc, double edge)
{
    constexpr double beyond = 5; // mm above and below the disc
    constexpr double inFront = 8; // mm: the canal may begin before the end of a bulging disc
    constexpr double behind = 22; // mm
    const double half = disc.height / 2 + beyond;
    std::vector<FlatPoint> middles;
    const std::vector<double> heights = heightsBetween(-half, half);
    for (const double height : heights) {
        const FlatPoint from =
            disc.center + disc.toFeet() * height + disc.posterior * (disc.back - inFront);
        if (const auto middle = canalBehind(canal, from, disc.posterior, inFront + behind, edge))
            middles.push_back(*middle);
    }
    if (static_cast<double>(middles.size()) < kLeastSeen * static_cast<double>(heights.size()))
        return std::nullopt;
    return lineThrough(middles, disc.toFeet());
}

/// The nearest place inside the canal on a line across it: a narrow place may lie beside the axis.
FlatPoint insideNear(const ShareAt& canal, FlatPoint place, FlatPoint across, double edge)
{
    constexpr double reach = 6; // mm
    constexpr double step = 0.4;
    for (double way = 0; way <= reach; way += step)
        for (const double sign : {-1.0, 1.0})
            if (const FlatPoint here = place + across * (sign * way); canal(here) >= edge)
                return here;
    return place;
}

std::optional<Crossing> narrowestCrossing(const Segmentation& segmentation, FlatPoint seed,
                                          double edge)
{
    constexpr double widest = 20; // mm from the middle
    const auto disc = discOutline(segmentation, seed);
    if (!disc)
        return std::nullopt;
    const ShareAt canal = canalOf(segmentation);
    const auto axis = canalAxis(canal, *disc, edge);
    if (!axis)
        return std::nullopt;
    FlatPoint across = downFrom(axis->direction) * -1;
    if (dot(across, disc->posterior) < 0)
        across = across * -1;
    // Where the axis passes the disc's middle.
    const double slope = dot(axis->direction, disc->toFeet());
    if (slope < 0.5) // runs along the disc: not a canal
        return std::nullopt;
    const FlatPoint level =
        axis->point + axis->direction * (dot(disc->center - axis->point, disc->toFeet()) / slope);
    const std::vector<double> heights =
        heightsBetween(-disc->height / 2 / slope, disc->height / 2 / slope);
    std::vector<Crossing> crossings;
    for (const double height : heights) {
        const FlatPoint middle = insideNear(canal, level + axis->direction * height, across, edge);
        const auto front = distanceToEdge(canal, middle, across * -1, widest, edge);
        const auto back = distanceToEdge(canal, middle, across, widest, edge);
        if (front && back)
            crossings.push_back({middle - across * *front, middle + across * *back});
    }
    if (crossings.empty()
        || static_cast<double>(crossings.size()) < kLeastSeen * static_cast<double>(heights.size()))
        return std::nullopt;
    return *std::min_element(crossings.begin(), crossings.end(),
                             [](const auto& a, const auto& b) { return a.length() < b.length(); });
}

/// Half the difference of two values, where both are known; else @p otherwise.
double halfBetween(std::optional<double> one, std::optional<double> other, double otherwise)
{
    return one && other ? std::abs(*one - *other) / 2 : otherwise;
}

/// A corner of a body beside a disc: where the wall meets the endplate.
/// @param into  unit, from the endplate into the body. @param towards  unit, along the endplate.
std::optional<FlatPoint> cornerOf(const ShareAt& bone, const FlatLine& plate, FlatPoint into,
                                  FlatPoint towards)
{
    constexpr double first = 2; // mm inside the body
    constexpr double last = 5;
    constexpr double most = 40; // mm from the middle of the endplate
    const FlatPoint start = plate.point;
    double sum = 0;
    int found = 0;
    int tried = 0;
    for (double depth = first; depth <= last; depth += kStep, ++tried)
        if (const auto way = distanceToEdge(bone, start + into * depth, towards, most)) {
            sum += *way;
            ++found;
        }
    if (found < tried - 1)
        return std::nullopt;
    return start + towards * (sum / found);
}

/// The two ends of the endplate of a body.
struct PlateEnds {
    FlatPoint anterior;
    FlatPoint posterior;
};

std::optional<PlateEnds> endsOf(const ShareAt& bone, const FlatLine& plate, FlatPoint into,
                                const DiscOutline& disc)
{
    constexpr double apart = 9; // mm between the ends of disc and body
    constexpr double shortest = 15; // mm
    const auto back = cornerOf(bone, plate, into, plate.direction);
    const auto front = cornerOf(bone, plate, into, plate.direction * -1);
    if (!back || !front)
        return std::nullopt;
    const double behind = dot(*back - disc.center, disc.posterior) - disc.back;
    const double before = dot(*front - disc.center, disc.posterior) - disc.front;
    // Beside the midline, the body goes on into a pedicle.
    if (std::abs(behind) > apart || std::abs(before) > apart + 3
        || lengthOf(*back - *front) < shortest)
        return std::nullopt;
    return PlateEnds{*front, *back};
}

/// The upper endplate of the body above a disc.
std::optional<FlatLine> upperPlateOfBodyAbove(const Segmentation& segmentation,
                                              const DiscOutline& disc)
{
    constexpr double inside = 8; // mm, from the lower endplate
    constexpr double highest = 40; // mm
    constexpr int count = 15;
    constexpr int least = 12;
    const ShareAt bone = boneOf(segmentation);
    const FlatPoint up = downFrom(disc.upperPlate.direction) * -1;
    std::vector<FlatPoint> points;
    for (int i = 0; i < count; ++i) {
        const double along = disc.depth() * 0.6 * (static_cast<double>(i) / (count - 1) - 0.5);
        const FlatPoint start =
            disc.upperPlate.point + disc.upperPlate.direction * along + up * inside;
        if (const auto way = distanceToEdge(bone, start, up, highest))
            points.push_back(start + up * *way);
    }
    if (points.size() < least)
        return std::nullopt;
    const auto line = lineThrough(points, disc.upperPlate.direction);
    constexpr double lowest = 14; // mm, of a body
    if (!line || dot(line->point - disc.upperPlate.point, up) < lowest)
        return std::nullopt;
    return line;
}

double angleOf(const FlatLine& line)
{
    return std::atan2(line.direction.y, line.direction.x) * 180 / std::numbers::pi;
}

} // namespace

std::optional<FlatMeasure> canalDiameter(const Segmentation& segmentation, FlatPoint disc)
{
    constexpr double least = 2; // mm
    constexpr double most = 30; // mm
    const auto crossing = narrowestCrossing(segmentation, disc, kEdge);
    if (!crossing || crossing->length() < least || crossing->length() > most)
        return std::nullopt;
    const auto lengthAt = [&](double edge) -> std::optional<double> {
        const auto other = narrowestCrossing(segmentation, disc, edge);
        return other ? std::optional(other->length()) : std::nullopt;
    };
    return FlatMeasure{.value = crossing->length(),
                       .unclear = halfBetween(lengthAt(kUnclearEdges[0]),
                                              lengthAt(kUnclearEdges[1]), crossing->length() / 4),
                       .points = {crossing->front, crossing->back}};
}

std::optional<FlatMeasure> discHeight(const Segmentation& segmentation, FlatPoint disc)
{
    const auto outline = discOutline(segmentation, disc);
    if (!outline)
        return std::nullopt;
    const auto heightAt = [&](double edge) -> std::optional<double> {
        const auto other = discOutline(segmentation, disc, edge);
        return other ? std::optional(other->height) : std::nullopt;
    };
    const FlatPoint half = outline->toFeet() * (outline->height / 2);
    return FlatMeasure{.value = outline->height,
                       .unclear = halfBetween(heightAt(kUnclearEdges[0]),
                                              heightAt(kUnclearEdges[1]), outline->height / 4),
                       .points = {outline->center - half, outline->center + half}};
}

std::optional<FlatMeasure> vertebralSlip(const Segmentation& segmentation, FlatPoint disc)
{
    const auto outline = discOutline(segmentation, disc);
    if (!outline)
        return std::nullopt;
    const ShareAt bone = boneOf(segmentation);
    const FlatLine& upper = outline->upperPlate;
    const FlatLine& lower = outline->lowerPlate;
    const auto above = endsOf(bone, upper, downFrom(upper.direction) * -1, *outline);
    const auto below = endsOf(bone, lower, downFrom(lower.direction), *outline);
    if (!above || !below)
        return std::nullopt;
    const double slip = dot(below->posterior - above->posterior, lower.direction);
    const double depth = lengthOf(below->posterior - below->anterior);
    constexpr double mostShare = 0.6; // beyond it, the discs of both bodies no longer face
    if (std::abs(slip) > mostShare * depth)
        return std::nullopt;
    return FlatMeasure{.value = slip,
                       .percent = 100 * slip / depth,
                       .points = {below->posterior - lower.direction * slip, below->posterior}};
}

std::optional<FlatMeasure> lumbarLordosis(const Segmentation& segmentation, FlatPoint upper,
                                          FlatPoint lower)
{
    const auto first = discOutline(segmentation, upper);
    const auto last = discOutline(segmentation, lower);
    if (!first || !last)
        return std::nullopt;
    const auto top = upperPlateOfBodyAbove(segmentation, *first);
    if (!top)
        return std::nullopt;
    const FlatLine& bottom = last->lowerPlate;
    const double half = 0.4 * last->depth();
    return FlatMeasure{
        .value = angleOf(*top) - angleOf(bottom),
        .points = {top->point - top->direction * half, top->point + top->direction * half,
                   bottom.point - bottom.direction * half, bottom.point + bottom.direction * half}};
}

} // namespace foramen
