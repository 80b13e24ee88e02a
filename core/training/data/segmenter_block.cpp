#include "core/training/data/segmenter_block.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/canonical_volume.h"
#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

constexpr double kLateralReach = 9; ///< mm from the middle of the discs
constexpr double kInFront = 75; ///< mm of the slice kept before the discs, and behind them
constexpr double kBehind = 95;

StoredClass classOf(PhantomLabel label)
{
    // What lies before an arch or a body has its flag; a body lies before a bulge.
    if ((label & kSacLabel) != 0)
        return segment_class::kCanal;
    if ((label & kVertebraLabel) != 0)
        return segment_class::kVertebra;
    if ((label & kSacrumLabel) != 0)
        return segment_class::kSacrum;
    return (label & kDiscLabel) != 0 ? segment_class::kDisc : segment_class::kBackground;
}

/// Of the foramen segmenter, which does not tell the sac.
StoredClass classWithForamen(PhantomLabel label)
{
    if ((label & kForamenLabel) != 0)
        return segment_class::kForamen;
    const StoredClass other = classOf(label);
    return other == segment_class::kCanal ? segment_class::kBackground : other;
}

using ClassOf = StoredClass (*)(PhantomLabel);

/// The smallest and largest of some numbers.
struct Range {
    double from = 1e9;
    double to = -1e9;
    void add(double value)
    {
        from = std::min(from, value);
        to = std::max(to, value);
    }
    [[nodiscard]] bool isEmpty() const { return from > to; }
};

/// A connected region of one class in a slice.
struct Region {
    double columns = 0; ///< sums over its pixels
    double rows = 0;
    double columnSquares = 0;
    double rowSquares = 0;
    double products = 0;
    std::size_t pixels = 0;
    /// The angle of its long axis from columns towards rows, radians, -pi / 2 to pi / 2.
    [[nodiscard]] double angle() const
    {
        const auto count = static_cast<double>(pixels);
        const ImagePoint middle = center();
        const double xx = columnSquares / count - middle.column * middle.column;
        const double yy = rowSquares / count - middle.row * middle.row;
        const double xy = products / count - middle.column * middle.row;
        return 0.5 * std::atan2(2 * xy, xx - yy);
    }
    [[nodiscard]] ImagePoint center() const
    {
        const auto count = static_cast<double>(pixels);
        return {columns / count, rows / count};
    }
};

std::vector<Region> discsIn(const SegmenterBlock& block, int slice)
{
    const int width = block.columns;
    const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(block.rows);
    const auto first = block.classes.begin()
        + static_cast<std::ptrdiff_t>(size) * static_cast<std::ptrdiff_t>(slice);
    std::vector<bool> open(size);
    std::transform(first, first + static_cast<std::ptrdiff_t>(size), open.begin(),
                   [](StoredClass one) { return one == segment_class::kDisc; });
    std::vector<Region> regions;
    for (std::size_t start = 0; start < size; ++start) {
        if (!open[start])
            continue;
        Region region;
        std::vector<std::size_t> todo = {start};
        open[start] = false;
        while (!todo.empty()) {
            const std::size_t at = todo.back();
            todo.pop_back();
            const int column = static_cast<int>(at) % width;
            const int row = static_cast<int>(at) / width;
            ++region.pixels;
            region.columns += column;
            region.rows += row;
            region.columnSquares += static_cast<double>(column) * column;
            region.rowSquares += static_cast<double>(row) * row;
            region.products += static_cast<double>(column) * row;
            for (const auto& [c, r] : {std::pair{column - 1, row},
                                       {column + 1, row},
                                       {column, row - 1},
                                       {column, row + 1}}) {
                if (c < 0 || r < 0 || c >= width || r >= block.rows)
                    continue;
                const auto next = static_cast<std::size_t>(r) * static_cast<std::size_t>(width)
                    + static_cast<std::size_t>(c);
                if (!open[next])
                    continue;
                open[next] = false;
                todo.push_back(next);
            }
        }
        regions.push_back(region);
    }
    return regions;
}

