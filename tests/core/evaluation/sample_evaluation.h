#pragma once

#include "core/evaluation/evaluation.h"

#include <cstdint>
#include <random>
#include <string>

namespace foramen::test {

/// Studies with drawn grades and predictions that are right more often than not; the same each
/// time. Localisation of the canal with errors of up to 6 mm.
inline EvaluationInput sampleEvaluationInput(std::size_t studies = 12)
{
    std::mt19937 random(5);
    const auto uniform = [&] {
        return static_cast<double>(random()) / 4294967296.0;
    };
    EvaluationInput input;
    input.localisation = LocalisationInput{};
    for (std::size_t study = 0; study < studies; ++study) {
        const std::string id = std::to_string(1000 + study);
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const double draw = uniform();
            const std::size_t truth = draw < 0.6 ? 0 : draw < 0.85 ? 1 : 2;
            Probabilities p{0.1, 0.1, 0.1};
            p[uniform() < 0.75 ? truth : (truth + 1) % kSeverityCount] += 0.2 + 0.5 * uniform();
            const double sum = p[0] + p[1] + p[2];
            input.truth[id][index] = kSeverities[truth];
            input.predictions.push_back({id, siteAt(index), {p[0] / sum, p[1] / sum, p[2] / sum}});
            if (siteAt(index).condition != Condition::SpinalCanalStenosis)
                continue;
            const PatientPoint place{0, 0, -35.0 * static_cast<double>(index)};
            input.localisation->truth.points.push_back({id, siteAt(index), place, {1, 0, 0}});
            input.localisation->predictions.push_back(
                {id, siteAt(index), place + PatientVector{0, 6 * uniform(), 0}});
        }
    }
    input.baselines = {{"best_constant", "best constant", "class shares of this truth",
                        priorPredictions(input.truth)}};
    return input;
}

} // namespace foramen::test
