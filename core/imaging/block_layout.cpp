#include "core/imaging/block_layout.h"

#include "core/base/statistics.h"
#include "core/dicom/scanning/coincident_pictures.h"
#include "core/imaging/series_coverage.h"
#include "core/imaging/stack_splitting.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <numbers>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

constexpr double kDirectionTolerance =
    1.5e-2; ///< length of the difference of two unit vectors, 0.9 degrees
constexpr double kSameDirection = 2e-3; ///< likewise, 0.1 degrees: counts as equal
constexpr double kSpacingTolerance = 1e-3; ///< relative
constexpr double kSamePositionMm = 0.02;
constexpr int kMostAbsent =
    3; ///< consecutive slices that count as missing files, not as a gap between blocks

/// One frame that is being sorted into a block.
struct Picture {
    BlockSlice slice;
    const Instance* instance = nullptr;
    std::optional<ImagePlane> plane;
    PixelSpacing spacing;
    PatientPoint anchor; ///< the point by which it is placed: its first pixel or its centre
    bool isCentered = false; ///< which of them
    double position = 0; ///< of the anchor along the normal of its group, mm
};

bool isPlaced(const Picture& picture)
{
    return picture.plane && picture.plane->rowSpacing > 0 && picture.plane->columnSpacing > 0;
}

bool nearly(double a, double b)
{
    return std::abs(a - b) <= kSpacingTolerance * std::max(a, b);
}

/// Whether a Frame of Reference UID says what shares a patient space: not in a series whose images
/// name one each, as some anonymisers leave them.
bool tellsFrames(const Series& series)
{
    constexpr std::size_t few = 2;
    std::set<std::string> frames;
    std::size_t images = 0;
    for (const Instance& instance : series.instances)
        if (instance.kind == InstanceKind::Image) {
            ++images;
            frames.insert(instance.frameOfReferenceUid);
        }
    return images <= few || frames.size() < images;
}

bool belongTogether(const Picture& a, const Picture& b, bool byFrames)
{
    if (a.instance->rows != b.instance->rows || a.instance->columns != b.instance->columns
        || isPlaced(a) != isPlaced(b))
        return false;
    if (!isPlaced(a))
        return a.spacing.kind == b.spacing.kind && nearly(a.spacing.row, b.spacing.row)
            && nearly(a.spacing.column, b.spacing.column);
    return isLocalizer(*a.instance) == isLocalizer(*b.instance)
        && (!byFrames || a.instance->frameOfReferenceUid == b.instance->frameOfReferenceUid)
        && length(a.plane->rowDirection - b.plane->rowDirection) < kDirectionTolerance
        && length(a.plane->columnDirection - b.plane->columnDirection) < kDirectionTolerance
        && nearly(a.plane->rowSpacing, b.plane->rowSpacing)
        && nearly(a.plane->columnSpacing, b.plane->columnSpacing);
}

std::vector<std::vector<Picture>> groupPictures(const Series& series)
{
    const bool byFrames = tellsFrames(series);
    std::vector<std::vector<Picture>> groups;
    for (std::size_t i = 0; i < series.instances.size(); ++i) {
        const Instance& instance = series.instances[i];
        if (instance.kind != InstanceKind::Image)
            continue;
        for (std::size_t f = 0; f < instance.frames.size(); ++f) {
            const Frame& frame = instance.frames[f];
            const Picture picture{{false, i, f}, &instance, frame.plane, frame.spacing, {},
                                  false,         0};
            const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& other) {
                return belongTogether(other.front(), picture, byFrames);
            });
            if (group == groups.end())
                groups.push_back({picture});
            else
                group->push_back(picture);
        }
    }
    return groups;
}

/// Separates echoes, repetitions and other contrasts at equal positions.
std::vector<std::vector<Picture>> contrastsOf(const std::vector<Picture>& group)
{
    std::vector<const Frame*> frames;
    frames.reserve(group.size());
    for (const Picture& picture : group)
        frames.push_back(&picture.instance->frames[picture.slice.frameIndex]);
    const PictureClasses classes = classesOf(
        frames,
        {ContrastAttribute::Echo, ContrastAttribute::Inversion, ContrastAttribute::Diffusion,
         ContrastAttribute::Type, ContrastAttribute::EchoNumber, ContrastAttribute::Repetition});
    std::vector<std::vector<Picture>> contrasts(classes.count());
    for (std::size_t i = 0; i < group.size(); ++i)
        contrasts[classes.classOf[i]].push_back(group[i]);
    return contrasts;
}

