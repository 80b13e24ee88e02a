#include "ui/widgets/theme/theme_menu.h"

#include "ui/widgets/theme/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <utility>

namespace foramen {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("ThemeMenu", text);
}

} // namespace

QMenu* makeThemeMenu(QWidget* parent)
{
    auto* menu = new QMenu(words(QT_TRANSLATE_NOOP("ThemeMenu", "Theme")), parent);
    auto* group = new QActionGroup(menu);
    const std::pair<theme::Look, const char*> choices[] = {
        {theme::Look::Dark, QT_TRANSLATE_NOOP("ThemeMenu", "Dark")},
        {theme::Look::Light, QT_TRANSLATE_NOOP("ThemeMenu", "Light")},
        {theme::Look::System, QT_TRANSLATE_NOOP("ThemeMenu", "As the desktop")}};
    for (const auto& [look, text] : choices) {
        QAction* action = menu->addAction(words(text));
        action->setCheckable(true);
        action->setData(static_cast<int>(look));
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu,
                         [wanted = look] { theme::setLook(wanted); });
    }
    // The choice can be made elsewhere too.
    QObject::connect(menu, &QMenu::aboutToShow, menu, [group] {
        const auto actions = group->actions();
        for (QAction* action : actions)
            action->setChecked(action->data().toInt() == static_cast<int>(theme::look()));
    });
    return menu;
}

} // namespace foramen
