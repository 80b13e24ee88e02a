#include "ui/state/prior/prior_grade.h"

#include "ui/state/language/term_text.h"
#include "ui/state/prior/prior.h"

namespace foramen {

namespace {

QString gradeText(Severity severity)
{
    return termText(severity);
}

} // namespace

QString priorGradeText(const Prior& prior, Site site)
{
    const AssessmentCell& cell = prior.assessment().cell(site);
    if (cell.decision) {
        const QString name = QString::fromStdString(cell.decision->readerName);
        const QString by = name.isEmpty() ? Prior::tr("by a reader") : Prior::tr("by %1").arg(name);
        if (cell.decision->severity)
            return Prior::tr("%1, %2").arg(gradeText(*cell.decision->severity), by);
        if (cell.state() == CellState::Ungradable)
            return Prior::tr("called ungradable %1").arg(by);
    }
    if (const auto label = cell.unconfirmed())
        return Prior::tr("%1, imported, not confirmed").arg(gradeText(*label));
    if (cell.hidden && !cell.decision)
        return Prior::tr("AI grade not revealed");
    if (cell.isUnreliable())
        return Prior::tr("%1, AI only, not reliable on patients").arg(gradeText(*cell.severity()));
    if (cell.isFindingWithheld() && !cell.decision)
        return Prior::tr("AI grade not shown: not reliable on patients");
    if (const auto severity = cell.severity())
        return Prior::tr("%1, AI only").arg(gradeText(*severity));
    return Prior::tr("not graded");
}

QString priorChangeText(const Prior& prior, Site site)
{
    switch (prior.changeOf(site)) {
    case PriorChange::Worse:
        return Prior::tr("worse");
    case PriorChange::Better:
        return Prior::tr("better");
    case PriorChange::Same:
        return Prior::tr("same");
    case PriorChange::Unknown:
        break;
    }
    return {};
}

} // namespace foramen
