#pragma once

#include <QAbstractButton>
#include <QString>
#include <QWidget>

namespace foramen::test {

/// The name of a widget that a screen reader speaks.
inline QString spokenName(const QWidget* widget)
{
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button ? button->text() : QString();
}

} // namespace foramen::test
