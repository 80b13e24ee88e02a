#include "ui/widgets/commands/grade_commands.h"

#include "ui/state/editing/assessment_editing.h"
#include "ui/state/editing/reading_order.h"
#include "ui/state/grading/site_explanation.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/side/side_panel.h"

#include <utility>

namespace foramen {

GradeCommands::GradeCommands(const Parts& parts, SidePanel* side, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
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
            m_parts.editing.setSeverity(m_parts.selection.site(), wanted);
        });
    actions->on(ActionId::ClearGrade, this,
                [this] { m_parts.editing.clearDecision(m_parts.selection.site()); });
    actions->on(ActionId::Ungradable, this,
                [this] { m_parts.editing.setUngradable(m_parts.selection.site()); });
    actions->on(ActionId::Accept, this,
                [this] { m_parts.editing.acceptFinding(m_parts.selection.site()); });
    actions->on(ActionId::AcceptRow, this,
                [this] { m_parts.editing.acceptRow(m_parts.selection.site().level); });
    actions->on(ActionId::ShiftLevelsDown, this, [this] { m_parts.editing.shiftLevels(1); });
    actions->on(ActionId::ShiftLevelsUp, this, [this] { m_parts.editing.shiftLevels(-1); });
}

void GradeCommands::connectSteps(Actions* actions)
{
    actions->on(ActionId::NextUnreviewed, this, [this] {
        goTo(nextUnreviewed(m_parts.current->assessment, m_parts.selection.site()));
    });
    actions->on(ActionId::NextUncertain, this, [this] {
        goTo(nextUncertain(m_parts.current->assessment, m_parts.selection.site()));
    });
    actions->on(ActionId::ShowExplanation, this,
                [this] { m_parts.explanation.toggle(m_parts.selection.site()); });
}

void GradeCommands::goTo(std::optional<Site> site)
{
    if (!site)
        return;
    m_side->showGrid();
    m_parts.selection.select(*site);
}

} // namespace foramen
