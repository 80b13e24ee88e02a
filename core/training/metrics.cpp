#include "core/training/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace foramen {

namespace {

/// A labelled site with what was predicted for it.
struct ScoredRow {
    const std::string* studyId = nullptr;
    Site site;
    Severity truth = Severity::NormalMild;
    Probabilities probabilities{};
};

/// Weighted sum of losses and of weights.
struct Loss {
    double sum = 0;
    double weight = 0;
    void add(double loss, double byWeight)
    {
        sum += loss * byWeight;
        weight += byWeight;
    }
    [[nodiscard]] double mean() const { return sum / weight; }
};

double weightOf(Severity severity)
{
    constexpr std::array<double, kSeverityCount> weights = {1, 2, 4};
    return weights[static_cast<std::size_t>(severity)];
}

/// As the reference clips: no loss is infinite.
double clipped(double probability)
{
    constexpr double least = std::numeric_limits<double>::epsilon();
    return std::clamp(probability, least, 1 - least);
}

double rowLoss(const ScoredRow& row)
{
    double sum = 0;
    for (const double probability : row.probabilities)
        sum += clipped(probability);
    return -std::log(clipped(row.probabilities[static_cast<std::size_t>(row.truth)]) / sum);
}

using PredictionTable =
    std::map<std::pair<std::string, std::size_t>, std::vector<const SubmissionRow*>>;

PredictionTable tableOf(const std::vector<SubmissionRow>& predictions)
{
    PredictionTable table;
    for (const SubmissionRow& row : predictions)
        table[{row.studyId, siteIndex(row.site)}].push_back(&row);
    return table;
}

Result<Probabilities> predictionFor(const PredictionTable& table, const std::string& studyId,
                                    Site site)
{
    const auto name = [&] {
        return studyId + '_' + keyOf(site);
    };
    const auto found = table.find({studyId, siteIndex(site)});
    if (found == table.end())
        return failure(ErrorCode::InvalidArgument, fmt::format("No prediction for row {}", name()));
    if (found->second.size() > 1)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("More than one prediction for row {}", name()));
    const Probabilities& probabilities = found->second.front()->probabilities;
    for (const double probability : probabilities)
        if (!std::isfinite(probability) || probability < 0)
            return failure(
                ErrorCode::InvalidArgument,
                fmt::format("A probability of row {} is negative or not a finite number", name()));
    return probabilities;
}

/// The labelled sites with their predictions; sites without truth are dropped.
Result<std::vector<ScoredRow>> scoredRows(const LabelTable& truth,
                                          const std::vector<SubmissionRow>& predictions)
{
    const PredictionTable table = tableOf(predictions);
    std::vector<ScoredRow> rows;
    for (const auto& [studyId, severities] : truth)
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            if (!severities[index])
                continue;
            const auto probabilities = predictionFor(table, studyId, siteAt(index));
            if (!probabilities)
                return tl::make_unexpected(probabilities.error());
            rows.push_back({&studyId, siteAt(index), *severities[index], *probabilities});
        }
    if (rows.empty())
        return failure(ErrorCode::InvalidArgument, "No row has a truth to score against");
    return rows;
}

template <class Belongs>
Result<double> partLoss(const std::vector<ScoredRow>& rows, const char* name, Belongs belongs)
{
    Loss loss;
    for (const ScoredRow& row : rows)
        if (belongs(row.site.condition))
            loss.add(rowLoss(row), weightOf(row.truth));
    if (loss.weight == 0)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("No {} row has a truth, so there is no official score", name));
    return loss.mean();
}

/// One row a study: whether any canal level is severe, against the raw largest severe value.
double anySevereLoss(const std::vector<ScoredRow>& rows)
{
    struct Canal {
        bool severe = false;
        double weight = 0;
        double predicted = 0;
    };
    std::map<std::string, Canal> studies;
    for (const ScoredRow& row : rows) {
        if (row.site.condition != Condition::SpinalCanalStenosis)
            continue;
        Canal& canal = studies[*row.studyId];
        canal.severe = canal.severe || row.truth == Severity::Severe;
        canal.weight = std::max(canal.weight, weightOf(row.truth));
        canal.predicted = std::max(canal.predicted,
                                   row.probabilities[static_cast<std::size_t>(Severity::Severe)]);
    }
    Loss loss;
    for (const auto& [studyId, canal] : studies) {
        const double severe = clipped(canal.predicted);
        loss.add(-std::log(canal.severe ? severe : 1 - severe), canal.weight);
    }
    return loss.mean();
}

