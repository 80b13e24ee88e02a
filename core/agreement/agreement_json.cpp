#include "core/agreement/agreement_json.h"

#include "core/agreement/agreement_words.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

void add(Json& json, const std::string& key, const Estimate& estimate)
{
    json[key] = estimate.value ? Json(*estimate.value) : Json();
    json[key + "_interval"] =
        estimate.interval ? Json::array({estimate.interval->low, estimate.interval->high}) : Json();
}

/// The counts of a reader by answer.
Json jsonOf(const std::array<std::size_t, kAnswerCount>& answers)
{
    Json json;
    for (const Severity grade : kSeverities)
        json[std::string(keyOf(grade))] = answers[static_cast<std::size_t>(grade)];
    json["ungradable"] = answers[kUngradableAnswer];
    json["missing"] = answers[kMissingAnswer];
    return json;
}

Json figuresOf(Json json, const PairFigures& figures)
{
    json["count"] = figures.count;
    json["studies"] = figures.studies;
    add(json, "agreement", figures.agreement);
    add(json, "kappa", figures.kappa);
    add(json, "linear_kappa", figures.linearKappa);
    add(json, "quadratic_kappa", figures.quadraticKappa);
    add(json, "ac1", figures.ac1);
    json["answers"] = Json::array();
    for (const auto& row : figures.answers)
        json["answers"].push_back(row);
    return json;
}

Json figuresOf(Json json, const JointFigures& figures)
{
    json["graded_by_all"] = figures.complete;
    json["graded_by_several"] = figures.several;
    json["studies"] = figures.studies;
    add(json, "fleiss_kappa", figures.fleissKappa);
    add(json, "krippendorff_alpha", figures.alpha);
    return json;
}

template <class Groups> void addGroups(Json& json, const Groups& groups)
{
    json["all"] = figuresOf(Json::object(), groups.all);
    for (const auto& figures : groups.conditions)
        json["conditions"].push_back(figuresOf({{"condition", figures.name}}, figures));
    for (const auto& figures : groups.levels)
        json["levels"].push_back(figuresOf({{"level", figures.name}}, figures));
}

Json jsonOf(const ReaderAgreement& agreement, const ReaderPair& pair)
{
    Json json{
        {"readers", {agreement.readers[pair.first].name, agreement.readers[pair.second].name}},
        {"studies", pair.studies},
        {"studies_of_first_only", pair.onlyFirst},
        {"studies_of_second_only", pair.onlySecond}};
    addGroups(json, pair);
    for (std::size_t i = 0; i < kSiteCount; ++i)
        json["sites"].push_back(figuresOf(
            {{"condition", nameOf(siteAt(i).condition)}, {"level", nameOf(siteAt(i).level)}},
            pair.sites[i]));
    return json;
}

Json jsonOf(const Disagreement& one)
{
    Json grades = Json::array();
    for (const ReaderGrade& grade : one.grades)
        grades.push_back(answerOf(grade) == kMissingAnswer ? Json()
                                                           : Json(nameOfAnswer(answerOf(grade))));
    return {{"study_id", one.studyId},
            {"condition", nameOf(one.site.condition)},
            {"level", nameOf(one.site.level)},
            {"grades", std::move(grades)},
            {"difference", one.distance ? Json(*one.distance) : Json()}};
}

} // namespace

std::string agreementJson(const ReaderAgreement& agreement)
{
    Json json{{"studies", agreement.studies}, {"common_studies", agreement.commonStudies}};
    json["bootstrap"] = {{"resamples", agreement.options.resamples},
                         {"seed", agreement.options.seed},
                         {"resampled", "studies"}};
    json["readers"] = Json::array();
    for (const ReaderTotals& reader : agreement.readers)
        json["readers"].push_back({{"name", reader.name},
                                   {"kind", keyOf(reader.kind)},
                                   {"studies", reader.studies},
                                   {"answers", jsonOf(reader.answers)},
                                   {"accepted_from_ai", reader.accepted}});
    json["pairs"] = Json::array();
    for (const ReaderPair& pair : agreement.pairs)
        json["pairs"].push_back(jsonOf(agreement, pair));
    json["together"] = Json();
    if (agreement.joint)
        addGroups(json["together"], *agreement.joint);
    json["disagreements"] = Json::array();
    for (const Disagreement& one : agreement.disagreements)
        json["disagreements"].push_back(jsonOf(one));
    json["methods"] = methodSentences(agreement);
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace foramen