/// The lowest five discs of the middle slice, the lowest one first.
std::vector<Region> lowestDiscs(const SegmenterBlock& block)
{
    constexpr double least = 40; // mm2, of a disc
    std::vector<Region> regions = discsIn(block, block.middleSlice);
    regions.erase(std::remove_if(regions.begin(), regions.end(),
                                 [&](const Region& region) {
                                     return static_cast<double>(region.pixels) * block.spacing
                                         * block.spacing
                                         < least;
                                 }),
                  regions.end());
    std::sort(regions.begin(), regions.end(),
              [](const Region& a, const Region& b) { return a.center().row > b.center().row; });
    regions.resize(std::min(regions.size(), kLevelCount));
    return regions;
}

/// Fills in the pixels and classes of a block from a volume; its sizes are known.
void copySlices(SegmenterBlock& block, const CanonicalVolume& volume,
                const std::vector<PhantomLabel>& labels, std::array<int, 3> first, ClassOf classOf)
{
    constexpr double share = 0.997; // brighter than all but this is as bright as can be
    const VolumeGeometry& geometry = volume.volume().geometry;
    std::vector<std::int16_t> sorted = volume.volume().voxels;
    const double high = volume.volume().rescaleSlope * percentileOf(sorted, share)
        + volume.volume().rescaleIntercept;
    const double low = volume.lowest();
    const double scale = high > low ? 1 / (high - low) : 0;
    for (int slice = 0; slice < block.slices; ++slice)
        for (int row = 0; row < block.rows; ++row)
            for (int column = 0; column < block.columns; ++column) {
                const std::array<int, 3> at = {column + first[0], row + first[1], slice + first[2]};
                const double value = (volume.value(at[0], at[1], at[2]) - low) * scale;
                const double root = std::sqrt(std::clamp(value, 0.0, 1.0));
                block.pixels.push_back(
                    value <= 0 ? StoredPixel{0}
                               : static_cast<StoredPixel>(std::max(1L, std::lround(root * 255))));
                const VoxelPoint voxel = volume.voxelFromCanonical({static_cast<double>(at[0]),
                                                                    static_cast<double>(at[1]),
                                                                    static_cast<double>(at[2])});
                const long place =
                    (std::lround(voxel.slice) * geometry.rows + std::lround(voxel.row))
                        * geometry.columns
                    + std::lround(voxel.column);
                block.classes.push_back(classOf(labels[static_cast<std::size_t>(place)]));
            }
}

/// How much of the canal each slice shows.
int sliceWithMostCanal(const SegmenterBlock& block)
{
    const auto size = static_cast<std::ptrdiff_t>(block.columns) * block.rows;
    const auto canalIn = [&](int slice) {
        const auto from = block.classes.begin() + size * slice;
        return std::count(from, from + size, static_cast<StoredClass>(segment_class::kCanal));
    };
    int best = 0;
    for (int slice = 1; slice < block.slices; ++slice)
        if (canalIn(slice) > canalIn(best))
            best = slice;
    return best;
}

/// The surroundings of a site in the slice that is nearest to it.
std::optional<SegmenterBlock> siteBlockOf(const TrainingStudy& study, SeriesRole role, Site site,
                                          ClassOf classOf)
{
    constexpr double reach = 42; // mm
    constexpr double square = 1e-6;
    const auto& point = study.sitePoints[siteIndex(site)];
    const auto shown = point ? volumeShowing(study, role, *point) : std::nullopt;
    if (!shown || shown->block->labels.empty())
        return std::nullopt;
    const CanonicalVolume& volume = shown->volume;
    const double spacing = volume.columnSpacing();
    if (std::abs(spacing - volume.rowSpacing()) > square)
        return std::nullopt;
    const VoxelPoint at = volume.canonicalFromPatient(*point);
    const int slice = volume.nearestSlice(*point);
    const int left = std::max(0, static_cast<int>(at.column - reach / spacing));
    const int top = std::max(0, static_cast<int>(at.row - reach / spacing));
    SegmenterBlock block;
    block.patient = study.id;
    block.isGenerated = true;
    block.isSacrumKnown = true;
    block.plane = volume.plane();
    block.columns =
        std::min(volume.columns(), static_cast<int>(at.column + reach / spacing) + 1) - left;
    block.rows = std::min(volume.rows(), static_cast<int>(at.row + reach / spacing) + 1) - top;
    block.slices = 1;
    block.spacing = spacing;
    block.sliceSpacing = volume.sliceSpacing();
    block.site = ImagePoint{at.column - left, at.row - top};
    copySlices(block, volume, shown->block->labels, {left, top, slice}, classOf);
    return block;
}

