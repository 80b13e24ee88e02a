#include "core/store/effort/effort_summary.h"

#include "core/base/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace foramen {

namespace {

/// All visits of one study.
struct StudyEffort {
    ReadingEffort sum;
    bool isFromTheStart = false;
    bool isFinished = false;

    [[nodiscard]] bool counts() const { return isFromTheStart && isFinished; }
};

/// Later in this order: more of the AI was seen, or earlier.
std::size_t rankOf(AssistUse use)
{
    return static_cast<std::size_t>(std::find(kAssistUses.begin(), kAssistUses.end(), use)
                                    - kAssistUses.begin());
}

void add(StudyEffort& study, const ReadingEffort& visit)
{
    constexpr int all = static_cast<int>(kSiteCount);
    if (study.sum.visit.empty()) {
        study.sum.visit = visit.visit;
        study.isFromTheStart = visit.decidedBefore == 0;
    }
    if (study.isFinished)
        return;
    study.isFinished = visit.decided == all;
    if (rankOf(visit.assist) > rankOf(study.sum.assist))
        study.sum.assist = visit.assist;
    study.sum.seconds += visit.seconds;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        study.sum.levelSeconds[level] += visit.levelSeconds[level];
    for (std::size_t condition = 0; condition < kConditionCount; ++condition)
        study.sum.changes[condition] += visit.changes[condition];
}

std::vector<StudyEffort> studiesOf(const std::vector<LoggedReading>& readings)
{
    std::map<std::string, StudyEffort> byRecord;
    for (const LoggedReading& reading : readings)
        add(byRecord[reading.record], reading.effort);
    std::vector<StudyEffort> studies;
    studies.reserve(byRecord.size());
    for (auto& [record, study] : byRecord)
        studies.push_back(study);
    return studies;
}

Spread spreadOf(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    return {interpolatedPercentile(values, 0.5), interpolatedPercentile(values, 0.25),
            interpolatedPercentile(values, 0.75)};
}

EffortGroup groupOf(AssistUse use, const std::vector<StudyEffort>& studies)
{
    EffortGroup group{.assist = use};
    std::vector<double> seconds;
    std::array<std::vector<double>, kLevelCount> levels;
    for (const StudyEffort& study : studies) {
        if (!study.counts() || study.sum.assist != use)
            continue;
        seconds.push_back(study.sum.seconds);
        for (std::size_t level = 0; level < kLevelCount; ++level)
            levels[level].push_back(study.sum.levelSeconds[level]);
        for (std::size_t condition = 0; condition < kConditionCount; ++condition)
            group.changes[condition] += study.sum.changes[condition];
    }
    group.studies = seconds.size();
    group.seconds = spreadOf(seconds);
    if (group.studies == 0)
        return group;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        group.levelSeconds[level] = medianOf(levels[level]);
    for (double& changes : group.changes)
        changes /= static_cast<double>(group.studies);
    return group;
}

} // namespace

const EffortGroup& EffortSummary::of(AssistUse use) const
{
    return groups[rankOf(use)];
}

EffortSummary summaryOf(const std::vector<LoggedReading>& readings)
{
    const std::vector<StudyEffort> studies = studiesOf(readings);
    EffortSummary summary;
    for (std::size_t i = 0; i < kAssistUses.size(); ++i)
        summary.groups[i] = groupOf(kAssistUses[i], studies);
    summary.partial = static_cast<std::size_t>(std::count_if(
        studies.begin(), studies.end(), [](const StudyEffort& study) { return !study.counts(); }));
    return summary;
}

bool areComparable(const EffortGroup& a, const EffortGroup& b)
{
    return std::min(a.studies, b.studies) >= kLeastComparedStudies;
}

std::string effortCsv(const std::vector<LoggedReading>& readings)
{
    std::string csv =
        "study,begun,ai_grades,ai_grades_seen,sites_decided_before,sites_decided,seconds";
    for (const DiscLevel level : kLevels)
        csv += fmt::format(",seconds_{}", keyOf(level));
    for (const Condition condition : kConditions)
        csv += fmt::format(",changes_{}", keyOf(condition));
    csv += "\r\n";
    std::map<std::string, std::size_t> numbers;
    for (const LoggedReading& reading : readings) {
        const std::size_t number =
            numbers.try_emplace(reading.record, numbers.size() + 1).first->second;
        const ReadingEffort& effort = reading.effort;
        csv += fmt::format("{},{},{},{},{},{},{:.1f}", number, effort.begun, keyOf(effort.assist),
                           effort.revealed, effort.decidedBefore, effort.decided, effort.seconds);
        for (const double seconds : effort.levelSeconds)
            csv += fmt::format(",{:.1f}", seconds);
        for (const int changes : effort.changes)
            csv += fmt::format(",{}", changes);
        csv += "\r\n";
    }
    return csv;
}

} // namespace foramen
