#include "core/dicom/scanning/series_runs.h"

#include "core/dicom/scanning/coincident_pictures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kFewestOfAStack = 3;
constexpr std::size_t kMostRuns = 6;

using Instances = std::vector<const Instance*>;
using Less = std::function<bool(const Instance*, const Instance*)>;

const ImagePlane& planeOf(const Instance& instance)
{
    return *instance.frames.front().plane;
}

/// Whether each file is one picture with a place.
bool arePlaced(const Series& series)
{
    return std::all_of(series.instances.begin(), series.instances.end(), [](const Instance& one) {
        return one.frames.size() == 1 && one.frames.front().plane;
    });
}

/// Whether an attribute tells pictures at one position apart; they are parts or repetitions.
bool areTold(const Series& series)
{
    std::vector<const Frame*> frames;
    for (const Instance& instance : series.instances)
        frames.push_back(&instance.frames.front());
    const PictureClasses classes = classesOf(
        frames,
        {ContrastAttribute::Echo, ContrastAttribute::Inversion, ContrastAttribute::Diffusion,
         ContrastAttribute::Type, ContrastAttribute::EchoNumber, ContrastAttribute::Repetition});
    return classes.count() > 1;
}

/// Files of one matrix and pixel spacing.
std::vector<Instances> matricesOf(const Series& series)
{
    constexpr double steps = 1000; // of a millimetre
    const auto rounded = [](double spacing) {
        return std::lround(std::clamp(spacing * steps, 0.0, 1e9));
    };
    std::map<std::tuple<int, int, long, long>, Instances> matrices;
    for (const Instance& instance : series.instances) {
        const ImagePlane& plane = planeOf(instance);
        matrices[{instance.rows, instance.columns, rounded(plane.rowSpacing),
                  rounded(plane.columnSpacing)}]
            .push_back(&instance);
    }
    std::vector<Instances> found;
    found.reserve(matrices.size());
    for (auto& [matrix, instances] : matrices)
        found.push_back(std::move(instances));
    return found;
}

/// Along the normal of the first picture, mm.
double positionOf(const Instance& instance, const Instance& first)
{
    const ImagePlane& plane = planeOf(first);
    return dot(planeOf(instance).position - PatientPoint{},
               cross(plane.rowDirection, plane.columnDirection));
}

bool isByNumber(const Instance* a, const Instance* b)
{
    return a->instanceNumber < b->instanceNumber;
}

/// Whether a UID comes first; its components are compared as numbers.
bool isByUid(const Instance* a, const Instance* b)
{
    const auto componentsOf = [](const std::string& uid) {
        std::vector<std::pair<std::size_t, std::string>> components;
        for (std::size_t at = 0; at <= uid.size();) {
            const std::size_t end = std::min(uid.find('.', at), uid.size());
            components.emplace_back(end - at, uid.substr(at, end - at));
            at = end + 1;
        }
        return components;
    };
    return componentsOf(a->sopInstanceUid) < componentsOf(b->sopInstanceUid);
}

/// The stacks of files that are as often at each position. Empty where one stack does not follow
/// another in that order.
std::vector<Instances> layersBy(const Less& isBefore, const Instances& instances)
{
    constexpr double samePosition = 0.15; // mm
    Instances sorted = instances;
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Instance* a, const Instance* b) {
        return positionOf(*a, *instances.front()) < positionOf(*b, *instances.front());
    });
    std::vector<Instances> layers;
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first + 1;
        while (last < sorted.size()
               && positionOf(*sorted[last], *sorted[first])
                       - positionOf(*sorted[first], *sorted[first])
                   < samePosition)
            ++last;
        const auto at = [&](std::size_t i) {
            return sorted.begin() + static_cast<std::ptrdiff_t>(i);
        };
        std::stable_sort(at(first), at(last), isBefore);
        layers.resize(std::max(layers.size(), last - first));
        for (std::size_t i = first; i < last; ++i)
            layers[i - first].push_back(sorted[i]);
        first = last;
    }
    constexpr double leastShare = 0.8; // of the positions
    const double fewest = leastShare * static_cast<double>(layers.front().size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const bool isStack = static_cast<double>(layers[i].size()) >= fewest
            && (i == 0
                || isBefore(*std::max_element(layers[i - 1].begin(), layers[i - 1].end(), isBefore),
                            *std::min_element(layers[i].begin(), layers[i].end(), isBefore)));
        if (!isStack)
            return {};
    }
    return layers;
}

