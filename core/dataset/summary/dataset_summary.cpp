#include "core/dataset/summary/dataset_summary.h"

#include "core/base/statistics.h"
#include "core/dataset/tables/dataset_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace foramen {

namespace {

bool isStenotic(const std::optional<Severity>& grade)
{
    return grade && *grade != Severity::NormalMild;
}

void countTogether(const SiteSeverities& severities, DatasetSummary& summary)
{
    for (const DiscLevel level : kLevels)
        for (std::size_t a = 0; a < kConditionCount; ++a)
            for (std::size_t b = 0; b < kConditionCount; ++b)
                if (isStenotic(severities[siteIndex({kConditions[a], level})])
                    && isStenotic(severities[siteIndex({kConditions[b], level})]))
                    ++summary.together[a][b];
}

void countLabels(const SiteSeverities& severities, DatasetSummary& summary)
{
    bool gaps = false;
    std::array<bool, kConditionCount> severe{};
    for (std::size_t site = 0; site < kSiteCount; ++site) {
        const auto& grade = severities[site];
        gaps = gaps || !grade;
        if (!grade) {
            ++summary.sites[site].missing;
            continue;
        }
        ++summary.sites[site].grades[static_cast<std::size_t>(*grade)];
        if (*grade == Severity::Severe)
            severe[static_cast<std::size_t>(siteAt(site).condition)] = true;
    }
    ++summary.labelledStudies;
    summary.studiesWithGaps += gaps ? 1 : 0;
    for (std::size_t condition = 0; condition < kConditionCount; ++condition)
        summary.studiesWithSevere[condition] += severe[condition] ? 1 : 0;
    countTogether(severities, summary);
}

void countPoints(const DatasetIndex& index, DatasetSummary& summary)
{
    for (const auto& [study, points] : index.points()) {
        ++summary.pointStudies;
        for (const auto& [site, point] : points) {
            const auto role = index.role({study, point.value().seriesId});
            const std::size_t column = role ? static_cast<std::size_t>(*role) : 3;
            ++summary.points;
            ++summary.pointsByRole[static_cast<std::size_t>(siteAt(site).condition)][column];
        }
    }
}

} // namespace

int GradeCounts::labelled() const
{
    return std::accumulate(grades.begin(), grades.end(), 0);
}

double GradeCounts::share(Severity severity) const
{
    const int count = labelled();
    return count > 0 ? static_cast<double>(grades[static_cast<std::size_t>(severity)]) / count : 0;
}

GradeCounts& GradeCounts::operator+=(const GradeCounts& other)
{
    for (std::size_t grade = 0; grade < kSeverityCount; ++grade)
        grades[grade] += other.grades[grade];
    missing += other.missing;
    return *this;
}

Spread spreadOf(std::vector<double> values)
{
    Spread spread;
    spread.count = values.size();
    if (values.empty())
        return spread;
    std::sort(values.begin(), values.end()); // so that sums do not depend on the order of the files
    const auto count = static_cast<double>(values.size());
    spread.least = values.front();
    spread.most = values.back();
    spread.median = medianOf(values);
    spread.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - spread.mean) * (value - spread.mean);
    spread.deviation = std::sqrt(squares / count);
    return spread;
}

GradeCounts DatasetSummary::condition(Condition condition) const
{
    GradeCounts counts;
    for (const DiscLevel level : kLevels)
        counts += sites[siteIndex({condition, level})];
    return counts;
}

GradeCounts DatasetSummary::all() const
{
    GradeCounts counts;
    for (const GradeCounts& site : sites)
        counts += site;
    return counts;
}

DatasetSummary summarise(const RsnaDataset& dataset)
{
    const DatasetIndex index(dataset);
    DatasetSummary summary;
    summary.missing = dataset.missing;
    summary.hasLabels = dataset.labels.has_value();
    summary.hasPoints = dataset.coordinates.has_value();
    summary.hasImages = !dataset.studies.empty();
    for (const auto& [study, row] : index.labels())
        countLabels(row->severities, summary);
    countPoints(index, summary);
    summary.images = summariseSeries(dataset, index);
    return summary;
}

} // namespace foramen
