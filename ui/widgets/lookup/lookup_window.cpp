#include "ui/widgets/lookup/lookup_window.h"

#include "ui/widgets/theme/theme.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSettings>

namespace foramen {

LookupWindow::LookupWindow(const QString& settingsName, QSize size, QWidget* owner)
    : QWidget(owner, Qt::Window)
    , m_settingsName(settingsName)
{
    setAttribute(Qt::WA_StyledBackground);
    const QByteArray geometry = QSettings().value(m_settingsName).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(size);
}

void LookupWindow::present()
{
    show();
    raise();
    activateWindow();
}

void LookupWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(m_settingsName, saveGeometry());
    QWidget::closeEvent(event);
}

void LookupWindow::hideEvent(QHideEvent* event)
{
    // When the reading window is destroyed, it is not closed before.
    if (!event->spontaneous())
        QSettings().setValue(m_settingsName, saveGeometry());
    QWidget::hideEvent(event);
}

void LookupWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

QHBoxLayout* lookupRow()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    return row;
}

void copyText(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace foramen
