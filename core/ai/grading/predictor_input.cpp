#include "core/ai/grading/predictor_input.h"

namespace foramen {

PredictorInput predictorInputOf(const Study& study, const std::vector<SeriesPictures>& series)
{
    std::vector<GatedSeries> gated;
    for (const SeriesPictures& one : series)
        if (one.chosen && one.role)
            gated.push_back({*one.role, &study.series[one.seriesIndex]});
    return {.sagittalT1 = blocksFor(series, SeriesRole::SagittalT1),
            .sagittalT2 = blocksFor(series, SeriesRole::SagittalT2),
            .axialT2 = blocksFor(series, SeriesRole::AxialT2),
            .gate = gateOf(study, gated)};
}

} // namespace foramen