std::vector<SegmenterBlock> siteBlocksOf(const TrainingStudy& study, std::size_t number,
                                         SeriesRole role, const std::vector<Condition>& conditions,
                                         ClassOf classOf)
{
    std::vector<SegmenterBlock> blocks;
    for (const Condition condition : conditions)
        for (const DiscLevel level : kLevels)
            if (auto block = siteBlockOf(study, role, {condition, level}, classOf)) {
                block->number = number;
                blocks.push_back(std::move(*block));
            }
    return blocks;
}

/// Axial slices through one disc of sagittal ones.
class AxialCut {
public:
    AxialCut(const SegmenterBlock& from, const Region& disc)
        : m_from(from)
        , m_disc(disc.center())
        , m_along{std::cos(disc.angle()), std::sin(disc.angle())}
    {
    }

    [[nodiscard]] std::optional<SegmenterBlock> block() const
    {
        constexpr double before = 32; // mm in front of the canal's middle, and behind it
        constexpr double behind = 42;
        constexpr double thick = 5; // mm above and below the disc's middle
        const auto canal = canalBehind();
        if (!canal)
            return std::nullopt;
        SegmenterBlock block;
        block.patient = m_from.patient;
        block.number = m_from.number;
        block.plane = PicturePlane::Axial;
        block.spacing = m_from.spacing;
        block.sliceSpacing = m_from.spacing;
        block.columns =
            static_cast<int>((m_from.slices - 1) * m_from.sliceSpacing / block.spacing) + 1;
        block.rows = static_cast<int>((before + behind) / block.spacing);
        const int half = static_cast<int>(thick / block.spacing);
        block.slices = 2 * half + 1;
        block.middleSlice = half;
        block.site = ImagePoint{canal->lateral * m_from.sliceSpacing / block.spacing,
                                before / block.spacing};
        for (int slice = -half; slice <= half; ++slice)
            for (int row = 0; row < block.rows; ++row)
                for (int column = 0; column < block.columns; ++column)
                    add(block, canal->back + row - before / block.spacing, slice,
                        column * block.spacing / m_from.sliceSpacing);
        return block;
    }

private:
    /// A place on the plane through the disc's middle.
    struct Middle {
        double back = 0; ///< pixels behind the disc's middle
        double lateral = 0; ///< slices
    };

    [[nodiscard]] ImagePoint placeAt(double back, double down) const
    {
        return {m_disc.column + m_along[0] * back - m_along[1] * down,
                m_disc.row + m_along[1] * back + m_along[0] * down};
    }

    [[nodiscard]] std::optional<std::size_t> indexOf(ImagePoint place, int slice) const
    {
        const long column = std::lround(place.column);
        const long row = std::lround(place.row);
        if (column < 0 || row < 0 || column >= m_from.columns || row >= m_from.rows || slice < 0
            || slice >= m_from.slices)
            return std::nullopt;
        return static_cast<std::size_t>(
            (static_cast<long>(slice) * m_from.rows + row) * m_from.columns + column);
    }

    /// The middle of the canal's pixels on the plane through the disc's middle.
    [[nodiscard]] std::optional<Middle> canalBehind() const
    {
        constexpr double far = 50; // mm
        constexpr double least = 20; // mm2
        Middle sum;
        double count = 0;
        for (int slice = 0; slice < m_from.slices; ++slice)
            for (int back = 0; back < far / m_from.spacing; ++back) {
                const auto at = indexOf(placeAt(back, 0), slice);
                if (!at || m_from.classes[*at] != segment_class::kCanal)
                    continue;
                sum.back += back;
                sum.lateral += slice;
                ++count;
            }
        if (count * m_from.spacing * m_from.sliceSpacing < least)
            return std::nullopt;
        return Middle{sum.back / count, sum.lateral / count};
    }

