#include "core/training/record/model_card.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/preprocessing.h"
#include "core/ai/preprocessing/segmenter_picture.h"
#include "core/base/clock.h"
#include "core/base/text/text_file.h"
#include "core/training/record/model_layout.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kScoreKey = "official_score_at_known_places";
constexpr const char* kPriorScoreKey = "official_score_of_prior";
constexpr std::array<double, kSeverityCount> kWeights = {1, 2, 4};

/// Multiplies shares by the weights of the score and normalises their sum to 1.
Probabilities weighted(Probabilities shares)
{
    double sum = 0;
    for (std::size_t k = 0; k < kSeverityCount; ++k)
        sum += shares[k] *= kWeights[k];
    for (double& share : shares)
        share /= sum;
    return shares;
}

double rounded(double value)
{
    return std::round(value * 1e4) / 1e4;
}

bool isTrained(NetworkRole role, const TrainOptions& options)
{
    return options.minutes > 0
        && std::find(options.networks.begin(), options.networks.end(), role)
        != options.networks.end();
}

Json jsonOf(const LocaliserFigures& figures)
{
    return {{"points", figures.points},
            {"found_within_10_mm", rounded(figures.found)},
            {"mean_error_mm", rounded(figures.meanError)},
            {"rightly_absent", rounded(figures.rightlyAbsent)}};
}

Json jsonOf(const GraderFigures& figures)
{
    Json recall = Json::array();
    for (const double value : figures.recall)
        recall.push_back(rounded(value));
    return {{"sites", figures.sites},
            {"accuracy", rounded(figures.accuracy)},
            {"recall", recall},
            {"weighted_log_loss", rounded(figures.loss)}};
}

Json jsonOf(const SegmenterFigures& figures, NetworkRole role)
{
    return {{"pictures", figures.pictures},
            {"dice",
             {{"vertebra", rounded(figures.dice[segment_class::kVertebra])},
              {"disc", rounded(figures.dice[segment_class::kDisc])},
              {openingOf(role), rounded(figures.dice[segment_class::kCanal])}}}};
}

/// The segmenter that measures of a kind are taken with.
NetworkRole segmenterOf(MeasureKind kind)
{
    if (kind == MeasureKind::SacArea)
        return NetworkRole::AxialSegmenter;
    return hasSide(kind) ? NetworkRole::ForamenSegmenter : NetworkRole::SagittalSegmenter;
}

/// The accuracy of the measures: measured now, or that of the card before where the segmenter is
/// the same.
Json measuresOf(const ValidationFigures& figures, const TrainOptions& options, const Json& old)
{
    Json list = Json::array();
    for (const Json& entry : old.value("measures", Json::array())) {
        const auto kind = measureKindFromKey(entry.value("kind", ""));
        const NetworkRole role = segmenterOf(kind.value_or(MeasureKind::CanalDiameter));
        if (!figures.segmenters[static_cast<std::size_t>(role)] && !isTrained(role, options))
            list.push_back(entry);
    }
    for (const MeasureAccuracy& accuracy : figures.measures)
        list.push_back({{"kind", keyOf(accuracy.kind)},
                        {"generated", accuracy.isGenerated},
                        {"n", accuracy.count},
                        {"studies", accuracy.studies},
                        {"mean_error", rounded(accuracy.meanError)},
                        {"bias", rounded(accuracy.bias)},
                        {"deviation", rounded(accuracy.deviation)},
                        {"source", accuracy.source}});
    return list;
}

Json jsonOf(const OfficialScore& score)
{
    return {{"score", rounded(score.score)},
            {"spinal", rounded(score.spinal)},
            {"foraminal", rounded(score.foraminal)},
            {"subarticular", rounded(score.subarticular)},
            {"any_severe", rounded(score.anySevere)}};
}

