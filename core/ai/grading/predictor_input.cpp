#include "core/ai/grading/predictor_input.h"

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

} // namespace

PredictorInput predictorInputOf(const Study& study, const std::vector<SeriesPictures>& series)
{
    std::vector<GatedSeries> gated;
    for (const SeriesPictures& one : series)
        if (one.chosen && one.role)
            gated.push_back({*one.role, &study.series[one.seriesIndex]});
    return {.sagittalT1 = blocksFor(series, SeriesRole::SagittalT1),
            .sagittalT2 = blocksFor(series, SeriesRole::SagittalT2),
            .axialT2 = blocksFor(series, SeriesRole::AxialT2),
            .gate = gateOf(study, gated),
            .isGenerated = isGenerated(gated)};
}

} // namespace foramen
