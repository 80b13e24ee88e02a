#include "ui/widgets/commands/reveal_commands.h"

#include "ui/state/editing/cell_filter.h"
#include "ui/state/editing/reading_order_setting.h"
#include "ui/state/grading/reveal.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/keys/reveal_actions.h"
#include "ui/widgets/parts/message_banner.h"

#include <QActionGroup>

namespace foramen {

RevealCommands::RevealCommands(const Parts& parts, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
{
    connectModes(actions);
    actions->on(ActionId::RevealGrade, this,
                [this] { m_parts.reveal.reveal(m_parts.selection.site()); });
    actions->on(ActionId::RevealDecided, this, [this] {
        m_parts.reveal.revealDecided();
        tellDifferences();
    });
    actions->on(ActionId::NextDifference, this, [this] { goToDifference(); });
    const auto follow = [this, actions] {
        refresh(*actions);
    };
    connect(&parts.reveal, &Reveal::modeChanged, this, follow);
    connect(&parts.current, &CurrentStudy::assessmentChanged, this, follow);
    refresh(*actions);
}

void RevealCommands::connectModes(Actions* actions)
{
    auto* group = new QActionGroup(this);
    for (const RevealActions& one : kRevealActions) {
        QAction* action = actions->action(one.action);
        action->setCheckable(true);
        group->addAction(action);
        actions->on(one.action, this, [this, mode = one.mode] { m_parts.reveal.choose(mode); });
    }
}

void RevealCommands::refresh(const Actions& actions)
{
    const bool isOpen = m_parts.current.isOpen();
    for (const RevealActions& one : kRevealActions) {
        QAction* action = actions.action(one.action);
        action->setEnabled(isOpen);
        action->setChecked(one.mode == m_parts.reveal.mode());
    }
    const bool hides = isOpen && m_parts.reveal.mode() != RevealMode::AtOnce;
    actions.action(ActionId::RevealGrade)->setEnabled(hides);
    actions.action(ActionId::RevealDecided)->setEnabled(hides);
    actions.action(ActionId::NextDifference)->setEnabled(isOpen);
}

void RevealCommands::tellDifferences()
{
    const Assessment& assessment = m_parts.current->assessment;
    int compared = 0;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        compared += cell.decision && cell.shownFinding() ? 1 : 0;
    }
    if (compared == 0)
        return;
    const auto different = static_cast<int>(differingSites(assessment).size());
    m_parts.banner.showDone(tr("%1 of %2 differ from the AI").arg(different).arg(compared));
    if (different > 0)
        goToDifference();
}

void RevealCommands::goToDifference()
{
    const auto next = nextSite(m_parts.current->assessment, m_parts.selection.site(),
                               chosenReadingOrder(), CellFilter::Different);
    if (!next) {
        m_parts.banner.showDone(tr("No revealed AI grade differs from yours."));
        return;
    }
    m_parts.showGrid();
    m_parts.selection.select(*next);
}

} // namespace foramen
