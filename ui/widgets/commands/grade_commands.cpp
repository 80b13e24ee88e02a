#include "ui/widgets/commands/grade_commands.h"

#include "ui/state/editing/reading_order.h"
#include "ui/state/session/session.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/window/side_panel.h"

#include <utility>

namespace foramen {

GradeCommands::GradeCommands(Session* session, SidePanel* side, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_side(side)
{
    connectDecisions(actions);
    connectSteps(actions);
}

void GradeCommands::connectDecisions(Actions* actions)
{
    const std::pair<ActionId, Severity> grades[] = {{ActionId::Grade1, Severity::NormalMild},
                                                    {ActionId::Grade2, Severity::Moderate},
                                                    {ActionId::Grade3, Severity::Severe}};
    for (const auto& [id, severity] : grades)
        actions->on(id, this, [this, wanted = severity] {
            m_session->editing()->setSeverity(m_session->selection()->site(), wanted);
        });
    actions->on(ActionId::ClearGrade, this,
                [this] { m_session->editing()->clearDecision(m_session->selection()->site()); });
    actions->on(ActionId::Ungradable, this,
                [this] { m_session->editing()->setUngradable(m_session->selection()->site()); });
    actions->on(ActionId::Accept, this,
                [this] { m_session->editing()->acceptFinding(m_session->selection()->site()); });
    actions->on(ActionId::AcceptRow, this,
                [this] { m_session->editing()->acceptRow(m_session->selection()->site().level); });
    actions->on(ActionId::ShiftLevelsDown, this, [this] { m_session->editing()->shiftLevels(1); });
    actions->on(ActionId::ShiftLevelsUp, this, [this] { m_session->editing()->shiftLevels(-1); });
}

void GradeCommands::connectSteps(Actions* actions)
{
    actions->on(ActionId::NextUnreviewed, this, [this] {
        goTo(nextUnreviewed(m_session->current()->assessment, m_session->selection()->site()));
    });
    actions->on(ActionId::NextUncertain, this, [this] {
        goTo(nextUncertain(m_session->current()->assessment, m_session->selection()->site()));
    });
    actions->on(ActionId::ShowExplanation, this,
                [this] { m_session->explanation()->toggle(m_session->selection()->site()); });
}

void GradeCommands::goTo(std::optional<Site> site)
{
    if (!site)
        return;
    m_side->showGrid();
    m_session->selection()->select(*site);
}

} // namespace foramen
