#include "core/report/draft/comparison.h"

#include "core/report/dicom_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace foramen {

namespace {

/// A reader's grade, never the model's.
std::optional<Severity> readersGrade(const AssessmentCell& cell)
{
    return cell.decision ? cell.decision->severity : std::nullopt;
}

/// "left subarticular stenosis at L4/L5".
std::string placeOf(Site site)
{
    std::string text(nameOf(site.condition));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return fmt::format("{} at {}", text, nameOf(site.level));
}

struct Changes {
    std::string worse;
    std::string better;
    int unchanged = 0;
    int compared = 0;
};

void add(std::string& list, Site site, Severity before, Severity now)
{
    list += fmt::format("{}{} ({}, now {})", list.empty() ? "" : "; ", placeOf(site),
                        nameOf(before), nameOf(now));
}

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
            ++changes.compared;
            if (*now == *before)
                ++changes.unchanged;
            else
                add(*now > *before ? changes.worse : changes.better, site, *before, *now);
        }
    return changes;
}

/// "Dr A, Dr B": who graded the prior; empty where nobody is named.
std::string readersOf(const Assessment& prior)
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
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

bool isGradedByReader(const Assessment& assessment)
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (readersGrade(assessment.cell(siteAt(index))))
            return true;
    return false;
}

} // namespace

std::string comparisonText(const Assessment& current, const ReportComparison& comparison)
{
    if (!comparison.prior || !isGradedByReader(*comparison.prior))
        return {};
    const Assessment& prior = *comparison.prior;
    const std::string date = readableDate(prior.study().studyDate);
    const std::string readers = readersOf(prior);
    std::string text =
        fmt::format("Compared with the study of {}, graded by a reader{}, by disc level.\n",
                    date.empty() ? "an unknown date" : date,
                    readers.empty() ? "" : fmt::format(" ({})", readers));
    if (!comparison.remark.empty())
        text += comparison.remark + '\n';
    if (prior.model() && !prior.numbering().certain)
        text += "The level numbering of that study is not certain.\n";
    const Changes changes = changesFrom(prior, current);
    if (changes.compared == 0)
        return text + "No site was graded by a reader in both studies.\n";
    if (!changes.worse.empty())
        text += "Worse: " + changes.worse + ".\n";
    if (!changes.better.empty())
        text += "Better: " + changes.better + ".\n";
    text += fmt::format("Unchanged: {} of the {} sites that readers graded in both studies.\n",
                        changes.unchanged, changes.compared);
    return text;
}

} // namespace foramen
