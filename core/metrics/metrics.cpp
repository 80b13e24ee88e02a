#include "core/metrics/metrics.h"

#include "core/metrics/scored_rows.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace foramen {

Result<OfficialScore> officialScore(const LabelTable& truth,
                                    const std::vector<SubmissionRow>& predictions)
{
    const auto scored = scoredRows(truth, predictions);
    if (!scored)
        return tl::make_unexpected(scored.error());
    StudyLosses total;
    for (const StudyLosses& study : studyLosses(*scored))
        for (std::size_t part = 0; part < kScorePartCount; ++part) {
            total.sum[part] += study.sum[part];
            total.weight[part] += study.weight[part];
        }
    constexpr std::array<const char*, kScorePartCount> names = {"spinal canal", "foraminal",
                                                                "subarticular", "spinal canal"};
    std::array<double, kScorePartCount> losses{};
    for (std::size_t part = 0; part < kScorePartCount; ++part) {
        if (total.weight[part] == 0)
            return failure(
                ErrorCode::InvalidArgument,
                fmt::format("No {} row has a truth, so there is no official score", names[part]));
        losses[part] = total.sum[part] / total.weight[part];
    }
    return OfficialScore{.score = (losses[0] + losses[1] + losses[2] + losses[3]) / kScorePartCount,
                         .spinal = losses[0],
                         .foraminal = losses[1],
                         .subarticular = losses[2],
                         .anySevere = losses[3],
                         .rowCount = scored->rows.size()};
}

std::vector<SubmissionRow> priorPredictions(const LabelTable& truth)
{
    std::array<Probabilities, kSiteCount> priors{};
    for (const auto& [studyId, severities] : truth)
        for (std::size_t index = 0; index < kSiteCount; ++index)
            if (severities[index])
                priors[index][static_cast<std::size_t>(*severities[index])] +=
                    severityWeight(*severities[index]);
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

} // namespace foramen