Json inputs()
{
    return {{"sagittal",
             {{"size", kSagittalPictureSize},
              {"spacing_mm", kPictureSpacing},
              {"channels", kPictureChannels}}},
            {"axial",
             {{"size", kAxialPictureSize},
              {"spacing_mm", kPictureSpacing},
              {"channels", kPictureChannels}}},
            {"crop", {{"slices", kCropSlices}, {"size", kCropSize}, {"extent_mm", kCropExtent}}},
            {"segmenter",
             {{"columns", kSegmenterColumns},
              {"rows", kSegmenterRows},
              {"spacing_mm", kSegmenterSpacing},
              {"channels", kPictureChannels}}},
            {"segmenter_crop",
             {{"columns", kSegmenterCropSize},
              {"rows", kSegmenterCropSize},
              {"spacing_mm", kSegmenterCropSpacing},
              {"channels", kPictureChannels}}}};
}

Json metricsOf(const ValidationFigures& figures, const TrainOptions& options, Json metrics)
{
    if (!metrics.is_object())
        metrics = Json::object();
    for (const NetworkRole role : kAllNetworkRoles)
        if (isTrained(role, options)) // its old figures are those of other weights
            for (const std::string& key :
                 {keyOf(role), std::string(kScoreKey), std::string(kPriorScoreKey)})
                metrics.erase(key);
    metrics["validation_studies"] = figures.studies;
    if (figures.sagittal)
        metrics[keyOf(NetworkRole::SagittalLocaliser)] = jsonOf(*figures.sagittal);
    if (figures.axial)
        metrics[keyOf(NetworkRole::AxialLocaliser)] = jsonOf(*figures.axial);
    for (const NetworkRole role : kNetworkRoles)
        if (const auto& grader = figures.graders[static_cast<std::size_t>(role)])
            metrics[keyOf(role)] = jsonOf(*grader);
    for (const NetworkRole role : kSegmenterRoles)
        if (const auto& segmenter = figures.segmenters[static_cast<std::size_t>(role)])
            metrics[keyOf(role)] = jsonOf(*segmenter, role);
    if (figures.score)
        metrics[kScoreKey] = jsonOf(*figures.score);
    if (figures.priorScore)
        metrics[kPriorScoreKey] = jsonOf(*figures.priorScore);
    return metrics;
}

double temperatureOf(NetworkRole role, const ValidationFigures& figures, const Json& old)
{
    if (const auto& grader = figures.graders[static_cast<std::size_t>(role)])
        return rounded(grader->temperature);
    if (old.contains("networks"))
        for (const Json& network : old["networks"])
            if (network.value("role", "") == keyOf(role))
                return network.value("temperature", 1.0);
    return 1;
}

Json jsonOf(const Probabilities& shares)
{
    return {rounded(shares[0]), rounded(shares[1]), rounded(shares[2])};
}

/// The shares of the grades that a grader learned from, over all levels. A network sees the level
/// in its picture and learns the shares there; measures do not.
Json learnedSharesOf(NetworkRole role, std::string_view architecture, const TrainOptions& options,
                     const std::vector<SiteSeverities>& labels, const Json& old)
{
    if (architecture != kMeasureGrader)
        return {};
    if (!isTrained(role, options)) {
        for (const Json& network : old.value("networks", Json::array()))
            if (network.value("role", "") == keyOf(role))
                return network.value("learned_shares", Json());
        return {};
    }
    Probabilities counts = {1, 1, 1};
    for (const SiteSeverities& study : labels)
        for (std::size_t site = 0; site < kSiteCount; ++site)
            if (study[site] && graderOf(siteAt(site).condition) == role)
                ++counts[static_cast<std::size_t>(*study[site])];
    return jsonOf(weighted(counts));
}

/// The SHA-256 of the weights that a network's training began with; empty for random ones.
std::string beginningOf(NetworkRole role, const TrainOptions& options, const Json& old)
{
    if (isTrained(role, options))
        return options.from ? options.from->network(role).sha256 : std::string();
    for (const Json& network : old.value("networks", Json::array()))
        if (network.value("role", "") == keyOf(role))
            return network.value("trained_from_sha256", "");
    return {};
}

