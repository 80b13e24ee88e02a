#include "core/training/data/training_set.h"

#include "core/ai/model/network_contract.h"
#include "core/base/statistics.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <future>
#include <iterator>
#include <utility>

namespace foramen {

namespace {

constexpr double kSagittalSpacing = 1.0; ///< mm
constexpr double kAxialSpacing = 0.8; ///< mm
constexpr int kLargestSlice = 340; ///< pixels; larger slices are cropped on both sides
constexpr double kBlockSpacing = 0.65; ///< mm
constexpr int kBlockSize = 111; ///< pixels, odd, 72 mm: a crop with its jitter
constexpr int kBlockReach = 3; ///< slices to both sides: two for the crop, one for jitter
constexpr double kDiscReach =
    16; ///< mm from a disc's centre: within it, the disc's position in a slice is known
constexpr double kLateralReach = 32; ///< mm: slices further out show no site
constexpr double kForamenFull = 4; ///< mm from a foramen's point: it is fully visible
constexpr double kForamenGone = 9; ///< mm: it is not visible
constexpr double kRecessReach = 7; ///< mm from an axial slice to a subarticular point

/// Converts a volume's values to stored ones.
class Storing {
public:
    explicit Storing(const CanonicalVolume& volume)
        : m_volume(volume)
        , m_lowest(volume.lowest())
    {
        constexpr std::size_t sampled = 20000;
        constexpr double share = 0.997;
        const auto& voxels = volume.volume().voxels;
        const std::size_t step = std::max<std::size_t>(1, voxels.size() / sampled);
        std::vector<std::int16_t> some;
        for (std::size_t i = 0; i < voxels.size(); i += step)
            some.push_back(voxels[i]);
        const double high = volume.volume().rescaleSlope * percentileOf(some, share)
            + volume.volume().rescaleIntercept;
        m_scale = high > m_lowest ? 1 / (high - m_lowest) : 0;
    }

    /// The mean over a square of @p width mm about a place; 0 outside the slice.
    [[nodiscard]] StoredPixel at(double column, double row, int slice, double width) const
    {
        const double c = width / m_volume.columnSpacing() / 4;
        const double r = width / m_volume.rowSpacing() / 4;
        // Coarse slices need one sample, fine ones four.
        constexpr double coarse = 0.3;
        if (c < coarse)
            return stored(m_volume.sample(column, row, slice));
        double sum = 0;
        int count = 0;
        for (const auto& [u, v] : {std::pair{-c, -r}, {c, -r}, {-c, r}, {c, r}})
            if (const auto value = m_volume.sample(column + u, row + v, slice)) {
                sum += *value;
                ++count;
            }
        return count == 0 ? 0 : stored(static_cast<float>(sum / count));
    }

private:
    [[nodiscard]] StoredPixel stored(std::optional<float> value) const
    {
        if (!value || *value <= m_lowest)
            return 0;
        const double root = std::sqrt(std::min((*value - m_lowest) * m_scale, 1.0));
        return static_cast<StoredPixel>(std::max(1L, std::lround(root * 255)));
    }

