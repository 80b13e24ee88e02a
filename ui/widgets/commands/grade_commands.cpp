#include "ui/widgets/commands/grade_commands.h"

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
            m_session->setSeverity(m_session->currentSite(), wanted);
        });
    actions->on(ActionId::ClearGrade, this,
                [this] { m_session->clearDecision(m_session->currentSite()); });
    actions->on(ActionId::Ungradable, this,
                [this] { m_session->setUngradable(m_session->currentSite()); });
    actions->on(ActionId::Accept, this,
                [this] { m_session->acceptFinding(m_session->currentSite()); });
    actions->on(ActionId::AcceptRow, this,
                [this] { m_session->acceptRow(m_session->currentSite().level); });
    actions->on(ActionId::ShiftLevelsDown, this, [this] { m_session->shiftLevels(1); });
    actions->on(ActionId::ShiftLevelsUp, this, [this] { m_session->shiftLevels(-1); });
}

void GradeCommands::connectSteps(Actions* actions)
{
    actions->on(ActionId::NextUnreviewed, this,
                [this] { goTo(m_session->nextUnreviewed(m_session->currentSite())); });
    actions->on(ActionId::NextUncertain, this,
                [this] { goTo(m_session->nextUncertain(m_session->currentSite())); });
    actions->on(ActionId::ShowExplanation, this,
                [this] { m_session->toggleExplanation(m_session->currentSite()); });
}

void GradeCommands::goTo(std::optional<Site> site)
{
    if (!site)
        return;
    m_side->showGrid();
    m_session->setCurrentSite(*site);
}

} // namespace foramen