/// Agreement beyond chance, where a miss by two grades counts four times a miss by one (Cohen
/// 1968).
double quadraticKappa(const ConditionMetrics& metrics)
{
    std::array<double, kSeverityCount> trueCounts{};
    std::array<double, kSeverityCount> predictedCounts{};
    for (std::size_t t = 0; t < kSeverityCount; ++t)
        for (std::size_t p = 0; p < kSeverityCount; ++p) {
            trueCounts[t] += static_cast<double>(metrics.confusion[t][p]);
            predictedCounts[p] += static_cast<double>(metrics.confusion[t][p]);
        }
    double observed = 0;
    double expected = 0;
    for (std::size_t t = 0; t < kSeverityCount; ++t)
        for (std::size_t p = 0; p < kSeverityCount; ++p) {
            const double distance = static_cast<double>(t) - static_cast<double>(p);
            observed += distance * distance * static_cast<double>(metrics.confusion[t][p]);
            expected += distance * distance * trueCounts[t] * predictedCounts[p]
                / static_cast<double>(metrics.count);
        }
    return expected > 0 ? 1 - observed / expected : 0;
}

} // namespace

Result<OfficialScore> officialScore(const LabelTable& truth,
                                    const std::vector<SubmissionRow>& predictions)
{
    const auto rows = scoredRows(truth, predictions);
    if (!rows)
        return tl::make_unexpected(rows.error());
    const auto spinal = partLoss(*rows, "spinal canal",
                                 [](Condition c) { return c == Condition::SpinalCanalStenosis; });
    if (!spinal)
        return tl::make_unexpected(spinal.error());
    const auto foraminal = partLoss(*rows, "foraminal", isForaminal);
    if (!foraminal)
        return tl::make_unexpected(foraminal.error());
    const auto subarticular = partLoss(*rows, "subarticular", isSubarticular);
    if (!subarticular)
        return tl::make_unexpected(subarticular.error());
    OfficialScore score{.spinal = *spinal,
                        .foraminal = *foraminal,
                        .subarticular = *subarticular,
                        .anySevere = anySevereLoss(*rows),
                        .rowCount = rows->size()};
    score.score = (score.spinal + score.foraminal + score.subarticular + score.anySevere) / 4;
    return score;
}

std::vector<SubmissionRow> priorPredictions(const LabelTable& truth)
{
    std::array<Probabilities, kSiteCount> priors{};
    for (const auto& [studyId, severities] : truth)
        for (std::size_t index = 0; index < kSiteCount; ++index)
            if (severities[index])
                priors[index][static_cast<std::size_t>(*severities[index])] +=
                    weightOf(*severities[index]);
    for (Probabilities& prior : priors) {
        const double sum = prior[0] + prior[1] + prior[2];
        for (double& probability : prior)
            probability = sum > 0 ? probability / sum : 1.0 / kSeverityCount;
    }
    std::vector<SubmissionRow> rows;
    for (const auto& [studyId, severities] : truth)
        for (std::size_t index = 0; index < kSiteCount; ++index)
            rows.push_back({studyId, siteAt(index), priors[index]});
    return rows;
}

Result<std::array<ConditionMetrics, kConditionCount>>
conditionMetrics(const LabelTable& truth, const std::vector<SubmissionRow>& predictions)
{
    const auto rows = scoredRows(truth, predictions);
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::array<ConditionMetrics, kConditionCount> all;
    for (const ScoredRow& row : *rows) {
        ConditionMetrics& metrics = all[static_cast<std::size_t>(row.site.condition)];
        const auto predicted = static_cast<std::size_t>(likeliest(row.probabilities));
        ++metrics.confusion[static_cast<std::size_t>(row.truth)][predicted];
        ++metrics.count;
    }
    for (const Condition condition : kConditions) {
        ConditionMetrics& metrics = all[static_cast<std::size_t>(condition)];
        metrics.condition = condition;
        if (metrics.count == 0)
            continue;
        std::size_t right = 0;
        for (std::size_t k = 0; k < kSeverityCount; ++k)
            right += metrics.confusion[k][k];
        metrics.accuracy = static_cast<double>(right) / static_cast<double>(metrics.count);
        metrics.weightedKappa = quadraticKappa(metrics);
    }
    return all;
}

} // namespace foramen
