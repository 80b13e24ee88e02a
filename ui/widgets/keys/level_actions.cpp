#include "ui/widgets/keys/level_actions.h"

#include <QMenu>

namespace foramen {

void fillLevelsMenu(QMenu* menu, const Actions& actions)
{
    for (const ActionId id : {ActionId::ShiftLevelsUp, ActionId::ShiftLevelsDown})
        menu->addAction(actions.action(id));
    menu->addSeparator();
    for (const VertebraAction& one : kVertebraActions)
        menu->addAction(actions.action(one.action));
    menu->addSeparator();
    for (const DiscsAction& one : kDiscsActions)
        menu->addAction(actions.action(one.action));
}

} // namespace foramen
