#include "ui/widgets/theme/look.h"

#include <QSettings>
#include <QString>

namespace foramen::theme {

namespace {

const QString kLookKey = QStringLiteral("look/theme");

QString wordOf(Look look)
{
    switch (look) {
    case Look::Light:
        return QStringLiteral("light");
    case Look::System:
        return QStringLiteral("system");
    case Look::Dark:
        break;
    }
    return QStringLiteral("dark");
}

} // namespace

Look look()
{
    const QString word = QSettings().value(kLookKey).toString();
    for (const Look look : {Look::Light, Look::System}) {
        if (word == wordOf(look))
            return look;
    }
    return Look::Dark;
}

void rememberLook(Look look)
{
    QSettings().setValue(kLookKey, wordOf(look));
}

} // namespace foramen::theme
