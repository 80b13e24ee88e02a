#include "core/ai/measuring/spine_measuring.h"

#include "core/ai/measuring/sagittal_measures.h"
#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/segmenter_picture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

/// A slice of a series.
struct SlicePlace {
    std::size_t volume = 0;
    int slice = 0;
    friend bool operator==(const SlicePlace&, const SlicePlace&) = default;
};

/// The slice that shows a disc's middle. @return none where no volume reaches it.
std::optional<SlicePlace> sliceFor(const MeasuredSeries& series, PatientPoint disc)
{
    constexpr double half = 0.5;
    constexpr double reach = 0.75; // slices
    for (std::size_t i = 0; i < series.volumes.size(); ++i) {
        const CanonicalVolume& volume = series.volumes[i];
        const VoxelPoint at = volume.canonicalFromPatient(disc);
        const int slice = volume.nearestSlice(disc);
        if (at.column >= -half && at.row >= -half && at.column <= volume.columns() - half
            && at.row <= volume.rows() - half && std::abs(at.slice - slice) <= reach
            && !volume.source(slice).missing)
            return SlicePlace{i, slice};
    }
    return std::nullopt;
}

/// One slice with its segmentation.
struct SegmentedSlice {
    SlicePlace place;
    PictureFrame frame;
    std::optional<Segmentation> segmentation;
};

/// Takes the measures of one study.
class Measuring {
public:
    Measuring(Engine& engine, const ModelBundle& model, const MeasuredSeries& series)
        : m_engine(engine)
        , m_model(model)
        , m_series(series)
    {
    }

