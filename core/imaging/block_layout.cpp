#include "core/imaging/block_layout.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <tuple>

namespace foramen {

namespace {

constexpr double kDirectionTolerance =
    2e-3; ///< length of the difference of two unit vectors, 0.1 degrees
constexpr double kSpacingTolerance = 1e-3; ///< share of the pixel spacing
constexpr double kSamePositionMm = 0.02;
constexpr double kInPlaneShiftMm = 0.25; ///< how far a slice may lie off the line through its block
constexpr int kMostAbsent =
    3; ///< slices in a row that are taken for missing files rather than for a jump

/// One frame on its way into a block.
struct Picture {
    BlockSlice slice;
    const Instance* instance = nullptr;
    std::optional<ImagePlane> plane;
    double position = 0; ///< along its group's normal, mm
};

bool isPlaced(const Picture& picture)
{
    return picture.plane && picture.plane->rowSpacing > 0 && picture.plane->columnSpacing > 0;
}

bool nearly(double a, double b)
{
    return std::abs(a - b) <= kSpacingTolerance * std::max(a, b);
}

bool belongTogether(const Picture& a, const Picture& b)
{
    if (a.instance->rows != b.instance->rows || a.instance->columns != b.instance->columns
        || isPlaced(a) != isPlaced(b))
        return false;
    if (!isPlaced(a))
        return true;
    return a.instance->frameOfReferenceUid == b.instance->frameOfReferenceUid
        && length(a.plane->rowDirection - b.plane->rowDirection) < kDirectionTolerance
        && length(a.plane->columnDirection - b.plane->columnDirection) < kDirectionTolerance
        && nearly(a.plane->rowSpacing, b.plane->rowSpacing)
        && nearly(a.plane->columnSpacing, b.plane->columnSpacing);
}

std::vector<std::vector<Picture>> groupPictures(const Series& series)
{
    std::vector<std::vector<Picture>> groups;
    for (std::size_t i = 0; i < series.instances.size(); ++i) {
        const Instance& instance = series.instances[i];
        if (instance.kind != InstanceKind::Image)
            continue;
        for (std::size_t f = 0; f < instance.frames.size(); ++f) {
            const Picture picture{{false, i, f}, &instance, instance.frames[f].plane, 0};
            const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& other) {
                return belongTogether(other.front(), picture);
            });
            if (group == groups.end())
                groups.push_back({picture});
            else
                group->push_back(picture);
        }
    }
    return groups;
}

PatientVector normalOf(const Picture& picture)
{
    return cross(picture.plane->rowDirection, picture.plane->columnDirection);
}

void sortAlongNormal(std::vector<Picture>& group)
{
    const PatientVector normal = normalOf(group.front());
    for (Picture& picture : group)
        picture.position = dot(picture.plane->position - PatientPoint{}, normal);
    std::stable_sort(group.begin(), group.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
}

/// Takes duplicates at one position apart: the n-th picture of each position, by instance number,
/// forms layer n.
std::vector<std::vector<Picture>> layersOf(const std::vector<Picture>& sorted)
{
    std::vector<std::vector<Picture>> layers;
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first + 1;
        while (last < sorted.size()
               && sorted[last].position - sorted[first].position < kSamePositionMm)
            ++last;
        std::vector<Picture> here(sorted.begin() + static_cast<std::ptrdiff_t>(first),
                                  sorted.begin() + static_cast<std::ptrdiff_t>(last));
        std::stable_sort(here.begin(), here.end(), [](const Picture& a, const Picture& b) {
            return std::tie(a.instance->instanceNumber, a.slice.frameIndex)
                < std::tie(b.instance->instanceNumber, b.slice.frameIndex);
        });
        layers.resize(std::max(layers.size(), here.size()));
        for (std::size_t i = 0; i < here.size(); ++i)
            layers[i].push_back(here[i]);
        first = last;
    }
    return layers;
}

double gapTolerance(double spacing)
{
    return std::max(0.02, 0.03 * spacing);
}

double numberStep(const Picture& a, const Picture& b)
{
    return std::abs(static_cast<double>(b.instance->instanceNumber)
                    - static_cast<double>(a.instance->instanceNumber));
}

/// Fills a gap of two to four spacings with absent slices where the instance numbers jump alike:
/// then files are missing, and the stack was not made of two blocks.
std::vector<Picture> withAbsent(const std::vector<Picture>& layer)
{
    if (layer.size() < 4)
        return layer;
    std::vector<double> gaps;
    std::vector<double> steps;
    for (std::size_t i = 1; i < layer.size(); ++i) {
        gaps.push_back(layer[i].position - layer[i - 1].position);
        steps.push_back(numberStep(layer[i - 1], layer[i]));
    }
    const double typicalGap = upperMedianOf(gaps);
    const double typicalStep = upperMedianOf(steps);
    std::vector<Picture> filled = {layer.front()};
    for (std::size_t i = 1; i < layer.size(); ++i) {
        const int count = static_cast<int>(std::lround(std::min(gaps[i - 1] / typicalGap, 100.0)));
        const bool regular = std::abs(gaps[i - 1] - count * typicalGap) <= gapTolerance(typicalGap);
        const bool missing = count >= 2 && count <= kMostAbsent + 1 && regular && typicalStep > 0
            && steps[i - 1] == count * typicalStep;
        for (int k = 1; missing && k < count; ++k) {
            Picture absent = layer[i - 1];
            absent.slice.absent = true;
            absent.position += k * typicalGap;
            absent.plane->position = absent.plane->position + normalOf(absent) * (k * typicalGap);
            filled.push_back(absent);
        }
        filled.push_back(layer[i]);
    }
    return filled;
}