/// Factors belong to the temperature that they were fitted with.
Json gradeFactorsOf(NetworkRole role, const ValidationFigures& figures, const Json& old)
{
    if (figures.graders[static_cast<std::size_t>(role)])
        return {};
    for (const Json& network : old.value("networks", Json::array()))
        if (network.value("role", "") == keyOf(role))
            return network.value("grade_factors", Json());
    return {};
}

Result<Json> networksOf(const TrainOptions& options, const ValidationFigures& figures,
                        const std::vector<SiteSeverities>& labels, const Json& old)
{
    Json networks = Json::array();
    const auto architectures = architecturesIn(options);
    for (const NetworkRole role : kAllNetworkRoles) {
        const auto file = options.out / weightsFileOf(role);
        if (!std::filesystem::exists(file))
            continue;
        const auto sha256 = sha256OfFile(file);
        if (!sha256)
            return tl::make_unexpected(sha256.error());
        Json network = {{"role", keyOf(role)},
                        {"architecture", architectures[static_cast<std::size_t>(role)]},
                        {"file", weightsFileOf(role)},
                        {"sha256", *sha256}};
        if (role != NetworkRole::SagittalLocaliser && role != NetworkRole::AxialLocaliser
            && !isSegmenter(role))
            network["temperature"] = temperatureOf(role, figures, old);
        if (Json shares = learnedSharesOf(role, architectures[static_cast<std::size_t>(role)],
                                          options, labels, old);
            !shares.is_null())
            network["learned_shares"] = std::move(shares);
        if (Json factors = gradeFactorsOf(role, figures, old); !factors.is_null())
            network["grade_factors"] = std::move(factors);
        if (const std::string beginning = beginningOf(role, options, old); !beginning.empty())
            network["trained_from_sha256"] = beginning;
        networks.push_back(network);
    }
    return networks;
}

/// The card in a folder; empty where there is none that can be read.
Json cardIn(const std::filesystem::path& folder)
{
    std::ifstream stream(folder / "card.json");
    Json card = stream ? Json::parse(stream, nullptr, false) : Json::object();
    return card.is_object() ? card : Json::object();
}

std::string trainingDataOf(const TrainOptions& options, const StudySource& source,
                           const TrainingSet& set, const Json& old)
{
    std::string own = source.description();
    if (!set.maskSource.empty())
        own += "; segmenters besides on " + set.maskSource;
    if (options.minutes <= 0)
        return old.value("training_data", own);
    if (!options.from)
        return own;
    std::string networks;
    for (const NetworkRole role : options.networks)
        networks += (networks.empty() ? "" : ", ") + keyOf(role);
    return fmt::format("{} further on {}, seed {}, from the weights of {} {}. That model: {}",
                       networks, own, options.seed, options.from->name, options.from->version,
                       old.value("training_data", "not stated"));
}

/// The model that networks began from. @return null where all began with random weights.
Json trainedFrom(const TrainOptions& options, const Json& networks, const Json& old)
{
    if (options.from && options.minutes > 0)
        return {{"name", options.from->name},
                {"version", options.from->version},
                {"sha256", options.from->sha256}};
    const bool isAny = std::any_of(networks.begin(), networks.end(), [](const Json& network) {
        return network.contains("trained_from_sha256");
    });
    return isAny ? old.value("trained_from", Json()) : Json();
}

} // namespace

Prior priorFromLabels(const std::vector<SiteSeverities>& labels)
{
    Prior prior{{}, "training data, each grade weighted 1, 2, 4"};
    for (std::size_t site = 0; site < kSiteCount; ++site) {
        Probabilities counts = {1, 1, 1};
        for (const SiteSeverities& study : labels)
            if (study[site])
                ++counts[static_cast<std::size_t>(*study[site])];
        prior.rows[site] = weighted(counts);
    }
    return prior;
}

