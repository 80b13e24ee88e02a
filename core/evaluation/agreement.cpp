#include "core/evaluation/agreement.h"

#include "core/metrics/chance_agreement.h"

#include <algorithm>

namespace foramen {

ConfusionTable confusionOf(const RowGroup& rows, const StudyWeights& weights)
{
    ConfusionTable table{};
    for (const ScoredRow* row : rows)
        table[static_cast<std::size_t>(row->truth)]
             [static_cast<std::size_t>(likeliest(row->probabilities))] += weights[row->study];
    return table;
}

std::optional<double> quadraticKappa(const ConfusionTable& confusion)
{
    PairCounts counts(kSeverityCount);
    for (std::size_t t = 0; t < kSeverityCount; ++t)
        for (std::size_t p = 0; p < kSeverityCount; ++p)
            counts.at(t, p) = confusion[t][p];
    return cohenKappa(counts, quadraticWeight);
}

WeightedLogLoss::WeightedLogLoss(const RowGroup& rows, std::size_t studyCount)
    : m_sums(studyCount, 0.0)
    , m_weights(studyCount, 0.0)
{
    for (const ScoredRow* row : rows) {
        m_sums[row->study] += severityWeight(row->truth) * rowLoss(*row);
        m_weights[row->study] += severityWeight(row->truth);
    }
}

std::optional<double> WeightedLogLoss::operator()(const StudyWeights& weights) const
{
    double sum = 0;
    double weight = 0;
    for (std::size_t study = 0; study < m_sums.size(); ++study) {
        sum += weights[study] * m_sums[study];
        weight += weights[study] * m_weights[study];
    }
    if (!(weight > 0))
        return std::nullopt;
    return sum / weight;
}

RocArea::RocArea(const RowGroup& rows, const std::function<bool(Severity)>& isPositive,
                 const std::function<double(const Probabilities&)>& score)
{
    m_entries.reserve(rows.size());
    for (const ScoredRow* row : rows)
        m_entries.push_back({score(scaledProbabilities(*row)), row->study, isPositive(row->truth)});
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry& a, const Entry& b) { return a.score < b.score; });
}

std::optional<double> RocArea::value(const StudyWeights& weights) const
{
    double below = 0; // negatives that score less than the ones at hand
    double positives = 0;
    double won = 0;
    for (std::size_t first = 0; first < m_entries.size();) {
        double tiedNegatives = 0;
        double tiedPositives = 0;
        std::size_t next = first;
        for (; next < m_entries.size() && m_entries[next].score == m_entries[first].score; ++next)
            (m_entries[next].positive ? tiedPositives : tiedNegatives) +=
                weights[m_entries[next].study];
        won += tiedPositives * (below + tiedNegatives / 2);
        below += tiedNegatives;
        positives += tiedPositives;
        first = next;
    }
    if (!(below > 0 && positives > 0))
        return std::nullopt;
    return won / (below * positives);
}

RocArea oneVersusRest(const RowGroup& rows, Severity grade)
{
    return {rows, [grade](Severity truth) { return truth == grade; },
            [grade](const Probabilities& p) {
                return p[static_cast<std::size_t>(grade)];
            }};
}

RocArea atLeast(const RowGroup& rows, Severity grade)
{
    return {rows, [grade](Severity truth) { return truth >= grade; },
            [grade](const Probabilities& p) {
                double sum = 0;
                for (auto k = static_cast<std::size_t>(grade); k < kSeverityCount; ++k)
                    sum += p[k];
                return sum;
            }};
}

} // namespace foramen
