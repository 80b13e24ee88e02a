#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/evaluation/evaluation.h"
#include "core/phantom/recipe/random.h"

#include <array>
#include <cmath>
#include <string>

namespace foramen::test {

/// A model that says what its graders' outputs are, without networks.
inline ModelBundle plainModel()
{
    ModelBundle model;
    model.name = "test";
    model.version = "1.2";
    model.sha256 = "abc";
    for (const NetworkRole role : kNetworkRoles)
        model.networks[static_cast<std::size_t>(role)] = {.role = role, .temperature = 0.5};
    model.networks[static_cast<std::size_t>(NetworkRole::ForaminalGrader)].learnedShares = {
        0.2, 0.3, 0.5};
    model.prior.fill({0.6, 0.25, 0.15});
    return model;
}

/// Labelled studies and what a model says about them: its outputs are the logarithms of the
/// grades' probabilities, so that its temperature of 0.5 is far too low.
inline EvaluationInput labelledStudies(const ModelBundle& model, std::size_t studies)
{
    Random random(11);
    EvaluationInput input;
    input.refused.emplace();
    for (std::size_t study = 0; study < studies; ++study) {
        const std::string id = std::to_string(1000 + study);
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const Site site = siteAt(index);
            std::array<float, kSeverityCount> logits{};
            Probabilities shares{};
            double sum = 0;
            for (std::size_t k = 0; k < kSeverityCount; ++k) {
                logits[k] = static_cast<float>(1.5 * random.normal());
                sum += shares[k] = std::exp(static_cast<double>(logits[k]));
            }
            const double at = sum * random.uniform();
            input.truth[id][index] = at < shares[0] ? Severity::NormalMild
                : at < shares[0] + shares[1]        ? Severity::Moderate
                                                    : Severity::Severe;
            input.predictions.push_back({id, site,
                                         model.network(graderOf(site.condition))
                                             .probabilitiesOf(logits.data(), model.prior[index])});
        }
    }
    return input;
}

} // namespace foramen::test