/// Whether the distances of files, sorted by position, are equal.
bool isEven(const Instances& instances)
{
    std::vector<double> positions;
    for (const Instance* instance : instances)
        positions.push_back(positionOf(*instance, *instances.front()));
    std::sort(positions.begin(), positions.end());
    const double mean =
        (positions.back() - positions.front()) / static_cast<double>(positions.size() - 1);
    constexpr double mostUneven = 0.1;
    for (std::size_t i = 1; i < positions.size(); ++i)
        if (std::abs(positions[i] - positions[i - 1] - mean) > mostUneven * mean)
            return false;
    return true;
}

/// Runs of files by Instance Number, each along the stack in one direction. Empty unless these are
/// even stacks, and all together are not.
std::vector<Instances> stacksByNumber(const Instances& instances)
{
    Instances sorted = instances;
    std::stable_sort(sorted.begin(), sorted.end(), isByNumber);
    std::vector<Instances> runs;
    double step = 0;
    for (const Instance* instance : sorted) {
        const double next = runs.empty() ? 0
                                         : positionOf(*instance, *sorted.front())
                - positionOf(*runs.back().back(), *sorted.front());
        if (runs.empty() || (runs.back().size() > 1 && step * next <= 0))
            runs.emplace_back();
        else
            step = next;
        runs.back().push_back(instance);
    }
    const bool areStacks =
        runs.size() > 1 && std::all_of(runs.begin(), runs.end(), [](const Instances& run) {
            return run.size() >= kFewestOfAStack && isEven(run);
        });
    if (!areStacks || isEven(instances))
        return {};
    // Stacks one beside the other may be blocks of one series.
    const auto rangeOf = [&](const Instances& run) {
        return std::minmax(
            {positionOf(*run.front(), *sorted.front()), positionOf(*run.back(), *sorted.front())});
    };
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const auto [low, high] = rangeOf(runs[i]);
        const auto [lowBefore, highBefore] = rangeOf(runs[i - 1]);
        if (low > highBefore || high < lowBefore)
            return {};
    }
    return runs;
}

bool areParallel(const Instances& instances)
{
    constexpr double sameDirection = 0.01;
    const ImagePlane& first = planeOf(*instances.front());
    return std::all_of(instances.begin(), instances.end(), [&](const Instance* instance) {
        const ImagePlane& plane = planeOf(*instance);
        return length(plane.rowDirection - first.rowDirection) < sameDirection
            && length(plane.columnDirection - first.columnDirection) < sameDirection;
    });
}

/// The stacks of files with one matrix.
std::vector<Instances> stacksOf(const Instances& instances)
{
    if (!areParallel(instances))
        return {instances};
    for (const Less& isBefore : {Less(isByNumber), Less(isByUid)})
        if (std::vector<Instances> layers = layersBy(isBefore, instances); layers.size() > 1)
            return layers;
    if (std::vector<Instances> runs = stacksByNumber(instances); !runs.empty())
        return runs;
    return {instances};
}

} // namespace

std::vector<Series> runsOf(Series series)
{
    std::vector<Instances> stacks;
    if (arePlaced(series) && !areTold(series))
        for (const Instances& matrix : matricesOf(series))
            std::ranges::move(stacksOf(matrix), std::back_inserter(stacks));
    const bool areStacks = stacks.size() > 1 && stacks.size() <= kMostRuns
        && std::all_of(stacks.begin(), stacks.end(),
                       [](const Instances& stack) { return stack.size() >= kFewestOfAStack; });
    std::vector<Series> runs;
    if (!areStacks) {
        runs.push_back(std::move(series));
        return runs;
    }
    std::sort(stacks.begin(), stacks.end(), [](const Instances& a, const Instances& b) {
        return isByNumber(*std::min_element(a.begin(), a.end(), isByNumber),
                          *std::min_element(b.begin(), b.end(), isByNumber));
    });
    for (const Instances& stack : stacks) {
        Series run = series;
        run.instances.clear();
        if (!runs.empty())
            run.seriesId += '#' + std::to_string(runs.size() + 1);
        for (const Instance* instance : stack)
            run.instances.push_back(*instance);
        runs.push_back(std::move(run));
    }
    return runs;
}

} // namespace foramen
