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
    std::size_t pixels = 0;
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

/// Fills in the pixels and classes of a block from a volume; its sizes are known.
void copySlices(SegmenterBlock& block, const CanonicalVolume& volume,
                const std::vector<PhantomLabel>& labels, std::array<int, 3> first)
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

} // namespace

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
    copySlices(block, *volume, found->labels, {left, 0, from});
    block.middleSlice = sliceWithMostCanal(block);
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (discs[level])
            block.discs[level] = ImagePoint{discs[level]->column - left, discs[level]->row};
    return block;
}

void findMiddleAndDiscs(SegmenterBlock& block)
{
    constexpr double least = 40; // mm2, of a disc
    block.middleSlice = sliceWithMostCanal(block);
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
    for (std::size_t i = 0; i < std::min(regions.size(), kLevelCount); ++i)
        block.discs[kLevelCount - 1 - i] = regions[i].center();
}

} // namespace foramen
