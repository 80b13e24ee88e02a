#include "core/metrics/scored_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace foramen {

namespace {

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

} // namespace

Result<ScoredRows> scoredRows(const LabelTable& truth,
                              const std::vector<SubmissionRow>& predictions)
{
    const PredictionTable table = tableOf(predictions);
    ScoredRows scored;
    for (const auto& [studyId, severities] : truth) {
        bool first = true;
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            if (!severities[index])
                continue;
            const auto probabilities = predictionFor(table, studyId, siteAt(index));
            if (!probabilities)
                return tl::make_unexpected(probabilities.error());
            if (std::exchange(first, false))
                scored.studies.push_back(studyId);
            scored.rows.push_back(
                {scored.studies.size() - 1, siteAt(index), *severities[index], *probabilities});
        }
    }
    if (scored.rows.empty())
        return failure(ErrorCode::InvalidArgument, "No row has a truth to score against");
    return scored;
}

double severityWeight(Severity severity)
{
    constexpr std::array<double, kSeverityCount> weights = {1, 2, 4};
    return weights[static_cast<std::size_t>(severity)];
}

double clippedProbability(double probability)
{
    constexpr double least = std::numeric_limits<double>::epsilon();
    return std::clamp(probability, least, 1 - least);
}

Probabilities scaledProbabilities(const ScoredRow& row)
{
    double sum = 0;
    for (const double probability : row.probabilities)
        sum += clippedProbability(probability);
    Probabilities scaled{};
    for (std::size_t k = 0; k < kSeverityCount; ++k)
        scaled[k] = clippedProbability(row.probabilities[k]) / sum;
    return scaled;
}

double rowLoss(const ScoredRow& row)
{
    return -std::log(scaledProbabilities(row)[static_cast<std::size_t>(row.truth)]);
}

std::vector<StudyLosses> studyLosses(const ScoredRows& scored)
{
    // One row for each study: whether any canal level is severe, against the largest severe value
    // before clipping.
    struct Canal {
        bool severe = false;
        double weight = 0;
        double predicted = 0;
    };
    std::vector<Canal> canals(scored.studies.size());
    std::vector<StudyLosses> losses(scored.studies.size());
    for (const ScoredRow& row : scored.rows) {
        const double weight = severityWeight(row.truth);
        const ScorePart part = isForaminal(row.site.condition) ? ScorePart::Foraminal
            : isSubarticular(row.site.condition)               ? ScorePart::Subarticular
                                                               : ScorePart::Spinal;
        losses[row.study].sum[static_cast<std::size_t>(part)] += weight * rowLoss(row);
        losses[row.study].weight[static_cast<std::size_t>(part)] += weight;
        if (part != ScorePart::Spinal)
            continue;
        Canal& canal = canals[row.study];
        canal.severe = canal.severe || row.truth == Severity::Severe;
        canal.weight = std::max(canal.weight, weight);
        canal.predicted = std::max(canal.predicted,
                                   row.probabilities[static_cast<std::size_t>(Severity::Severe)]);
    }
    constexpr auto any = static_cast<std::size_t>(ScorePart::AnySevere);
    for (std::size_t study = 0; study < losses.size(); ++study) {
        const Canal& canal = canals[study];
        const double severe = clippedProbability(canal.predicted);
        losses[study].sum[any] = -std::log(canal.severe ? severe : 1 - severe) * canal.weight;
        losses[study].weight[any] = canal.weight;
    }
    return losses;
}

} // namespace foramen