PatientVector normalOf(const Picture& picture)
{
    return cross(picture.plane->rowDirection, picture.plane->columnDirection);
}

void sortAlongNormal(std::vector<Picture>& group, bool isCentered)
{
    const PatientVector normal = normalOf(group.front());
    for (Picture& picture : group) {
        const ImagePlane& plane = *picture.plane;
        const double column = isCentered ? (picture.instance->columns - 1) / 2.0 : 0;
        const double row = isCentered ? (picture.instance->rows - 1) / 2.0 : 0;
        picture.isCentered = isCentered;
        picture.anchor = plane.position + plane.rowDirection * (plane.columnSpacing * column)
            + plane.columnDirection * (plane.rowSpacing * row);
        picture.position = dot(picture.anchor - PatientPoint{}, normal);
    }
    std::stable_sort(group.begin(), group.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
}

/// Separates duplicates: the n-th picture at each position, by Instance Number, forms layer n.
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

double numberStep(const Picture& a, const Picture& b)
{
    return std::abs(static_cast<double>(b.instance->instanceNumber)
                    - static_cast<double>(a.instance->instanceNumber));
}

/// Fills a gap of two to four spacings with absent slices where the Instance Numbers skip as many:
/// then files are missing, and the gap does not separate two blocks.
std::vector<Picture> withAbsent(const std::vector<Picture>& layer, double grain)
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
        // Instance Numbers tell more than positions, which may be uneven.
        constexpr double mostUneven = 0.25;
        const bool regular =
            std::abs(gaps[i - 1] - count * typicalGap) <= std::max(mostUneven * typicalGap, grain);
        const bool missing = count >= 2 && count <= kMostAbsent + 1 && regular && typicalStep > 0
            && steps[i - 1] == count * typicalStep;
        for (int k = 1; missing && k < count; ++k) {
            Picture absent = layer[i - 1];
            absent.slice.absent = true;
            const double share = static_cast<double>(k) / count;
            absent.position += (layer[i].position - absent.position) * share;
            absent.anchor = absent.anchor + (layer[i].anchor - absent.anchor) * share;
            absent.plane->position = absent.plane->position
                + (layer[i].plane->position - absent.plane->position) * share;
            filled.push_back(absent);
        }
        filled.push_back(layer[i]);
    }
    return filled;
}

/// The rounding step of the positions of a stack: whole or half millimetres; 0 when finer.
double grainOf(const std::vector<Picture>& layer)
{
    for (const double grain : {1.0, 0.5}) {
        const auto isMultiple = [&](double value) {
            return std::abs(value / grain - std::round(value / grain)) < 1e-6;
        };
        const bool all = std::all_of(layer.begin(), layer.end(), [&](const Picture& picture) {
            const PatientPoint& at = picture.plane->position;
            return isMultiple(at.x) && isMultiple(at.y) && isMultiple(at.z);
        });
        if (all)
            return grain;
    }
    return 0;
}

double singleSpacing(const Instance& instance)
{
    const double thickness = instance.sliceThickness.value_or(0);
    const double spacing = instance.spacingBetweenSlices.value_or(0);
    return thickness > 0 ? thickness : spacing > 0 ? spacing : 1;
}

/// "0.29", in every locale.
std::string hundredths(double value)
{
    const long whole = std::lround(std::abs(value) * 100);
    const std::string rest = std::to_string(100 + whole % 100);
    return std::to_string(whole / 100) + '.' + rest.substr(1);
}

/// From the first voxel of a block to the anchor of its first slice.
PatientVector anchorFromOrigin(const VolumeGeometry& geometry, const Picture& first)
{
    if (!first.isCentered)
        return {};
    return geometry.rowDirection * (geometry.columnSpacing * (geometry.columns - 1) / 2)
        + geometry.columnDirection * (geometry.rowSpacing * (geometry.rows - 1) / 2);
}