    const CanonicalVolume& m_volume;
    double m_lowest;
    double m_scale = 0;
};

/// The labels of one slice at twice the slice's spacing.
std::vector<PhantomLabel> storedLabels(const CanonicalVolume& volume,
                                       const std::vector<PhantomLabel>& labels,
                                       const LocaliserSlice& slice, int index, VoxelPoint first)
{
    if (labels.empty())
        return {};
    const VolumeGeometry& geometry = volume.volume().geometry;
    std::vector<PhantomLabel> result;
    for (int row = 0; row < slice.rows / 2; ++row)
        for (int column = 0; column < slice.columns / 2; ++column) {
            const double c =
                first.column + (2 * column + 0.5) * slice.spacing / volume.columnSpacing();
            const double r = first.row + (2 * row + 0.5) * slice.spacing / volume.rowSpacing();
            const VoxelPoint at = volume.voxelFromCanonical({c, r, static_cast<double>(index)});
            const long x = std::lround(at.column);
            const long y = std::lround(at.row);
            const bool inside = x >= 0 && y >= 0 && x < geometry.columns && y < geometry.rows;
            const long place = (std::lround(at.slice) * geometry.rows + y) * geometry.columns + x;
            result.push_back(inside ? labels[static_cast<std::size_t>(place)] : PhantomLabel{0});
        }
    return result;
}

/// A slice at the training set's spacing, about the slice's middle. @p first receives the canonical
/// place of its first pixel.
LocaliserSlice storedSlice(const CanonicalVolume& volume, const Storing& storing, int index,
                           VoxelPoint& first)
{
    LocaliserSlice slice;
    slice.plane = volume.plane();
    slice.spacing = slice.plane == PicturePlane::Sagittal ? kSagittalSpacing : kAxialSpacing;
    const auto count = [&](int pixels, double spacing) {
        const int wanted = static_cast<int>(pixels * spacing / slice.spacing);
        return std::clamp(wanted, 2, kLargestSlice) / 2 * 2;
    };
    slice.columns = count(volume.columns(), volume.columnSpacing());
    slice.rows = count(volume.rows(), volume.rowSpacing());
    const double columnStep = slice.spacing / volume.columnSpacing();
    const double rowStep = slice.spacing / volume.rowSpacing();
    first = {(volume.columns() - 1 - (slice.columns - 1) * columnStep) / 2,
             (volume.rows() - 1 - (slice.rows - 1) * rowStep) / 2, static_cast<double>(index)};
    slice.pixels.reserve(static_cast<std::size_t>(slice.columns)
                         * static_cast<std::size_t>(slice.rows));
    for (int row = 0; row < slice.rows; ++row)
        for (int column = 0; column < slice.columns; ++column)
            slice.pixels.push_back(storing.at(first.column + column * columnStep,
                                              first.row + row * rowStep, index, slice.spacing));
    return slice;
}

/// The projection of a patient point onto a slice, and its distance from the slice.
struct InSlice {
    ImagePoint place;
    double distance = 0; ///< mm
};

InSlice inSlice(const CanonicalVolume& volume, const LocaliserSlice& slice, VoxelPoint first,
                PatientPoint point)
{
    const VoxelPoint at = volume.canonicalFromPatient(point);
    return {{(at.column - first.column) * volume.columnSpacing() / slice.spacing,
             (at.row - first.row) * volume.rowSpacing() / slice.spacing},
            std::abs(at.slice - first.slice) * volume.sliceSpacing()};
}

/// The nearest distance of a slice from any of the study's disc centres, mm.
double lateralDistance(const CanonicalVolume& volume, int slice, const TrainingStudy& study)
{
    double nearest = 1e9;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        if (const auto& center = study.discCenters[i])
            nearest = std::min(nearest,
                               std::abs(volume.canonicalFromPatient(*center).slice - slice)
                                   * volume.sliceSpacing());
    return nearest;
}

void addSagittal(TrainingSet& set, std::size_t study, const TrainingStudy& from,
                 const TrainingVolume& block)
{
    const auto volume = CanonicalVolume::create(block.volume, PicturePlane::Sagittal);
    if (!volume)
        return;
    const Storing storing(*volume);
    for (int index = 0; index < volume->slices(); ++index) {
        if (volume->source(index).missing || lateralDistance(*volume, index, from) > kLateralReach)
            continue;
        VoxelPoint first;
        LocaliserSlice slice = storedSlice(*volume, storing, index, first);
        slice.study = study;
        slice.labels = storedLabels(*volume, block.labels, slice, index, first);
        for (const auto& center : from.discCenters) {
            const auto at = center ? inSlice(*volume, slice, first, *center) : InSlice{};
            slice.points.push_back(center && at.distance <= kDiscReach ? std::optional(at.place)
                                                                       : std::nullopt);
        }
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            if (!isForaminal(siteAt(i).condition) || !from.sitePoints[i])
                continue;
            const auto at = inSlice(*volume, slice, first, *from.sitePoints[i]);
            const double strength = (kForamenGone - at.distance) / (kForamenGone - kForamenFull);
            slice.foraminaKnown = true;
            if (strength > 0)
                slice.foramina.push_back({at.place, std::min(strength, 1.0)});
        }
        set.sagittal.push_back(std::move(slice));
    }
}

void addAxial(TrainingSet& set, std::size_t study, const TrainingStudy& from,
              const TrainingVolume& block)
{
    const auto volume = CanonicalVolume::create(block.volume, PicturePlane::Axial);
    if (!volume)
        return;
    const Storing storing(*volume);
    for (int index = 0; index < volume->slices(); ++index) {
        if (volume->source(index).missing)
            continue;
        // The nearest level gives the points; slices between discs are not used.
        double nearest = kRecessReach;
        std::optional<std::size_t> level;
        for (std::size_t i = 0; i < kLevelCount; ++i) {
            const auto& point =
                from.sitePoints[siteIndex({Condition::LeftSubarticularStenosis, kLevels[i]})];
            const double distance = point
                ? std::abs(volume->canonicalFromPatient(*point).slice - index)
                    * volume->sliceSpacing()
                : nearest;
            if (distance < nearest) {
                nearest = distance;
                level = i;
            }
        }
        if (!level)
            continue;
        VoxelPoint first;
        LocaliserSlice slice = storedSlice(*volume, storing, index, first);
        slice.study = study;
        slice.labels = storedLabels(*volume, block.labels, slice, index, first);
        for (const Condition condition :
             {Condition::LeftSubarticularStenosis, Condition::RightSubarticularStenosis}) {
            const auto& point = from.sitePoints[siteIndex({condition, kLevels[*level]})];
            slice.points.push_back(
                point ? std::optional(inSlice(*volume, slice, first, *point).place) : std::nullopt);
        }
        set.axial.push_back(std::move(slice));
    }
}

SiteBlock storedBlock(const CanonicalVolume& volume, PatientPoint site)
{
    SiteBlock block;
    block.plane = volume.plane();
    block.columns = kBlockSize;
    block.rows = kBlockSize;
    block.spacing = kBlockSpacing;
    block.sliceSpacing = volume.sliceSpacing();
    const VoxelPoint at = volume.canonicalFromPatient(site);
    const int middle = volume.nearestSlice(site);
    const int from = std::max(middle - kBlockReach, 0);
    const int to = std::min(middle + kBlockReach, volume.slices() - 1);
    block.slices = to - from + 1;
    block.middleSlice = middle - from;
    const Storing storing(volume);
    const double columnStep = kBlockSpacing / volume.columnSpacing();
    const double rowStep = kBlockSpacing / volume.rowSpacing();
    constexpr int half = kBlockSize / 2;
    for (int slice = from; slice <= to; ++slice)
        for (int row = -half; row <= half; ++row)
            for (int column = -half; column <= half; ++column)
                block.pixels.push_back(storing.at(at.column + column * columnStep,
                                                  at.row + row * rowStep, slice, kBlockSpacing));
    return block;
}

void addSites(TrainingSet& set, std::size_t study, const TrainingStudy& from,
              const TrainingNeeds& needs)
{
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const bool foraminal = isForaminal(site.condition);
        const bool subarticular = isSubarticular(site.condition);
        const bool needed = foraminal ? needs.foraminalSites
            : subarticular            ? needs.subarticularSites
                                      : needs.canalSites;
        if (!needed || !from.sitePoints[i] || !from.severities[i])
            continue;
        const SeriesRole role = foraminal ? SeriesRole::SagittalT1
            : subarticular                ? SeriesRole::AxialT2
                                          : SeriesRole::SagittalT2;
        const auto shown = volumeShowing(from, role, *from.sitePoints[i]);
        if (!shown)
            continue;
        SiteBlock block = storedBlock(shown->volume, *from.sitePoints[i]);
        block.study = study;
        block.site = site;
        block.severity = *from.severities[i];
        auto& list = foraminal ? set.foraminal : subarticular ? set.subarticular : set.canal;
        list.push_back(std::move(block));
    }
}

