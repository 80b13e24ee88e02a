#include "core/imaging/block_layout.h"

#include "core/base/statistics.h"
#include "core/dicom/scanning/coincident_pictures.h"
#include "core/imaging/series_coverage.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>
#include <string>
#include <tuple>

namespace foramen {

namespace {

constexpr double kDirectionTolerance =
    1.2e-2; ///< length of the difference of two unit vectors, 0.7 degrees
constexpr double kSameDirection = 2e-3; ///< likewise, 0.1 degrees: counts as equal
constexpr double kSpacingTolerance = 1e-3; ///< relative
constexpr double kSamePositionMm = 0.02;
constexpr double kInPlaneShiftMm = 0.25; ///< largest distance of a slice from the line of its block
constexpr double kMostShear = 1; ///< in-plane shift divided by distance: 45 degrees
constexpr int kMostAbsent =
    3; ///< consecutive slices that count as missing files, not as a gap between blocks

/// One frame that is being sorted into a block.
struct Picture {
    BlockSlice slice;
    const Instance* instance = nullptr;
    std::optional<ImagePlane> plane;
    PixelSpacing spacing;
    double position = 0; ///< along the normal of its group, mm
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
        return a.spacing.kind == b.spacing.kind && nearly(a.spacing.row, b.spacing.row)
            && nearly(a.spacing.column, b.spacing.column);
    return isLocalizer(*a.instance) == isLocalizer(*b.instance)
        && a.instance->frameOfReferenceUid == b.instance->frameOfReferenceUid
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
            const Frame& frame = instance.frames[f];
            const Picture picture{{false, i, f}, &instance, frame.plane, frame.spacing, 0};
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

/// Separates echoes, repetitions and other contrasts at equal positions.
std::vector<std::vector<Picture>> contrastsOf(const std::vector<Picture>& group)
{
    std::vector<const Frame*> frames;
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

void sortAlongNormal(std::vector<Picture>& group)
{
    const PatientVector normal = normalOf(group.front());
    for (Picture& picture : group)
        picture.position = dot(picture.plane->position - PatientPoint{}, normal);
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

double gapTolerance(double spacing)
{
    return std::max(0.02, 0.03 * spacing);
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
        const bool regular =
            std::abs(gaps[i - 1] - count * typicalGap) <= std::max(gapTolerance(typicalGap), grain);
        const bool missing = count >= 2 && count <= kMostAbsent + 1 && regular && typicalStep > 0
            && steps[i - 1] == count * typicalStep;
        for (int k = 1; missing && k < count; ++k) {
            Picture absent = layer[i - 1];
            absent.slice.absent = true;
            absent.position += k * typicalGap;
            absent.plane->position = absent.plane->position
                + (layer[i].plane->position - absent.plane->position)
                    * (static_cast<double>(k) / count);
            filled.push_back(absent);
        }
        filled.push_back(layer[i]);
    }
    return filled;
}

/// The range of slopes of a straight line from a first value that passes all values so far within
/// their tolerances.
class RiseRange {
public:
    /// @return false, without a change, when no line passes this value, too.
    bool include(double steps, double value, double tolerance)
    {
        const double low = std::max(m_low, (value - tolerance) / steps);
        const double high = std::min(m_high, (value + tolerance) / steps);
        if (low > high)
            return false;
        m_low = low;
        m_high = high;
        return true;
    }

private:
    double m_low = -1e9;
    double m_high = 1e9;
};

/// Grows a block from its first slice while the slices have equal distances and equal in-plane
/// shifts.
class BlockGrowth {
public:
    /// @param grain  rounding step of the positions, mm; 0 when they are exact
    BlockGrowth(const Picture& first, double grain)
        : m_first(first)
        , m_grain(grain)
    {
    }

    bool add(const Picture& last, const Picture& next)
    {
        const double gap = next.position - last.position;
        const PatientVector offset = next.plane->position - m_first.plane->position;
        const double column = dot(offset, m_first.plane->rowDirection);
        const double row = dot(offset, m_first.plane->columnDirection);
        const double steps = m_steps + 1;
        const double distance = next.position - m_first.position;
        if (std::hypot(column, row) > std::max(kInPlaneShiftMm + m_grain, kMostShear * distance))
            return false;
        const bool even = m_steps == 0 || std::abs(gap - m_spacing) <= gapTolerance(m_spacing);
        RiseRange along = m_along;
        RiseRange across = m_across;
        RiseRange down = m_down;
        const bool nearlyEven = along.include(steps, distance, roundingAlong(normalOf(m_first)));
        if (!(even && m_isEven) && !(m_grain > 0 && nearlyEven))
            return false;
        const ImagePlane& plane = *m_first.plane;
        if (!across.include(steps, column,
                            std::max(kInPlaneShiftMm, roundingAlong(plane.rowDirection)))
            || !down.include(steps, row,
                             std::max(kInPlaneShiftMm, roundingAlong(plane.columnDirection))))
            return false;
        m_isEven = m_isEven && even;
        if (m_steps == 0)
            m_spacing = gap;
        m_steps = steps;
        m_along = along;
        m_across = across;
        m_down = down;
        return true;
    }

private:
    /// The largest change of the distance of two positions along a direction by rounding, mm.
    [[nodiscard]] double roundingAlong(PatientVector direction) const
    {
        return m_grain * (std::abs(direction.x) + std::abs(direction.y) + std::abs(direction.z));
    }

    Picture m_first;
    double m_grain = 0;
    double m_steps = 0;
    double m_spacing = 0;
    bool m_isEven = true;
    RiseRange m_along;
    RiseRange m_across;
    RiseRange m_down;
};

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

std::size_t grow(const std::vector<Picture>& layer, std::size_t first, double grain)
{
    BlockGrowth block(layer[first], grain);
    std::size_t end = first + 1;
    while (end < layer.size() && block.add(layer[end - 1], layer[end]))
        ++end;
    return end;
}

bool isShifted(const Picture& first, const Picture& other)
{
    const PatientVector offset = other.plane->position - first.plane->position;
    const PatientVector normal = normalOf(first);
    return length(offset - normal * dot(offset, normal)) > kInPlaneShiftMm;
}

/// The end of the longest even run that starts at @p first. A first slice with a larger gap or a
/// shift to the next is a block of its own where the next slices are even without it.
std::size_t endOfBlock(const std::vector<Picture>& layer, std::size_t first, double grain)
{
    const std::size_t end = grow(layer, first, grain);
    if (end != first + 2 || end >= layer.size())
        return end;
    const double gap = layer[first + 1].position - layer[first].position;
    const double nextGap = layer[end].position - layer[first + 1].position;
    const bool isLoose = nextGap < gap - gapTolerance(gap)
        || (isShifted(layer[first], layer[first + 1]) && grow(layer, first + 1, grain) > end);
    return isLoose ? first + 1 : end;
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
    constexpr double degrees = 180 / std::numbers::pi;
    const double field =
        std::max(geometry.columns * geometry.columnSpacing, geometry.rows * geometry.rowSpacing);
    block.remarks.emplace_back(ReasonCode::SlicesNotParallel, hundredths(most * degrees),
                               hundredths(most * field / 2));
}

/// Fits the line through positions that are shifted in the plane or rounded.
void alignSlices(const Picture* begin, const Picture* end, SliceBlock& block)
{
    VolumeGeometry& geometry = block.geometry;
    const double count = geometry.slices;
    const PatientPoint first = begin->plane->position;
    const PatientVector normal = geometry.sliceNormal();
    const double middle = (count - 1) / 2;
    PatientVector mean;
    PatientVector step;
    double squares = 0;
    double mostUneven = 0;
    double mostShift = 0;
    for (const Picture* one = begin; one != end; ++one) {
        const PatientVector offset = one->plane->position - first;
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
    geometry.origin = first + mean - step * middle;
    geometry.sliceSpacing = dot(step, normal);
    geometry.sliceShift = step - normal * geometry.sliceSpacing;
    double mostOff = 0;
    for (int slice = 0; slice < geometry.slices; ++slice)
        mostOff = std::max(mostOff,
                           distance(begin[slice].plane->position,
                                    geometry.patientFromVoxel({0, 0, static_cast<double>(slice)})));
    if (length(geometry.sliceShift) * (count - 1) > kInPlaneShiftMm)
        block.remarks.emplace_back(ReasonCode::SlicesSheared,
                                   hundredths(length(geometry.sliceShift)));
    if (mostOff > kInPlaneShiftMm)
        block.remarks.emplace_back(ReasonCode::PositionsUneven, hundredths(mostOff));
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
    evenDirections(begin, end, block);
    alignSlices(begin, end, block);
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

void addBlocks(const std::vector<Picture>& layer, std::vector<SliceBlock>& blocks)
{
    const double grain = grainOf(layer);
    const std::vector<Picture> filled = withAbsent(layer, grain);
    for (std::size_t first = 0; first < filled.size();) {
        const std::size_t end = endOfBlock(filled, first, grain);
        blocks.push_back(blockOf(filled.data() + first, filled.data() + end));
        first = end;
    }
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
        for (std::vector<Picture>& contrast : contrastsOf(group)) {
            sortAlongNormal(contrast);
            for (const std::vector<Picture>& layer : layersOf(contrast))
                addBlocks(layer, blocks);
        }
    }
    sortBlocks(blocks);
    return blocks;
}

} // namespace foramen
