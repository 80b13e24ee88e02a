#include "ui/widgets/keys/digit_row.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QWidget>

#include <optional>

namespace foramen {

namespace {

/// The digit of a key of the digit row, from its place on the keyboard (X11 and Wayland: the code
/// of the kernel and 8); none for other keys.
std::optional<int> digitAt(quint32 scanCode)
{
    constexpr quint32 keyOfOne = 10;
    constexpr quint32 count = 10;
    if (scanCode < keyOfOne || scanCode >= keyOfOne + count)
        return std::nullopt;
    return static_cast<int>(scanCode - keyOfOne + 1) % 10;
}

/// The action of a key in a widget or one around it, within its window.
QAction* actionFor(const QKeySequence& key, QWidget* focused)
{
    const QWidget* window = focused->window();
    for (QWidget* widget = focused; widget; widget = widget->parentWidget()) {
        const auto actions = widget->actions();
        for (QAction* action : actions)
            if (action->isEnabled() && action->shortcuts().contains(key))
                return action;
        if (widget == window)
            break;
    }
    return nullptr;
}

} // namespace

DigitRow::DigitRow(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool DigitRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* widget = qobject_cast<QWidget*>(watched);
        // The grid and the report may have windows of their own.
        const bool isOurs = widget
            && (widget->window() == m_window || widget->window()->parentWidget() == m_window);
        if (isOurs && takeKey(*static_cast<QKeyEvent*>(event), widget))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

bool DigitRow::takeKey(const QKeyEvent& event, QWidget* focused)
{
    const std::optional<int> digit = digitAt(event.nativeScanCode());
    const bool isDigit = event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9;
    const bool isForText = focused->testAttribute(Qt::WA_InputMethodEnabled);
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (!digit || isDigit || isForText || held.testFlag(Qt::ShiftModifier))
        return false;
    // What the reader gave to the character itself comes first.
    if (actionFor(QKeySequence(event.key() | held), focused))
        return false;
    QAction* action =
        actionFor(QKeySequence((Qt::Key_0 + *digit) | static_cast<int>(held)), focused);
    if (!action)
        return false;
    action->trigger();
    return true;
}

} // namespace foramen
