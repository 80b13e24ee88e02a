#include "core/report/draft/comparison.h"

#include "core/report/dicom_values.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace foramen {

namespace {

/// A reader's grade, never the model's.
std::optional<Severity> readersGrade(const AssessmentCell& cell)
{
    return cell.decision ? cell.decision->severity : std::nullopt;
}

/// The differences between two studies at the sites that readers graded in both.
struct Changes {
    statement::SitesChanged worse{.isWorse = true, .changes = {}};
    statement::SitesChanged better{.isWorse = false, .changes = {}};
    statement::SitesUnchanged unchanged;
};

Changes changesFrom(const Assessment& prior, const Assessment& current)
{
    Changes changes;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kConditions) {
            const Site site{condition, level};
            const auto before = readersGrade(prior.cell(site));
            const auto now = readersGrade(current.cell(site));
            if (!before || !now)
                continue;
            ++changes.unchanged.compared;
            if (*now == *before)
                ++changes.unchanged.unchanged;
            else
                (*now > *before ? changes.worse : changes.better)
                    .changes.push_back({site, *before, *now});
        }
    return changes;
}

/// The readers who graded the prior, each once; empty where none is named.
std::vector<std::string> readersOf(const Assessment& prior)
{
    std::vector<std::string> names;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = prior.cell(siteAt(index));
        if (!readersGrade(cell) || cell.decision->readerName.empty())
            continue;
        const std::string name = readableName(cell.decision->readerName);
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    return names;
}

bool isGradedByReader(const Assessment& assessment)
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (readersGrade(assessment.cell(siteAt(index))))
            return true;
    return false;
}

} // namespace

DraftSection comparisonSection(const Assessment& current, const ReportComparison& comparison)
{
    DraftSection section{DraftHeading::Comparison, {}};
    if (!comparison.prior || !isGradedByReader(*comparison.prior))
        return section;
    const auto add = [&section](DraftStatement statement) {
        section.lines.push_back({{}, {std::move(statement)}});
    };
    const Assessment& prior = *comparison.prior;
    add(statement::ComparedWith{prior.study().studyDate, readersOf(prior)});
    if (comparison.isIdentityInDoubt)
        add(statement::PriorIdentityInDoubt{});
    if (prior.model() && !prior.numbering().certain)
        add(statement::PriorNumberingUncertain{});
    Changes changes = changesFrom(prior, current);
    if (changes.unchanged.compared == 0) {
        add(statement::NothingToCompare{});
        return section;
    }
    if (!changes.worse.changes.empty())
        add(std::move(changes.worse));
    if (!changes.better.changes.empty())
        add(std::move(changes.better));
    add(changes.unchanged);
    return section;
}

} // namespace foramen