Prior priorFromLabels(const std::vector<SiteSeverities>& labels,
                      const std::array<Probabilities, kSiteCount>& base)
{
    constexpr double baseLabels = 20;
    Prior prior{{}, "training data and the model before, each grade weighted 1, 2, 4"};
    for (std::size_t site = 0; site < kSiteCount; ++site) {
        Probabilities counts{};
        double sum = 0;
        for (std::size_t k = 0; k < kSeverityCount; ++k)
            sum += counts[k] = base[site][k] / kWeights[k];
        for (double& count : counts)
            count *= baseLabels / sum;
        for (const SiteSeverities& study : labels)
            if (study[site])
                ++counts[static_cast<std::size_t>(*study[site])];
        prior.rows[site] = weighted(counts);
    }
    return prior;
}

Prior publishedPrior()
{
    // The published shares are those of Severe for each level and of Moderate over all levels. The
    // distribution of Moderate over the levels is assumed to follow the root of the severe shares.
    struct Row {
        double moderate;
        std::array<double, kLevelCount> severe;
    };
    constexpr Row canal = {0.075, {0.011, 0.027, 0.062, 0.129, 0.010}};
    constexpr Row foraminal = {0.181, {0.001, 0.006, 0.020, 0.071, 0.104}};
    constexpr Row subarticular = {0.1905, {0.015, 0.044, 0.098, 0.234, 0.075}};
    Prior prior{{},
                "published grade shares of the RSNA 2024 training set (Moderate spread over levels "
                "as the root of Severe), each grade weighted 1, 2, 4"};
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const Row& row = isForaminal(site.condition) ? foraminal
            : isSubarticular(site.condition)         ? subarticular
                                                     : canal;
        double roots = 0;
        for (const double severe : row.severe)
            roots += std::sqrt(severe) / kLevelCount;
        const double severe = row.severe[static_cast<std::size_t>(site.level)];
        const double moderate = row.moderate * std::sqrt(severe) / roots;
        prior.rows[i] = weighted({1 - moderate - severe, moderate, severe});
    }
    return prior;
}

Result<void> writeModelCard(const TrainOptions& options, const StudySource& source,
                            const TrainingSet& set, const Prior& prior,
                            const ValidationFigures& figures)
{
    const auto file = options.out / "card.json";
    Json old = cardIn(options.out);
    const bool isFirst = options.from && old.empty(); // this model comes of another one
    if (isFirst)
        old = cardIn(options.from->networks.front().file.parent_path());
    const auto networks = networksOf(options, figures, set.severities, old);
    if (!networks)
        return tl::make_unexpected(networks.error());
    // Measuring does not make it another model.
    const bool trained = options.minutes > 0;
    Json card;
    card["format"] = "foramen.model/1";
    card["name"] = options.name;
    card["version"] = trained ? options.version : old.value("version", options.version);
    card["date"] = utcDate(std::chrono::system_clock::now());
    const std::string licence = source.generated() ? "Apache-2.0" : "as the training data demand";
    const bool isOthers = isFirst && trained && !source.generated(); // other data came to it
    card["licence"] = isOthers ? licence : old.value("licence", licence);
    card["intended_use"] = old.value(
        "intended_use",
        "Research on lumbar-spine MRI (sagittal T1, sagittal T2 or STIR, axial T2 of adults). "
        "Research use only. Not for diagnosis.");
    card["training_data"] = trainingDataOf(options, source, set, old);
    if (old.contains("attribution")) // a licence may demand it
        card["attribution"] = old["attribution"];
    if (const Json from = trainedFrom(options, *networks, old); !from.is_null())
        card["trained_from"] = from;
    card["inputs"] = inputs();
    card["classes"] = {keyOf(Severity::NormalMild), keyOf(Severity::Moderate),
                       keyOf(Severity::Severe)};
    card["networks"] = *networks;
    card["metrics"] = metricsOf(figures, options, old.value("metrics", Json::object()));
    if (const Json measures = measuresOf(figures, options, old); !measures.empty())
        card["measures"] = measures;
    card["prior_origin"] = prior.origin;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        card["prior"][keyOf(siteAt(i))] = jsonOf(prior.rows[i]);
    return writeTextFile(file, card.dump(2) + '\n');
}

} // namespace foramen
