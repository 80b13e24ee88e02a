#include "ui/state/editing/assessment_editing.h"

#include "core/base/clock.h"
#include "ui/state/editing/reading_order.h"
#include "ui/state/language/term_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <cmath>
#include <utility>
#include <vector>

namespace foramen {

namespace {

bool sameButTime(const ReaderDecision& a, const ReaderDecision& b)
{
    return a.severity == b.severity && a.acceptedFinding == b.acceptedFinding
        && a.refined == b.refined && a.ungradable == b.ungradable;
}

QString textOf(Severity severity)
{
    return termText(severity);
}

/// Whether a grade waits for the reader: the AI's or an imported one.
bool isToConfirm(const AssessmentCell& cell)
{
    return cell.unconfirmed() || isAcceptable(cell);
}

} // namespace

AssessmentEditing::AssessmentEditing(CurrentStudy& current, StudySaving& saving, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
{
}

Assessment& AssessmentEditing::editedAssessment()
{
    return m_current->assessment;
}

void AssessmentEditing::levelsShifted(int by)
{
    Q_EMIT renumbering();
    m_current->levelsShifted(by);
    Q_EMIT renumbered(by);
}

void AssessmentEditing::edited(const EditRecord& record)
{
    m_saving.saveAssessment(record);
    Q_EMIT m_current.assessmentChanged();
}

bool AssessmentEditing::canEdit()
{
    return m_saving.mayEdit();
}

void AssessmentEditing::push(CellAction action, Site where, CellEdit edit, const QString& text)
{
    m_current->undo.push(new SetCell(*this, action, where, std::move(edit),
                                     tr("%1: %2").arg(shortNameOf(where), text)));
}

void AssessmentEditing::decide(CellAction action, Site where, ReaderDecision decision,
                               const QString& text)
{
    const AssessmentCell& cell = m_current->assessment.cell(where);
    if (cell.decision && sameButTime(*cell.decision, decision))
        return;
    decision.readerName = m_saving.readerName().toStdString();
    decision.time = timeNow();
    CellEdit edit = editOf(cell);
    edit.decision = std::move(decision);
    push(action, where, std::move(edit), text);
}

void AssessmentEditing::setSeverity(Site site, Severity severity)
{
    if (canEdit())
        decide(CellAction::Graded, site, {.severity = severity}, textOf(severity));
}

void AssessmentEditing::setUngradable(Site site)
{
    // One that is ungradable already keeps its reason.
    if (m_current->assessment.cell(site).state() != CellState::Ungradable)
        setUngradableReason(site, std::nullopt);
}

void AssessmentEditing::setUngradableReason(Site site, std::optional<UngradableReason> reason)
{
    if (!canEdit())
        return;
    ReaderDecision decision;
    decision.ungradable = std::move(reason);
    decide(CellAction::Ungradable, site, std::move(decision), tr("ungradable"));
}

void AssessmentEditing::refine(Site site, std::optional<MildGrade> refined)
{
    if (!canEdit())
        return;
    const auto& known = m_current->assessment.cell(site).decision;
    if (!known || known->severity != Severity::NormalMild) {
        Q_EMIT failed(tr("%1 is not graded Normal/Mild by a reader: grade or accept it first.")
                          .arg(shortNameOf(site)));
        return;
    }
    ReaderDecision decision = *known;
    decision.refined = refined;
    decide(CellAction::Refined, site, std::move(decision),
           refined ? termText(*refined) : termText(Severity::NormalMild));
}

void AssessmentEditing::clearDecision(Site site)
{
    if (!canEdit() || !m_current->assessment.cell(site).decision)
        return;
    CellEdit edit = editOf(m_current->assessment.cell(site));
    edit.decision.reset(); // a comment stands by itself
    push(CellAction::Cleared, site, std::move(edit), tr("cleared"));
}

void AssessmentEditing::acceptFinding(Site site)
{
    if (!canEdit())
        return;
    const AssessmentCell& cell = m_current->assessment.cell(site);
    if (const auto label = cell.unconfirmed()) {
        decide(CellAction::Confirmed, site, {.severity = label},
               tr("%1 confirmed").arg(textOf(*label)));
        return;
    }
    const Finding* finding = cell.shownFinding();
    if (!finding) {
        if (cell.hidden)
            Q_EMIT failed(tr("The AI grade of %1 is not revealed. Reveal it first, or grade this "
                             "site yourself.")
                              .arg(shortNameOf(site)));
        else
            Q_EMIT failed(cell.isFindingWithheld()
                              ? tr("The AI grade of %1 is not shown, because it is not reliable on "
                                   "patients. Grade this site yourself.")
                                    .arg(shortNameOf(site))
                              : tr("%1 has no AI grade to accept.").arg(shortNameOf(site)));
        return;
    }
    const Severity severity = gradeAt(finding->probabilities, cell.cutOff);
    decide(CellAction::Accepted, site,
           {.severity = severity, .acceptedFinding = true, .acceptedAt = cell.cutOff},
           tr("%1 accepted").arg(textOf(severity)));
}

void AssessmentEditing::acceptRow(DiscLevel level)
{
    if (!canEdit())
        return;
    std::vector<Site> sites;
    for (const Condition condition : kReadingOrder)
        if (isToConfirm(m_current->assessment.cell({condition, level})))
            sites.push_back({condition, level});
    if (sites.empty())
        Q_EMIT failed(tr("Nothing is left to accept in this row."));
    else
        acceptTogether(sites, termText(level));
}

void AssessmentEditing::acceptTogether(const std::vector<Site>& sites, const QString& name)
{
    if (!canEdit())
        return;
    std::vector<Site> wanted;
    for (const Site site : sites)
        if (isToConfirm(m_current->assessment.cell(site)))
            wanted.push_back(site);
    if (wanted.empty())
        return;
    m_current->undo.beginMacro(tr("%1 accepted").arg(name));
    for (const Site site : wanted)
        acceptFinding(site);
    m_current->undo.endMacro();
}

void AssessmentEditing::setComment(Site site, const QString& comment)
{
    if (!canEdit())
        return;
    CellEdit edit = editOf(m_current->assessment.cell(site));
    const std::string known = edit.comment ? edit.comment->text : std::string();
    const std::string wanted = comment.toStdString();
    if (wanted == known)
        return;
    edit.comment.reset();
    if (!wanted.empty())
        edit.comment = CellComment{wanted, m_saving.readerName().toStdString(), timeNow()};
    push(CellAction::Commented, site, std::move(edit), tr("comment"));
}

void AssessmentEditing::setPoint(Site site, CellAction action,
                                 const std::optional<SiteLocation>& location)
{
    if (!canEdit())
        return;
    CellEdit edit = editOf(m_current->assessment.cell(site));
    edit.readerLocation = location;
    edit.isPointRemoved = !location;
    const QString text = action == CellAction::PointRemoved ? tr("point removed")
        : action == CellAction::PointAccepted               ? tr("AI point accepted")
                                                            : tr("point moved");
    push(action, site, std::move(edit), text);
}

void AssessmentEditing::shiftLevels(int by)
{
    if (by != 0 && std::abs(by) < static_cast<int>(kLevelCount) && canEdit())
        m_current->undo.push(new ShiftLevels(*this, by));
}

void AssessmentEditing::setVariant(std::optional<TransitionalVertebra> vertebra, NamedDiscs discs)
{
    const SpineVariant& now = m_current->assessment.variant();
    if ((now.vertebra == vertebra && now.discs == discs) || !canEdit())
        return;
    SpineVariant variant{.vertebra = vertebra, .discs = discs, .readerName = {}, .time = {}};
    if (!variant.isUsual()) {
        variant.readerName = m_saving.readerName().toStdString();
        variant.time = timeNow();
    }
    m_current->undo.push(new NameSpine(*this, std::move(variant)));
}

bool isAcceptable(const AssessmentCell& cell)
{
    return !cell.decision && !cell.unconfirmed() && cell.shownFinding() && !cell.isUnreliable();
}

std::vector<Site> normalMildUpTo(const Assessment& assessment, double doubt)
{
    std::vector<Site> sites;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kReadingOrder) {
            const AssessmentCell& cell = assessment.cell({condition, level});
            if (isAcceptable(cell) && cell.suggestion() == Severity::NormalMild
                && cell.shownFinding()->uncertainty && *cell.shownFinding()->uncertainty <= doubt)
                sites.push_back({condition, level});
        }
    return sites;
}

} // namespace foramen
