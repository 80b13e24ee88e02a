#include "ui/widgets/commands/grade_commands.h"

#include "ui/panes/study/study_panes.h"
#include "ui/state/editing/assessment_editing.h"
#include "ui/state/editing/cell_filter.h"
#include "ui/state/editing/reading_order_setting.h"
#include "ui/state/grading/site_explanation.h"
#include "ui/state/grading/unreliable_choice.h"
#include "ui/state/language/term_text.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/keys/grade_actions.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/side/side_panel.h"

#include <utility>

namespace foramen {

namespace {

/// Normal, Mild, not said, and again.
std::optional<MildGrade> nextRefinement(const AssessmentCell& cell)
{
    const auto refined = cell.decision ? cell.decision->refined : std::nullopt;
    if (!refined)
        return MildGrade::Normal;
    return refined == MildGrade::Normal ? std::optional(MildGrade::Mild) : std::nullopt;
}

} // namespace

GradeCommands::GradeCommands(const Parts& parts, SidePanel* side, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_side(side)
{
    connectDecisions(actions);
    connectSteps(actions);
    connectUnreliable(actions);
}

void GradeCommands::connectDecisions(Actions* actions)
{
    AssessmentEditing& editing = m_parts.editing;
    for (const GradeActions& grade : kGradeActions) {
        const auto set = [&editing, wanted = grade.severity](Site site) {
            editing.setSeverity(site, wanted);
        };
        actions->on(grade.stay, this, [this, set] { decide(set); });
        actions->on(grade.goOn, this, [this, set] { decideAndGoOn(set); });
    }
    actions->on(ActionId::ClearGrade, this, [this, &editing] {
        decide([&editing](Site site) { editing.clearDecision(site); });
    });
    actions->on(ActionId::Ungradable, this, [this, &editing] {
        decide([&editing](Site site) { editing.setUngradable(site); });
    });
    actions->on(ActionId::Refine, this, [this] {
        decide([this](Site site) {
            m_parts.editing.refine(site, nextRefinement(m_parts.current->assessment.cell(site)));
        });
    });
    actions->on(ActionId::Accept, this, [this, &editing] {
        decide([&editing](Site site) { editing.acceptFinding(site); });
    });
    actions->on(ActionId::AcceptAndGoOn, this, [this, &editing] {
        decideAndGoOn([&editing](Site site) { editing.acceptFinding(site); });
    });
    actions->on(ActionId::AcceptRow, this, [this, &editing] {
        decide([&editing](Site site) { editing.acceptRow(site.level); });
    });
    actions->on(ActionId::ShiftLevelsDown, this, [this] { m_parts.editing.shiftLevels(1); });
    actions->on(ActionId::ShiftLevelsUp, this, [this] { m_parts.editing.shiftLevels(-1); });
}

bool GradeCommands::decide(const Decision& decision)
{
    const Site site = m_parts.selection.site();
    const QString level = termText(site.level);
    if (m_parts.stopCine()) {
        // The picture changed while the reader reached for the key.
        tell(tr("The cine is stopped at %1. Nothing was graded: decide again.").arg(level));
        return false;
    }
    if (!m_parts.panes.hidesLevel(site.level)) {
        endMessage();
        decision(site);
        return true;
    }
    m_parts.panes.goToCurrentSite();
    tell(
        m_parts.panes.hidesLevel(site.level)
            ? tr("No pane shows %1. Nothing was graded: show a series where it is seen.").arg(level)
            : tr("No pane showed %1. Nothing was graded: it is shown now, decide again.")
                  .arg(level));
    return false;
}

void GradeCommands::decideAndGoOn(const Decision& decision)
{
    const Site site = m_parts.selection.site();
    if (!decide(decision) || !m_parts.current->assessment.cell(site).isReviewed())
        return;
    if (const std::optional<Site> next = nextSite())
        goTo(next);
    else if (m_parts.filter.filter() == CellFilter::All)
        tell(tr("All %1 sites are decided.").arg(kSiteCount));
    else
        tell(tr("No other cell passes the filter: %1.").arg(filterText(m_parts.filter.filter())));
}

std::optional<Site> GradeCommands::nextSite() const
{
    return foramen::nextSite(m_parts.current->assessment, m_parts.selection.site(),
                             chosenReadingOrder(), m_parts.filter.filter());
}

void GradeCommands::tell(const QString& sentence)
{
    m_told = sentence;
    m_parts.banner.showMessage(sentence);
}

void GradeCommands::endMessage()
{
    if (!m_told.isEmpty() && m_parts.banner.text() == m_told)
        m_parts.banner.showMessage({});
    m_told.clear();
}

void GradeCommands::connectSteps(Actions* actions)
{
    actions->on(ActionId::NextUnreviewed, this, [this] { goTo(nextSite()); });
    actions->on(ActionId::NextUncertain, this, [this] {
        goTo(nextUncertain(m_parts.current->assessment, m_parts.selection.site()));
    });
    actions->on(ActionId::ShowExplanation, this,
                [this] { m_parts.explanation.toggle(m_parts.selection.site()); });
}

/// The action is checked while the grades are shown.
void GradeCommands::connectUnreliable(Actions* actions)
{
    QAction* show = actions->action(ActionId::ShowUnreliable);
    show->setCheckable(true);
    const auto refresh = [this, show] {
        show->setChecked(m_parts.unreliable.grades() == UnreliableGrades::Shown);
    };
    refresh();
    connect(&m_parts.unreliable, &UnreliableChoice::changed, this, refresh);
    actions->on(ActionId::ShowUnreliable, this, [this, show] {
        m_parts.unreliable.set(show->isChecked() ? UnreliableGrades::Shown
                                                 : UnreliableGrades::Withheld);
    });
}

void GradeCommands::goTo(std::optional<Site> site)
{
    if (!site)
        return;
    m_side->showGrid();
    m_parts.selection.select(*site);
}

} // namespace foramen
