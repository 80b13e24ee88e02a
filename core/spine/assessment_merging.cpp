#include "core/spine/assessment_merging.h"

#include <algorithm>
#include <cstddef>

namespace foramen {

Assessment merged(const Assessment& mine, const Assessment& saved)
{
    Assessment result = mine.model() ? mine : saved;
    result.setUnreliableGrades(mine.unreliableGrades());
    result.setOperatingPoints(mine.operatingPoints());
    result.setRevealedAs(mine);
    result.setRevealedAs(saved); // the mode of a saved study was chosen for it
    const Assessment& other = mine.model() ? saved : mine;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const bool preferMine = mine.cell(site).decision.has_value();
        if (other.cell(site).decision && (&other == &mine || !preferMine))
            result.setDecision(site, other.cell(site).decision);
        const bool moved = mine.cell(site).readerLocation.has_value();
        if (other.cell(site).readerLocation && (&other == &mine || !moved))
            result.setReaderLocation(site, other.cell(site).readerLocation);
        const bool commented = mine.cell(site).comment.has_value();
        if (other.cell(site).comment && (&other == &mine || !commented))
            result.setComment(site, other.cell(site).comment);
        // Labels are imported into saved studies only.
        result.setImported(site, saved.cell(site).imported);
    }
    return result;
}

Assessment regraded(const Assessment& reader, const Grading& grading, int shift)
{
    Assessment result(reader.study());
    result.setUnreliableGrades(reader.unreliableGrades());
    result.setOperatingPoints(reader.operatingPoints());
    result.setGrading(grading);
    if (shift != 0)
        result.shiftLevels(shift);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& cell = reader.cell(siteAt(i));
        result.setDecision(siteAt(i), cell.decision);
        result.setReaderLocation(siteAt(i), cell.readerLocation);
        result.setComment(siteAt(i), cell.comment);
        result.setImported(siteAt(i), cell.imported);
    }
    result.setRevealedAs(reader);
    return result;
}

bool isFullyGraded(const Assessment& assessment)
{
    if (!assessment.model())
        return false;
    bool any = false;
    for (const DiscLevel level : kLevels) {
        const auto found =
            std::count_if(kConditions.begin(), kConditions.end(), [&](Condition condition) {
                return assessment.cell({condition, level}).modelFinding() != nullptr;
            });
        // A shift leaves whole levels empty, an interrupted grading leaves gaps.
        if (found != 0 && found != static_cast<std::ptrdiff_t>(kConditionCount))
            return false;
        any = any || found != 0;
    }
    return any;
}

} // namespace foramen
