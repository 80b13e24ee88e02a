#include "core/evaluation/evaluation_json.h"

#include "core/evaluation/printed_figures.h"

#include <nlohmann/json.hpp>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json jsonOf(const std::optional<Interval>& interval)
{
    return interval ? Json::array({interval->low, interval->high}) : Json();
}

Json jsonOf(const OfficialScore& score)
{
    Json json;
    for (const ScoreLine& line :
         {scoreLines()[4], scoreLines()[0], scoreLines()[1], scoreLines()[2], scoreLines()[3]})
        json[line.key] = score.*line.value;
    return json;
}

Json jsonOf(const ExpectedGrade& expected)
{
    return {{"mean_absolute_error", jsonOf(expected.meanAbsolute)},
            {"root_mean_square_error", jsonOf(expected.rootMeanSquare)},
            {"bias", jsonOf(expected.bias)},
            {"r2", jsonOf(expected.determination)},
            {"mean_confidence", jsonOf(expected.meanConfidence)}};
}

Json jsonOf(const AgreementFigures& figures)
{
    Json confusion = Json::array();
    for (const auto& row : figures.confusion)
        confusion.push_back({static_cast<std::size_t>(row[0]), static_cast<std::size_t>(row[1]),
                             static_cast<std::size_t>(row[2])});
    Json areas;
    Json counts;
    for (const Severity grade : kSeverities) {
        const std::string key(keyOf(grade));
        counts[key] = figures.truthCounts[static_cast<std::size_t>(grade)];
        areas[key] = jsonOf(figures.rocAreas[static_cast<std::size_t>(grade)]);
    }
    return {{"count", figures.count},
            {"refused", figures.refused ? Json(*figures.refused) : Json()},
            {"truth", counts},
            {"log_loss", jsonOf(figures.logLoss.value)},
            {"log_loss_interval", jsonOf(figures.logLoss.interval)},
            {"accuracy", jsonOf(figures.accuracy)},
            {"weighted_kappa", jsonOf(figures.kappa.value)},
            {"weighted_kappa_interval", jsonOf(figures.kappa.interval)},
            {"auc", areas},
            {"auc_mean", jsonOf(figures.meanRocArea)},
            {"auc_moderate_or_worse", jsonOf(figures.rocAtLeastModerate.value)},
            {"auc_moderate_or_worse_interval", jsonOf(figures.rocAtLeastModerate.interval)},
            {"auc_severe", jsonOf(figures.rocSevere.value)},
            {"auc_severe_interval", jsonOf(figures.rocSevere.interval)},
            {"confusion", confusion},
            {"expected_grade", jsonOf(figures.expected)}};
}

/// The members of @p first, then those of @p more.
Json joined(Json first, const Json& more)
{
    first.update(more);
    return first;
}

Json jsonOf(const CalibrationCurve& curve)
{
    Json bins = Json::array();
    for (const CalibrationBin& bin : curve.bins)
        bins.push_back({{"count", bin.count},
                        {"predicted", bin.meanPredicted},
                        {"observed", bin.observed},
                        {"interval", jsonOf(std::optional(bin.observedInterval))}});
    return {{"expected_calibration_error", curve.expectedError}, {"bins", bins}};
}

Json jsonOf(const NamedCalibration& group)
{
    const CalibrationFigures& figures = group.figures;
    Json json = {{"sites", group.name}, {"count", figures.count}};
    for (const Severity grade : kSeverities)
        json[std::string(keyOf(grade))] = jsonOf(figures.grades[static_cast<std::size_t>(grade)]);
    json["likeliest_grade"] = jsonOf(figures.topGrade);
    json["brier"] = figures.brier;
    json["mean_confidence"] = figures.meanConfidence;
    json["mean_entropy_bits"] = figures.meanEntropy;
    return json;
}