template <class Item> void append(std::vector<Item>& to, std::vector<Item>& from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void append(TrainingSet& to, TrainingSet& from)
{
    append(to.sagittal, from.sagittal);
    append(to.axial, from.axial);
    append(to.canal, from.canal);
    append(to.foraminal, from.foraminal);
    append(to.subarticular, from.subarticular);
    append(to.segmented, from.segmented);
    append(to.segmentedSacs, from.segmentedSacs);
    append(to.segmentedForamina, from.segmentedForamina);
}

/// The result of a worker for one study: a training set, or an error.
using Loaded = Result<TrainingSet>;

/// What has to be drawn of a study. Parts take a fraction of a whole study's time; slices of
/// foramina have the tones of T1 that their grader learns from.
PhantomExtent extentOf(const TrainingNeeds& needs)
{
    TrainingNeeds foramina = needs;
    foramina.foraminalSites = foramina.foraminalNeighbours = foramina.foramenCrops = false;
    TrainingNeeds sacs = needs;
    sacs.foraminalNeighbours = sacs.sacCrops = false;
    TrainingNeeds blocks = needs;
    blocks.foraminalNeighbours = blocks.segmenterBlocks = false;
    constexpr TrainingNeeds none = TrainingNeeds::none();
    if (foramina == none && !(needs.foraminalSites && needs.foraminalNeighbours))
        return PhantomExtent::ForaminalSlices;
    if (sacs == none)
        return PhantomExtent::SacSlices;
    return blocks == none ? PhantomExtent::MiddleSlices : PhantomExtent::Study;
}

Loaded loadOne(const StudySource& source, std::size_t index, const TrainingNeeds& needs,
               const Task& task)
{
    const auto study = source.load(index, extentOf(needs), Task{task.stop, {}});
    if (!study)
        return tl::make_unexpected(study.error());
    TrainingSet part;
    part.studies.push_back(study->id);
    part.severities.push_back(study->severities);
    addStudy(part, index, *study, needs);
    return part;
}

void addCrops(std::vector<SegmenterBlock>& to, std::vector<SegmenterBlock> from)
{
    append(to, from);
}

} // namespace