    Result<std::vector<SpineMeasure>> run(const Task& task)
    {
        choose();
        if (auto done = segment(task); !done)
            return tl::make_unexpected(done.error());
        for (std::size_t level = 0; level < kLevelCount; ++level)
            if (m_slices[level])
                measureAt(level);
        addHeightShares();
        measureLordosis();
        return std::move(m_measures);
    }

private:
    /// Chooses the slice of each level.
    void choose()
    {
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            const auto& disc = m_series.discs[level];
            const auto place = disc ? sliceFor(m_series, disc->center) : std::nullopt;
            if (!place)
                continue;
            const auto same = std::find_if(m_pictures.begin(), m_pictures.end(),
                                           [&](const auto& one) { return one.place == *place; });
            m_slices[level] = static_cast<std::size_t>(same - m_pictures.begin());
            if (same == m_pictures.end())
                m_pictures.push_back({.place = *place});
        }
    }

    /// The middle of a picture that shows all discs of a volume.
    [[nodiscard]] VoxelPoint middleOf(const CanonicalVolume& volume, int slice) const
    {
        std::vector<VoxelPoint> discs;
        for (std::size_t level = 0; level < kLevelCount; ++level)
            if (m_slices[level])
                discs.push_back(volume.acrossFrom(
                    volume.canonicalFromPatient(m_series.discs[level]->center), slice));
        return segmenterMiddle(volume, discs, slice);
    }

    Result<void> segment(const Task& task)
    {
        constexpr std::size_t values = segment_class::kCount * kSegmenterColumns * kSegmenterRows;
        const std::size_t batchSize = m_engine.batchSize();
        for (std::size_t from = 0; from < m_pictures.size(); from += batchSize) {
            const std::size_t to = std::min(from + batchSize, m_pictures.size());
            Tensor input{{static_cast<std::int64_t>(to - from), kPictureChannels, kSegmenterRows,
                          kSegmenterColumns},
                         {}};
            for (std::size_t i = from; i < to; ++i) {
                if (task.cancelled())
                    return cancelledFailure();
                const SlicePlace& place = m_pictures[i].place;
                const CanonicalVolume& volume = m_series.volumes[place.volume];
                const SegmenterPicture picture =
                    segmenterPicture(volume, middleOf(volume, place.slice));
                input.values.insert(input.values.end(), picture.values.begin(),
                                    picture.values.end());
                m_pictures[i].frame = picture.frame;
            }
            const auto output = m_engine.run(NetworkRole::SagittalSegmenter, input);
            if (!output)
                return tl::make_unexpected(output.error());
            if (output->values.size() != values * (to - from))
                return failure(ErrorCode::ModelContract, ReasonCode::OutputShape,
                               keyOf(NetworkRole::SagittalSegmenter));
            for (std::size_t i = from; i < to; ++i)
                m_pictures[i].segmentation =
                    Segmentation::ofLogits(output->values.data() + (i - from) * values);
        }
        return {};
    }

    /// The centre of a disc in a picture.
    [[nodiscard]] FlatPoint discIn(const SegmentedSlice& picture, std::size_t level) const
    {
        return flatFromPixel(picture.frame.pixelFromPatient(m_series.discs[level]->center));
    }

    void measureAt(std::size_t level)
    {
        const SegmentedSlice& picture = m_pictures[*m_slices[level]];
        const FlatPoint disc = discIn(picture, level);
        const Segmentation& segmentation = *picture.segmentation;
        add(MeasureKind::CanalDiameter, kLevels[level], canalDiameter(segmentation, disc), picture);
        add(MeasureKind::DiscHeight, kLevels[level], discHeight(segmentation, disc), picture);
        add(MeasureKind::Slip, kLevels[level], vertebralSlip(segmentation, disc), picture);
    }

    /// Both ends in one picture: the one of the level in the middle that has one.
    void measureLordosis()
    {
        constexpr std::size_t middle = kLevelCount / 2;
        const auto& top = m_series.discs.front();
        const auto& bottom = m_series.discs.back();
        if (!top || !bottom || !m_slices[middle])
            return;
        const SegmentedSlice& picture = m_pictures[*m_slices[middle]];
        add(MeasureKind::Lordosis, std::nullopt,
            lumbarLordosis(*picture.segmentation, discIn(picture, 0),
                           discIn(picture, kLevelCount - 1)),
            picture);
    }

    void add(MeasureKind kind, std::optional<DiscLevel> level,
             const std::optional<FlatMeasure>& found, const SegmentedSlice& picture)
    {
        const auto deviation = deviationOf(m_model.measures, kind);
        if (!found || !deviation)
            return;
        const CanonicalVolume& volume = m_series.volumes[picture.place.volume];
        const SliceSource& source = volume.source(picture.place.slice);
        SpineMeasure measure{.kind = kind,
                             .level = level,
                             .value = found->value,
                             .deviation = std::max(*deviation, found->unclear),
                             .percent = found->percent,
                             .seriesInstanceUid = volume.volume().seriesInstanceUid,
                             .sopInstanceUid = source.sopInstanceUid,
                             .instanceNumber = source.instanceNumber,
                             .frameNumber = source.frameNumber};
        for (const FlatPoint& point : found->points) {
            VoxelPoint at =
                volume.canonicalFromPatient(picture.frame.patientFromPixel(pixelFromFlat(point)));
            at.slice = picture.place.slice;
            const VoxelPoint voxel = volume.voxelFromCanonical(at);
            measure.points.push_back({voxel.column, voxel.row});
        }
        m_measures.push_back(std::move(measure));
    }

    /// Gives each disc's height in per cent of that of the disc above.
    void addHeightShares()
    {
        for (SpineMeasure& measure : m_measures) {
            if (measure.kind != MeasureKind::DiscHeight || *measure.level == kLevels.front())
                continue;
            const DiscLevel above = kLevels[static_cast<std::size_t>(*measure.level) - 1];
            if (const auto* other = measureOf(m_measures, MeasureKind::DiscHeight, above))
                measure.percent = 100 * measure.value / other->value;
        }
    }

    Engine& m_engine;
    const ModelBundle& m_model;
    const MeasuredSeries& m_series;
    std::vector<SegmentedSlice> m_pictures;
    std::array<std::optional<std::size_t>, kLevelCount> m_slices; ///< indices of the pictures
    std::vector<SpineMeasure> m_measures;
};

} // namespace

Result<std::vector<SpineMeasure>> measureSpine(Engine& engine, const ModelBundle& model,
                                               const MeasuredSeries& series, const Task& task)
{
    return Measuring(engine, model, series).run(task);
}

} // namespace foramen