/// Replaces directions that differ by their mean, with a remark.
void evenDirections(const Picture* begin, const Picture* end, SliceBlock& block)
{
    VolumeGeometry& geometry = block.geometry;
    double most = 0;
    PatientVector row;
    PatientVector column;
    for (const Picture* one = begin; one != end; ++one) {
        row = row + one->plane->rowDirection;
        column = column + one->plane->columnDirection;
        most = std::max({most, length(one->plane->rowDirection - begin->plane->rowDirection),
                         length(one->plane->columnDirection - begin->plane->columnDirection)});
    }
    if (most <= kSameDirection)
        return;
    geometry.rowDirection = normalized(row);
    geometry.columnDirection =
        normalized(column - geometry.rowDirection * dot(column, geometry.rowDirection));
    geometry.origin = begin->anchor - anchorFromOrigin(geometry, *begin);
    constexpr double degrees = 180 / std::numbers::pi;
    const double field =
        std::max(geometry.columns * geometry.columnSpacing, geometry.rows * geometry.rowSpacing);
    block.remarks.emplace_back(ReasonCode::SlicesNotParallel, hundredths(most * degrees),
                               hundredths(most * field / 2));
}

/// Fits the line through positions that are shifted in the plane, uneven or rounded. What rounding
/// moved comes back to the line; other slices keep their places.
void alignSlices(const Picture* begin, const Picture* end, bool isRounded, SliceBlock& block)
{
    VolumeGeometry& geometry = block.geometry;
    const double count = geometry.slices;
    const PatientVector normal = geometry.sliceNormal();
    const PatientVector toAnchor = anchorFromOrigin(geometry, *begin);
    const double middle = (count - 1) / 2;
    PatientVector mean;
    PatientVector step;
    double squares = 0;
    double mostUneven = 0;
    double mostShift = 0;
    for (const Picture* one = begin; one != end; ++one) {
        const PatientVector offset = one->anchor - begin->anchor;
        const auto index = static_cast<double>(one - begin);
        mean = mean + offset * (1 / count);
        step = step + offset * (index - middle);
        squares += (index - middle) * (index - middle);
        const double along = dot(offset, normal);
        mostUneven = std::max(mostUneven, std::abs(along - geometry.sliceSpacing * index));
        mostShift = std::max(mostShift, length(offset - normal * along));
    }
    const bool isUneven = mostUneven > gapTolerance(geometry.sliceSpacing);
    if (squares == 0 || (!isUneven && mostShift <= kInPlaneShiftMm))
        return;
    step = step * (1 / squares);
    geometry.origin = begin->anchor - toAnchor + mean - step * middle;
    geometry.sliceSpacing = dot(step, normal);
    geometry.sliceShift = step - normal * geometry.sliceSpacing;
    std::vector<PatientVector> offsets;
    double mostOff = 0;
    for (const Picture* one = begin; one != end; ++one) {
        const auto slice = static_cast<double>(one - begin);
        offsets.push_back(one->anchor - toAnchor - geometry.patientFromVoxel({0, 0, slice}));
        mostOff = std::max(mostOff, length(offsets.back()));
    }
    if (length(geometry.sliceShift) * (count - 1) > kInPlaneShiftMm)
        block.remarks.emplace_back(ReasonCode::SlicesSheared,
                                   hundredths(length(geometry.sliceShift)));
    if (isRounded && mostOff > kInPlaneShiftMm)
        block.remarks.emplace_back(ReasonCode::PositionsUneven, hundredths(mostOff));
    constexpr double leastOff = 0.05; // mm
    if (isRounded || mostOff <= leastOff)
        return;
    geometry.sliceOffsets = std::move(offsets);
    if (mostOff > kInPlaneShiftMm)
        block.remarks.emplace_back(ReasonCode::SlicesUneven, hundredths(mostOff));
}

SliceBlock blockOf(const Picture* begin, const Picture* end, bool isRounded)
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
    evenDirections(begin, end, block);
    alignSlices(begin, end, isRounded, block);
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
    block.flatSpacing = group.front().spacing;
    block.geometry.columns = group.front().instance->columns;
    block.geometry.rows = group.front().instance->rows;
    block.geometry.slices = static_cast<int>(group.size());
    for (const Picture& picture : group)
        block.slices.push_back(picture.slice);
    return block;
}

/// Sorts by position along the mean normal; blocks without geometry come last, in the order found.
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

