#include "core/calibration/calibration_json.h"

#include "core/base/clock.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

Json rounded(const std::optional<double>& value)
{
    constexpr double digits = 1e4;
    return value ? Json(std::round(*value * digits) / digits) : Json();
}

Json jsonOf(const Probabilities& factors)
{
    return {rounded(factors[0]), rounded(factors[1]), rounded(factors[2])};
}

Json jsonOf(const CalibratedGrader& grader)
{
    Json json = {{"fitted_sites", grader.fittedSites()},
                 {"fitted_truth", {grader.fitted[0], grader.fitted[1], grader.fitted[2]}},
                 {"sites_kept_apart", grader.apart}};
    if (!grader.refused.empty()) {
        json["refused"] = grader.refused;
        return json;
    }
    json["temperature"] = {{"before", rounded(grader.before.temperature)},
                           {"after", rounded(grader.after.temperature)}};
    json["grade_factors"] = {{"before", jsonOf(grader.before.factors)},
                             {"after", jsonOf(grader.after.factors)}};
    if (grader.after.isAtLimit)
        json["temperature_at_limit"] = true;
    return json;
}

/// The names are those of a card's "patients".
Json jsonOf(const AgreementFigures& before, const AgreementFigures& after,
            const AgreementFigures& shares)
{
    const auto pair = [](const Estimate& first, const Estimate& second) {
        return Json{{"before", rounded(first.value)}, {"after", rounded(second.value)}};
    };
    return {{"n", after.count},
            {"auc_moderate", pair(before.rocAtLeastModerate, after.rocAtLeastModerate)},
            {"auc_severe", pair(before.rocSevere, after.rocSevere)},
            {"log_loss", pair(before.logLoss, after.logLoss)},
            {"prior_log_loss", rounded(shares.logLoss.value)}};
}

} // namespace

std::string calibrationJson(const ModelCalibration& calibration, const ModelBundle& model,
                            const std::string& data)
{
    Json json = {{"date", utcDate(std::chrono::system_clock::now())},
                 {"model_before",
                  {{"name", model.name}, {"version", model.version}, {"sha256", model.sha256}}},
                 {"data", data},
                 {"folds", calibration.options.folds},
                 {"fold", calibration.options.fold},
                 {"seed", calibration.options.seed},
                 {"studies", calibration.studies},
                 {"studies_kept_apart", calibration.studiesApart},
                 {"ungraded_sites", calibration.ungraded}};
    for (const CalibratedGrader& grader : calibration.graders)
        json["graders"][keyOf(grader.role)] = jsonOf(grader);
    for (const Condition condition : kConditions) {
        const auto i = static_cast<std::size_t>(condition);
        if (calibration.after.conditions[i].count > 0)
            json["kept_apart"][std::string(keyOf(condition))] =
                jsonOf(calibration.before.conditions[i], calibration.after.conditions[i],
                       calibration.shares.conditions[i]);
    }
    json["kept_apart"]["all"] =
        jsonOf(calibration.before.all, calibration.after.all, calibration.shares.all);
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace foramen
