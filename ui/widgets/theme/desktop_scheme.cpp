#include "ui/widgets/theme/desktop_scheme.h"

#include <QObject>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QGuiApplication>
#include <QStyleHints>
#else
#include "ui/widgets/theme/desktop_portal.h"
#endif

#include <utility>

namespace foramen::theme {

namespace {

/// GUI thread only, like all painting.
bool& systemIsLight()
{
    static bool light = false;
    return light;
}

} // namespace

bool isSystemLight()
{
    return systemIsLight();
}

void followSystem(QObject& owner, std::function<void()> changed)
{
    const auto take = [changed = std::move(changed)](bool isLight) {
        systemIsLight() = isLight;
        changed();
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    systemIsLight() = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Light;
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, &owner,
                     [take](Qt::ColorScheme scheme) { take(scheme == Qt::ColorScheme::Light); });
#else
    new DesktopPortal(take, &owner);
#endif
}

} // namespace foramen::theme