const std::vector<SegmenterBlock>& TrainingSet::blocksOf(NetworkRole segmenter) const
{
    return segmenter == NetworkRole::AxialSegmenter  ? segmentedSacs
        : segmenter == NetworkRole::ForamenSegmenter ? segmentedForamina
                                                     : segmented;
}

void addStudy(TrainingSet& set, std::size_t study, const TrainingStudy& from,
              const TrainingNeeds& needs)
{
    for (const TrainingVolume& block : from.volumes) {
        if (block.role == SeriesRole::AxialT2) {
            if (needs.axialSlices)
                addAxial(set, study, from, block);
        } else if (needs.sagittalSlices) {
            addSagittal(set, study, from, block);
        }
    }
    addSites(set, study, from, needs);
    if (needs.segmenterBlocks)
        if (auto block = segmenterBlockOf(from, study))
            set.segmented.push_back(std::move(*block));
    if (needs.sacCrops)
        addCrops(set.segmentedSacs, sacBlocksOf(from, study));
    if (needs.foramenCrops)
        addCrops(set.segmentedForamina, foramenBlocksOf(from, study));
}

Result<TrainingSet> buildTrainingSet(const StudySource& source, const TrainingNeeds& needs,
                                     int threads, const Task& task)
{
    TrainingSet set;
    std::vector<Loaded> loaded(source.size());
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < loaded.size() && !task.cancelled(); i = next++) {
            loaded[i] = loadOne(source, i, needs, task);
            ++done;
        }
    };
    std::vector<std::future<void>> workers;
    for (int i = 0; i < std::max(threads, 1); ++i)
        workers.push_back(std::async(std::launch::async, work));
    constexpr std::chrono::milliseconds tick(100);
    for (auto& worker : workers)
        while (worker.wait_for(tick) != std::future_status::ready)
            task.report(static_cast<double>(done) / static_cast<double>(loaded.size()));
    if (task.cancelled())
        return cancelledFailure();
    for (Loaded& one : loaded) {
        // Indices of studies stay those of the source.
        set.unusable += one ? 0 : 1;
        set.studies.push_back(one ? one->studies.front() : std::string{});
        set.severities.push_back(one ? one->severities.front() : SiteSeverities{});
        if (one)
            append(set, *one);
    }
    if (loaded.empty())
        return failure(ErrorCode::NotFound, "There is no study to train on");
    if (set.unusable == loaded.size())
        return tl::make_unexpected(loaded.front().error());
    return set;
}

} // namespace foramen
