#include "core/ai/measuring/site_measuring.h"

#include "core/ai/measuring/region_measures.h"
#include "core/ai/measuring/segmenting.h"

#include <utility>

namespace foramen {

namespace {

/// One measure that a picture shows.
struct FoundMeasure {
    MeasureKind kind;
    FlatMeasure measure;
};

/// Segments the surroundings of places, and keeps what @p measuresOf finds there.
/// @param measuresOf  FoundMeasures of a SegmentedPicture and its place; none: not plausible.
template <class MeasuresOf>
Result<SiteMeasures> measurePlaces(Engine& engine, const ModelBundle& model, NetworkRole segmenter,
                                   const std::vector<MeasuredPlace>& places, const Task& task,
                                   const MeasuresOf& measuresOf)
{
    std::vector<PictureRequest> requests;
    for (const MeasuredPlace& place : places) {
        VoxelPoint middle = place.volume->canonicalFromPatient(place.point);
        middle.slice = place.slice;
        requests.push_back({place.volume, middle});
    }
    const auto pictures = segment(engine, segmenter, requests, task);
    if (!pictures)
        return tl::make_unexpected(pictures.error());
    SiteMeasures result;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::vector<FoundMeasure> found = measuresOf((*pictures)[i], places[i]);
        if (found.empty())
            result.implausible.push_back(places[i]);
        for (const FoundMeasure& one : found) {
            const auto deviation = deviationOf(model.measures, one.kind);
            if (!deviation)
                continue;
            SpineMeasure measure = (*pictures)[i].measure(one.kind, one.measure, *deviation);
            measure.level = places[i].level;
            measure.side = places[i].side;
            result.measures.push_back(std::move(measure));
        }
    }
    return result;
}

/// A direction in the plane of a picture.
FlatPoint inPicture(const SegmentedPicture& picture, PatientPoint at, PatientVector direction)
{
    return unitOf(picture.placeOf(at + direction) - picture.placeOf(at));
}

} // namespace

Result<SiteMeasures> measureSacs(Engine& engine, const ModelBundle& model,
                                 const std::vector<MeasuredPlace>& places, const Task& task)
{
    const auto measuresOf = [](const SegmentedPicture& picture, const MeasuredPlace& place) {
        std::vector<FoundMeasure> found;
        if (auto area = sacArea(picture.segmentation, picture.placeOf(place.point)))
            found.push_back({MeasureKind::SacArea, std::move(*area)});
        return found;
    };
    auto result =
        measurePlaces(engine, model, NetworkRole::AxialSegmenter, places, task, measuresOf);
    if (result)
        addSharesOfLevelAbove(result->measures, MeasureKind::SacArea);
    return result;
}

Result<SiteMeasures> measureForamina(Engine& engine, const ModelBundle& model,
                                     const std::vector<MeasuredPlace>& places, const Task& task)
{
    const auto measuresOf = [](const SegmentedPicture& picture, const MeasuredPlace& place) {
        std::vector<FoundMeasure> found;
        if (auto foramen = foramenMeasures(picture.segmentation, picture.placeOf(place.point),
                                           inPicture(picture, place.point, place.toFeet))) {
            found.push_back({MeasureKind::ForamenHeight, std::move(foramen->height)});
            found.push_back({MeasureKind::ForamenArea, std::move(foramen->area)});
        }
        return found;
    };
    return measurePlaces(engine, model, NetworkRole::ForamenSegmenter, places, task, measuresOf);
}

} // namespace foramen