    void add(SegmenterBlock& block, double back, double down, double lateral) const
    {
        const ImagePoint place = placeAt(back, down);
        const auto nearest = indexOf(place, static_cast<int>(std::lround(lateral)));
        block.classes.push_back(nearest ? m_from.classes[*nearest] : kUnknownClass);
        const int first = std::min(static_cast<int>(lateral), std::max(0, m_from.slices - 2));
        const auto one = indexOf(place, first);
        const auto other = indexOf(place, std::min(first + 1, m_from.slices - 1));
        const double share = lateral - first;
        block.pixels.push_back(
            one && other ? static_cast<StoredPixel>(
                std::lround((1 - share) * m_from.pixels[*one] + share * m_from.pixels[*other]))
                         : StoredPixel{0});
    }

    const SegmenterBlock& m_from;
    ImagePoint m_disc;
    std::array<double, 2> m_along; ///< columns and rows for each pixel to posterior
};

} // namespace

std::vector<SegmenterBlock> sacBlocksOf(const TrainingStudy& study, std::size_t number)
{
    return siteBlocksOf(study, number, SeriesRole::AxialT2, {Condition::SpinalCanalStenosis},
                        classOf);
}

std::vector<SegmenterBlock> foramenBlocksOf(const TrainingStudy& study, std::size_t number)
{
    return siteBlocksOf(
        study, number, SeriesRole::SagittalT1,
        {Condition::LeftNeuralForaminalNarrowing, Condition::RightNeuralForaminalNarrowing},
        classWithForamen);
}

std::vector<SegmenterBlock> axialBlocksOf(const SegmenterBlock& sagittal)
{
    std::vector<SegmenterBlock> blocks;
    for (const Region& disc : lowestDiscs(sagittal))
        if (auto block = AxialCut(sagittal, disc).block())
            blocks.push_back(std::move(*block));
    return blocks;
}

std::optional<SegmenterBlock> segmenterBlockOf(const TrainingStudy& study, std::size_t number)
{
    const auto found =
        std::find_if(study.volumes.begin(), study.volumes.end(), [](const TrainingVolume& volume) {
            return volume.role == SeriesRole::SagittalT2 && !volume.labels.empty();
        });
    if (found == study.volumes.end())
        return std::nullopt;
    const auto volume = CanonicalVolume::create(found->volume, PicturePlane::Sagittal);
    constexpr double square = 1e-6;
    if (!volume || std::abs(volume->columnSpacing() - volume->rowSpacing()) > square)
        return std::nullopt;
    Range columns;
    Range across;
    std::array<std::optional<VoxelPoint>, kLevelCount> discs;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (study.discCenters[level]) {
            discs[level] = volume->canonicalFromPatient(*study.discCenters[level]);
            columns.add(discs[level]->column);
            across.add(discs[level]->slice);
        }
    if (columns.isEmpty())
        return std::nullopt;
    const double spacing = volume->columnSpacing();
    const double reach = kLateralReach / volume->sliceSpacing();
    const double middle = (across.from + across.to) / 2;
    const int left = std::max(0, static_cast<int>(columns.from - kInFront / spacing));
    const int right =
        std::min(volume->columns(), static_cast<int>(columns.to + kBehind / spacing) + 1);
    const int from = std::max(0, static_cast<int>(std::ceil(middle - reach)));
    const int to = std::min(volume->slices() - 1, static_cast<int>(std::floor(middle + reach)));
    if (right <= left || to < from)
        return std::nullopt;
    SegmenterBlock block;
    block.patient = study.id;
    block.number = number;
    block.isGenerated = true;
    block.isSacrumKnown = true;
    block.columns = right - left;
    block.rows = volume->rows();
    block.slices = to - from + 1;
    block.spacing = spacing;
    block.sliceSpacing = volume->sliceSpacing();
    copySlices(block, *volume, found->labels, {left, 0, from}, classOf);
    block.middleSlice = sliceWithMostCanal(block);
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (discs[level])
            block.discs[level] = ImagePoint{discs[level]->column - left, discs[level]->row};
    return block;
}

void findMiddleAndDiscs(SegmenterBlock& block)
{
    block.middleSlice = sliceWithMostCanal(block);
    const std::vector<Region> regions = lowestDiscs(block);
    for (std::size_t i = 0; i < regions.size(); ++i)
        block.discs[kLevelCount - 1 - i] = regions[i].center();
}

} // namespace foramen
