#include "ui/widgets/pane/annotation_text_entry.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kWidth = 190;
constexpr int kMostLetters = 200;

} // namespace

AnnotationTextEntry::AnnotationTextEntry(QWidget* pane)
    : QLineEdit(pane)
{
    setAccessibleName(tr("Text of the annotation"));
    setPlaceholderText(tr("Text"));
    setMaxLength(kMostLetters);
    setFixedWidth(kWidth);
    setCursor(Qt::IBeamCursor);
    hide();
    connect(this, &QLineEdit::returnPressed, this, [this] { end(true); });
}

void AnnotationTextEntry::open(const QString& text, QPointF at)
{
    setText(text);
    selectAll();
    adjustSize();
    const int right = std::max(0, parentWidget()->width() - width());
    const int bottom = std::max(0, parentWidget()->height() - height());
    move(std::clamp(static_cast<int>(at.x()), 0, right),
         std::clamp(static_cast<int>(at.y()) - height() / 2, 0, bottom));
    show();
    setFocus();
}

bool AnnotationTextEntry::event(QEvent* event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (event->type() == QEvent::KeyPress)
            end(false);
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void AnnotationTextEntry::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    // The menu of the field itself, or another window for a moment: the text stays open.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        end(true);
}

void AnnotationTextEntry::end(bool isTaken)
{
    if (isHidden())
        return;
    const bool hadFocus = hasFocus();
    hide();
    if (hadFocus)
        parentWidget()->setFocus();
    if (isTaken)
        Q_EMIT entered(text().trimmed());
    else
        Q_EMIT givenUp();
}

} // namespace foramen