double inPlaneShift(const Picture& first, const Picture& other)
{
    const PatientVector offset = other.plane->position - first.plane->position;
    const PatientVector normal = normalOf(first);
    return length(offset - normal * dot(offset, normal));
}

/// The end of the longest equidistant run that starts at @p first. A gap that is followed by a
/// smaller one belongs to no block.
std::size_t endOfBlock(const std::vector<Picture>& layer, std::size_t first)
{
    const auto gap = [&](std::size_t i) {
        return layer[i + 1].position - layer[i].position;
    };
    const auto fits = [&](std::size_t i) {
        return i + 1 < layer.size() && inPlaneShift(layer[first], layer[i + 1]) <= kInPlaneShiftMm;
    };
    if (!fits(first))
        return first + 1;
    const double spacing = gap(first);
    std::size_t last = first + 1;
    while (fits(last) && std::abs(gap(last) - spacing) <= gapTolerance(spacing))
        ++last;
    const bool smallerFollows =
        last == first + 1 && last + 1 < layer.size() && gap(last) < spacing - gapTolerance(spacing);
    return smallerFollows ? first + 1 : last + 1;
}

double singleSpacing(const Instance& instance)
{
    const double thickness = instance.sliceThickness.value_or(0);
    const double spacing = instance.spacingBetweenSlices.value_or(0);
    return thickness > 0 ? thickness : spacing > 0 ? spacing : 1;
}

SliceBlock blockOf(const Picture* begin, const Picture* end)
{
    SliceBlock block;
    const Picture& first = *begin;
    const Picture& last = *(end - 1);
    VolumeGeometry& geometry = block.geometry;
    geometry.origin = first.plane->position;
    geometry.rowDirection = first.plane->rowDirection;
    geometry.columnDirection = first.plane->columnDirection;
    geometry.rowSpacing = first.plane->rowSpacing;
    geometry.columnSpacing = first.plane->columnSpacing;
    geometry.columns = first.instance->columns;
    geometry.rows = first.instance->rows;
    geometry.slices = static_cast<int>(end - begin);
    geometry.sliceSpacing = geometry.slices > 1
        ? (last.position - first.position) / (geometry.slices - 1)
        : singleSpacing(*first.instance);
    for (const Picture* picture = begin; picture != end; ++picture)
        block.slices.push_back(picture->slice);
    return block;
}

SliceBlock unplacedBlock(std::vector<Picture> group)
{
    std::stable_sort(group.begin(), group.end(), [](const Picture& a, const Picture& b) {
        return std::tie(a.instance->instanceNumber, a.slice.frameIndex)
            < std::tie(b.instance->instanceNumber, b.slice.frameIndex);
    });
    SliceBlock block;
    block.hasGeometry = false;
    block.geometry.columns = group.front().instance->columns;
    block.geometry.rows = group.front().instance->rows;
    block.geometry.slices = static_cast<int>(group.size());
    for (const Picture& picture : group)
        block.slices.push_back(picture.slice);
    return block;
}

/// By position along the mean normal; blocks without geometry last, in the order found.
void sortBlocks(std::vector<SliceBlock>& blocks)
{
    PatientVector mean;
    for (const SliceBlock& block : blocks) {
        if (!block.hasGeometry)
            continue;
        const PatientVector normal = block.geometry.sliceNormal();
        mean = mean + (dot(normal, mean) < 0 ? -normal : normal);
    }
    const auto positionOf = [&](const SliceBlock& block) {
        const VolumeGeometry& g = block.geometry;
        const PatientPoint center =
            g.patientFromVoxel({(g.columns - 1) / 2.0, (g.rows - 1) / 2.0, (g.slices - 1) / 2.0});
        return dot(center - PatientPoint{}, normalized(mean));
    };
    constexpr double sameMm = 0.01; // keeps duplicates in the order found
    std::stable_sort(blocks.begin(), blocks.end(), [&](const SliceBlock& a, const SliceBlock& b) {
        if (!a.hasGeometry || !b.hasGeometry)
            return a.hasGeometry && !b.hasGeometry;
        return std::floor(positionOf(a) / sameMm) < std::floor(positionOf(b) / sameMm);
    });
}

} // namespace

std::vector<SliceBlock> layoutBlocks(const Series& series)
{
    std::vector<SliceBlock> blocks;
    for (std::vector<Picture>& group : groupPictures(series)) {
        if (!isPlaced(group.front())) {
            blocks.push_back(unplacedBlock(std::move(group)));
            continue;
        }
        sortAlongNormal(group);
        for (const std::vector<Picture>& layer : layersOf(group)) {
            const std::vector<Picture> filled = withAbsent(layer);
            for (std::size_t first = 0; first < filled.size();) {
                const std::size_t end = endOfBlock(filled, first);
                blocks.push_back(blockOf(filled.data() + first, filled.data() + end));
                first = end;
            }
        }
    }
    sortBlocks(blocks);
    return blocks;
}

} // namespace foramen
