#include "core/ai/measuring/spine_measuring.h"

#include "core/ai/measuring/sagittal_measures.h"
#include "core/ai/measuring/segmenting.h"
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
        std::vector<PictureRequest> requests;
        for (const SlicePlace& place : m_places) {
            const CanonicalVolume& volume = m_series.volumes[place.volume];
            requests.push_back({&volume, middleOf(volume, place.slice)});
        }
        auto pictures = segment(m_engine, NetworkRole::SagittalSegmenter, requests, task);
        if (!pictures)
            return tl::make_unexpected(pictures.error());
        m_pictures = std::move(*pictures);
        for (std::size_t level = 0; level < kLevelCount; ++level)
            if (m_slices[level])
                measureAt(level);
        addSharesOfLevelAbove(m_measures, MeasureKind::DiscHeight);
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
            const auto same = std::find(m_places.begin(), m_places.end(), *place);
            m_slices[level] = static_cast<std::size_t>(same - m_places.begin());
            if (same == m_places.end())
                m_places.push_back(*place);
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

    /// The centre of a disc in a picture.
    [[nodiscard]] FlatPoint discIn(const SegmentedPicture& picture, std::size_t level) const
    {
        return picture.placeOf(m_series.discs[level]->center);
    }

    void measureAt(std::size_t level)
    {
        const SegmentedPicture& picture = m_pictures[*m_slices[level]];
        const FlatPoint disc = discIn(picture, level);
        const Segmentation& segmentation = picture.segmentation;
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
        const SegmentedPicture& picture = m_pictures[*m_slices[middle]];
        add(MeasureKind::Lordosis, std::nullopt,
            lumbarLordosis(picture.segmentation, discIn(picture, 0),
                           discIn(picture, kLevelCount - 1)),
            picture);
    }

    void add(MeasureKind kind, std::optional<DiscLevel> level,
             const std::optional<FlatMeasure>& found, const SegmentedPicture& picture)
    {
        const auto deviation = deviationOf(m_model.measures, kind);
        if (!found || !deviation)
            return;
        SpineMeasure measure = picture.measure(kind, *found, *deviation);
        measure.level = level;
        m_measures.push_back(std::move(measure));
    }

    Engine& m_engine;
    const ModelBundle& m_model;
    const MeasuredSeries& m_series;
    std::vector<SlicePlace> m_places; ///< of the pictures
    std::vector<SegmentedPicture> m_pictures;
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
