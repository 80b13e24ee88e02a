#include "core/ai/grading/predictor_input.h"

#include "core/imaging/series_coverage.h"

#include <algorithm>

namespace foramen {

namespace {

/// A file that does not say so, an anonymised one for example, counts as a patient's.
bool isGenerated(const std::vector<GatedSeries>& chosen)
{
    return !chosen.empty() && std::all_of(chosen.begin(), chosen.end(), [](const auto& one) {
        const Acquisition& made = one.series->acquisition;
        return made.manufacturer == kPhantomManufacturer
            && made.manufacturerModelName == kPhantomModelName;
    });
}

/// Whether a block shows what Image Type calls a localizer, beside the pictures of its series.
bool isLocalizerBlock(const Volume& block, const Study& study)
{
    return std::any_of(study.series.begin(), study.series.end(), [&](const Series& series) {
        return series.seriesInstanceUid == block.seriesInstanceUid
            && series.seriesId == block.seriesId
            && std::any_of(
                   series.instances.begin(), series.instances.end(), [&](const Instance& instance) {
                       return isLocalizer(instance)
                           && instance.sopInstanceUid == block.sources.front().sopInstanceUid
                           && instance.instanceNumber == block.sources.front().instanceNumber;
                   });
    });
}

/// The blocks for a role that are graded.
std::vector<VolumePtr> gradedFor(const Study& study, const std::vector<SeriesPictures>& series,
                                 SeriesRole role)
{
    std::vector<VolumePtr> blocks = blocksFor(series, role);
    std::erase_if(blocks, [&](const VolumePtr& block) { return isLocalizerBlock(*block, study); });
    return blocks;
}

} // namespace

PredictorInput predictorInputOf(const Study& study, const std::vector<SeriesPictures>& series)
{
    std::vector<GatedSeries> gated;
    for (const SeriesPictures& one : series)
        if (one.chosen && one.role)
            gated.push_back({*one.role, &study.series[one.seriesIndex]});
    return {.sagittalT1 = gradedFor(study, series, SeriesRole::SagittalT1),
            .sagittalT2 = gradedFor(study, series, SeriesRole::SagittalT2),
            .axialT2 = gradedFor(study, series, SeriesRole::AxialT2),
            .gate = gateOf(study, gated),
            .isGenerated = isGenerated(gated)};
}

} // namespace foramen
