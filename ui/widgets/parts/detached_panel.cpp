#include "ui/widgets/parts/detached_panel.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QSettings>
#include <QVBoxLayout>

namespace foramen {

DetachedPanel::DetachedPanel(QWidget* panel, const QString& title, const QString& settingsName,
                             QWidget* owner)
    : QWidget(owner, Qt::Window)
    , m_panel(panel)
    , m_settingsName(settingsName)
{
    setObjectName(QStringLiteral("detachedPanel"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    panel->show();
    const QByteArray geometry = QSettings().value(m_settingsName).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(440, owner->height());
}

void DetachedPanel::saveGeometryNow() const
{
    QSettings().setValue(m_settingsName, saveGeometry());
}

QWidget* DetachedPanel::takePanel()
{
    saveGeometryNow();
    layout()->removeWidget(m_panel);
    return m_panel;
}

void DetachedPanel::closeEvent(QCloseEvent* event)
{
    saveGeometryNow();
    event->ignore(); // the owner takes the panel back and deletes this window
    Q_EMIT closed();
}

void DetachedPanel::keyPressEvent(QKeyEvent* event)
{
    QCoreApplication::sendEvent(parentWidget(), event);
}

void DetachedPanel::keyReleaseEvent(QKeyEvent* event)
{
    QCoreApplication::sendEvent(parentWidget(), event);
}

} // namespace foramen