Json jsonOf(const LocalisationFigures& figures)
{
    const bool any = figures.count > 0;
    const auto number = [any](double value) {
        return any ? Json(value) : Json();
    };
    return {{"count", figures.count},
            {"missing", figures.missing},
            {"wrong_level", figures.wrongLevel},
            {"mean_mm", number(figures.mean)},
            {"median_mm", number(figures.median)},
            {"percentile95_mm", number(figures.percentile95)},
            {"max_mm", number(figures.most)},
            {"mean_in_plane_mm", number(figures.meanInPlane)},
            {"within_5_mm", number(figures.within5)},
            {"within_10_mm", number(figures.within10)}};
}

Json jsonOf(const LocalisationReport& report)
{
    Json json = jsonOf(report.all);
    json["unplaced"] = report.unplaced;
    for (const Condition condition : kConditions)
        json["conditions"].push_back(
            joined({{"condition", nameOf(condition)}},
                   jsonOf(report.conditions[static_cast<std::size_t>(condition)])));
    json["worst"] = Json::array();
    for (const PointMiss& miss : report.worst)
        json["worst"].push_back({{"study_id", miss.studyId},
                                 {"condition", nameOf(miss.site.condition)},
                                 {"level", nameOf(miss.site.level)},
                                 {"distance_mm", miss.distance},
                                 {"in_plane_mm", miss.inPlane}});
    return json;
}

Json jsonOf(const WorstCase& one)
{
    return {{"study_id", one.studyId},
            {"condition", nameOf(one.site.condition)},
            {"level", nameOf(one.site.level)},
            {"truth", nameOf(one.truth)},
            {"probabilities",
             {{"normal_mild", one.probabilities[0]},
              {"moderate", one.probabilities[1]},
              {"severe", one.probabilities[2]}}},
            {"loss", one.loss},
            {"weighted_loss", one.weightedLoss}};
}

Json jsonOf(const ModelIdentity& model)
{
    return {{"name", model.name},
            {"version", model.version},
            {"sha256", model.sha256},
            {"device", model.device},
            {"runtime", model.runtime}};
}

} // namespace

std::string evaluationJson(const Evaluation& evaluation)
{
    Json json = jsonOf(evaluation.score);
    json["rows"] = evaluation.score.rowCount;
    json["studies"] = evaluation.studyCount;
    for (const ScoreLine& line : scoreLines())
        json["intervals"][line.key] = jsonOf(evaluation.intervals.*line.interval);
    json["bootstrap"] = {{"resamples", evaluation.options.resamples},
                         {"seed", evaluation.options.seed}};
    for (const Baseline& baseline : evaluation.baselines)
        json[baseline.key] = jsonOf(baseline.score);
    json["all"] = jsonOf(evaluation.all);
    for (const AgreementFigures& figures : evaluation.conditions)
        json["conditions"].push_back(joined({{"condition", figures.name}}, jsonOf(figures)));
    for (const AgreementFigures& figures : evaluation.levels)
        json["levels"].push_back(joined({{"level", figures.name}}, jsonOf(figures)));
    for (std::size_t index = 0; index < kSiteCount; ++index)
        json["sites"].push_back(joined({{"condition", nameOf(siteAt(index).condition)},
                                        {"level", nameOf(siteAt(index).level)}},
                                       jsonOf(evaluation.sites[index])));
    for (const NamedCalibration& group : evaluation.calibration)
        json["calibration"].push_back(jsonOf(group));
    if (evaluation.localisation)
        json["localisation"] = jsonOf(*evaluation.localisation);
    json["worst"] = Json::array();
    for (const WorstCase& one : evaluation.worst)
        json["worst"].push_back(jsonOf(one));
    if (evaluation.model)
        json["model"] = jsonOf(*evaluation.model);
    if (evaluation.refused) {
        json["refused"] = *evaluation.refused;
        json["refusals"] = Json::array();
        for (const Refusal& refusal : evaluation.refusals)
            json["refusals"].push_back({{"reason", refusal.reason}, {"count", refusal.count}});
    }
    if (evaluation.isAtPoints)
        json["at_points"] = true;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace foramen
