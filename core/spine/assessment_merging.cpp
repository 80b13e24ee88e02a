#include "core/spine/assessment_merging.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace foramen {

bool sameDecision(const CellEdit& a, const CellEdit& b)
{
    if (!a.decision || !b.decision)
        return a.decision.has_value() == b.decision.has_value();
    const ReaderDecision& one = *a.decision;
    const ReaderDecision& other = *b.decision;
    return one.severity == other.severity && one.acceptedFinding == other.acceptedFinding
        && one.readerName == other.readerName && one.time == other.time
        && one.refined == other.refined && one.ungradable == other.ungradable;
}

bool sameComment(const CellEdit& a, const CellEdit& b)
{
    if (!a.comment || !b.comment)
        return a.comment.has_value() == b.comment.has_value();
    return a.comment->text == b.comment->text && a.comment->readerName == b.comment->readerName
        && a.comment->time == b.comment->time;
}

bool samePoint(const CellEdit& a, const CellEdit& b)
{
    return a.readerLocation == b.readerLocation && a.isPointRemoved == b.isPointRemoved;
}

bool sameReaderPart(const CellEdit& a, const CellEdit& b)
{
    return sameDecision(a, b) && sameComment(a, b) && samePoint(a, b);
}

void takeReaderParts(const Assessment& from, Assessment& to)
{
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        to.setReaderPart(siteAt(i), editOf(from.cell(siteAt(i))));
        to.setImported(siteAt(i), from.cell(siteAt(i)).imported);
    }
    to.setVariant(from.variant());
}

Assessment merged(const Assessment& mine, const Assessment& saved)
{
    Assessment result = mine.model() ? mine : saved;
    result.setUnreliableGrades(mine.unreliableGrades());
    result.setOperatingPoints(mine.operatingPoints());
    result.setRevealedAs(mine);
    result.setRevealedAs(saved); // the mode of a saved study was chosen for it
    result.setVariant(mine.variant().isUsual() ? saved.variant() : mine.variant());
    const Assessment& other = mine.model() ? saved : mine;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const AssessmentCell& own = mine.cell(site);
        const AssessmentCell& added = other.cell(site);
        const bool isMine = &other == &mine;
        CellEdit part = editOf(result.cell(site));
        if (added.decision && (isMine || !own.decision))
            part.decision = added.decision;
        if (added.hasReaderPoint() && (isMine || !own.hasReaderPoint())) {
            part.readerLocation = added.readerLocation;
            part.isPointRemoved = added.isPointRemoved;
        }
        if (added.comment && (isMine || !own.comment))
            part.comment = added.comment;
        result.setReaderPart(site, std::move(part));
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
    takeReaderParts(reader, result);
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