/// What rounded positions may add to a distance along rows, columns and normal, mm.
PatientVector roundingOf(const Picture& first, double grain)
{
    const auto along = [grain](PatientVector direction) {
        return grain * (std::abs(direction.x) + std::abs(direction.y) + std::abs(direction.z));
    };
    return {along(first.plane->rowDirection), along(first.plane->columnDirection),
            along(normalOf(first))};
}

std::vector<PlacedSlice> placesOf(const std::vector<Picture>& layer)
{
    using Number = std::pair<int, std::size_t>;
    const auto numberOf = [](const Picture& picture) {
        return Number(picture.instance->instanceNumber, picture.slice.frameIndex);
    };
    std::vector<Number> numbers;
    std::transform(layer.begin(), layer.end(), std::back_inserter(numbers), numberOf);
    std::sort(numbers.begin(), numbers.end());
    std::vector<PlacedSlice> places;
    const ImagePlane& first = *layer.front().plane;
    for (const Picture& picture : layer) {
        const PatientVector offset = picture.anchor - layer.front().anchor;
        const auto rank = std::lower_bound(numbers.begin(), numbers.end(), numberOf(picture));
        places.push_back({{dot(offset, first.rowDirection), dot(offset, first.columnDirection),
                           picture.position - layer.front().position},
                          static_cast<std::size_t>(rank - numbers.begin())});
    }
    return places;
}

void addBlocks(const std::vector<Picture>& layer, std::vector<SliceBlock>& blocks)
{
    const double grain = grainOf(layer);
    const PatientVector rounding = roundingOf(layer.front(), grain);
    for (const std::vector<std::size_t>& stack : interleavedStacks(placesOf(layer), rounding)) {
        std::vector<Picture> pictures;
        pictures.reserve(stack.size());
        for (const std::size_t index : stack)
            pictures.push_back(layer[index]);
        const std::vector<Picture> filled = withAbsent(pictures, grain);
        std::size_t first = 0;
        for (const std::size_t end : blockEnds(placesOf(filled), rounding)) {
            blocks.push_back(blockOf(filled.data() + first, filled.data() + end, grain > 0));
            first = end;
        }
    }
}

std::vector<SliceBlock> blocksBy(bool isCentered, std::vector<Picture> pictures)
{
    std::vector<SliceBlock> blocks;
    sortAlongNormal(pictures, isCentered);
    for (const std::vector<Picture>& layer : layersOf(pictures))
        addBlocks(layer, blocks);
    return blocks;
}

/// The blocks of pictures of one contrast. Where directions differ, slices may be even by their
/// first pixels or by their centres.
std::vector<SliceBlock> blocksOf(const std::vector<Picture>& pictures)
{
    std::vector<SliceBlock> blocks = blocksBy(false, pictures);
    const ImagePlane& first = *pictures.front().plane;
    const bool areParallel =
        std::all_of(pictures.begin(), pictures.end(), [&](const Picture& picture) {
            return length(picture.plane->rowDirection - first.rowDirection) <= kSameDirection
                && length(picture.plane->columnDirection - first.columnDirection) <= kSameDirection;
        });
    if (areParallel)
        return blocks;
    std::vector<SliceBlock> centered = blocksBy(true, pictures);
    const auto remarksOf = [](const std::vector<SliceBlock>& all) {
        std::size_t count = 0;
        for (const SliceBlock& block : all)
            count += block.remarks.size();
        return std::pair(all.size(), count);
    };
    return remarksOf(centered) < remarksOf(blocks) ? centered : blocks;
}

/// Of the first image that is there.
std::string frameOf(const SliceBlock& block, const Series& series)
{
    const auto present = std::find_if(block.slices.begin(), block.slices.end(),
                                      [](const BlockSlice& slice) { return !slice.absent; });
    return present == block.slices.end() ? std::string()
                                         : series.instances[present->instance].frameOfReferenceUid;
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
        for (const std::vector<Picture>& contrast : contrastsOf(group))
            std::ranges::move(blocksOf(contrast), std::back_inserter(blocks));
    }
    if (tellsFrames(series))
        for (SliceBlock& block : blocks)
            block.frameOfReferenceUid = frameOf(block, series);
    sortBlocks(blocks);
    return blocks;
}

} // namespace foramen
