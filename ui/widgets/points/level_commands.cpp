#include "ui/widgets/points/level_commands.h"

#include "ui/state/editing/assessment_editing.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/keys/level_actions.h"

#include <QActionGroup>

namespace foramen {

LevelCommands::LevelCommands(const CurrentStudy& current, AssessmentEditing& editing,
                             Actions* actions, QObject* parent)
    : QObject(parent)
    , m_current(current)
{
    const auto add = [actions](QActionGroup* group, ActionId id) {
        actions->action(id)->setCheckable(true);
        group->addAction(actions->action(id));
    };
    auto* vertebrae = new QActionGroup(this);
    for (const VertebraAction& one : kVertebraActions) {
        add(vertebrae, one.action);
        actions->on(one.action, this, [this, &editing, actions, vertebra = one.vertebra] {
            editing.setVariant(vertebra, m_current->assessment.variant().discs);
            refresh(*actions); // a signed study keeps its names
        });
    }
    auto* discs = new QActionGroup(this);
    for (const DiscsAction& one : kDiscsActions) {
        add(discs, one.action);
        actions->on(one.action, this, [this, &editing, actions, named = one.discs] {
            editing.setVariant(m_current->assessment.variant().vertebra, named);
            refresh(*actions);
        });
    }
    const auto follow = [this, actions] {
        refresh(*actions);
    };
    connect(&current, &CurrentStudy::replaced, this, follow);
    connect(&current, &CurrentStudy::assessmentChanged, this, follow);
    refresh(*actions);
}

void LevelCommands::refresh(const Actions& actions)
{
    const SpineVariant& variant = m_current->assessment.variant();
    for (const VertebraAction& one : kVertebraActions) {
        actions.action(one.action)->setEnabled(m_current.isOpen());
        actions.action(one.action)->setChecked(one.vertebra == variant.vertebra);
    }
    for (const DiscsAction& one : kDiscsActions) {
        actions.action(one.action)->setEnabled(m_current.isOpen());
        actions.action(one.action)->setChecked(one.discs == variant.discs);
    }
}

} // namespace foramen
