#include "ui/widgets/pane_area.h"

#include "ui/widgets/viewport_widget.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>

#include <utility>

namespace foramen {

namespace {

const QString kColumnsKey = QStringLiteral("panes/columns");
const QString kAxialKey = QStringLiteral("panes/axial");
const QString kForaminaKey = QStringLiteral("panes/foramina");

QSplitter* makeSplitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* splitter = new QSplitter(orientation, parent);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

PaneArea::PaneArea(QWidget* parent)
    : QWidget(parent)
{
    build();
    for (ViewportWidget* pane : m_panes.all()) {
        pane->setFocusPolicy(Qt::StrongFocus);
        pane->setMinimumSize(96, 96);
        pane->installEventFilter(this);
        connect(pane, &ViewportWidget::activated, this, [this, pane] { activate(pane); });
        connect(pane, &ViewportWidget::doubleClicked, this, [this, pane] {
            activate(pane);
            toggleMaximised();
        });
        connect(pane, &ViewportWidget::contextMenuRequested, this,
                [this, pane](QPoint globalPosition) {
                    activate(pane);
                    Q_EMIT contextMenuRequested(globalPosition);
                });
    }
    m_active = m_panes.axialT2;
    m_active->setActive(true);
}

void PaneArea::build()
{
    m_columns = makeSplitter(Qt::Horizontal, this);
    m_axialColumn = makeSplitter(Qt::Vertical, m_columns);
    m_foramina = makeSplitter(Qt::Horizontal, m_axialColumn);
    const std::pair<ViewportWidget**, QString> names[] = {
        {&m_panes.sagittalT2, tr("Sagittal T2")},
        {&m_panes.sagittalT1, tr("Sagittal T1")},
        {&m_panes.axialT2, tr("Axial T2")},
        {&m_panes.rightForamen, tr("Right foramen")},
        {&m_panes.leftForamen, tr("Left foramen")}};
    for (const auto& [pane, name] : names) {
        *pane = new ViewportWidget(this);
        (*pane)->setAccessibleName(name);
    }
    m_panes.rightForamen->setCompact(true);
    m_panes.leftForamen->setCompact(true);
    m_columns->addWidget(m_panes.sagittalT2);
    m_columns->addWidget(m_panes.sagittalT1);
    m_columns->addWidget(m_axialColumn);
    m_axialColumn->addWidget(m_panes.axialT2);
    m_axialColumn->addWidget(m_foramina);
    m_foramina->addWidget(m_panes.rightForamen);
    m_foramina->addWidget(m_panes.leftForamen);
    for (int column = 0; column < 3; ++column)
        m_columns->setStretchFactor(column, 1);
    m_axialColumn->setStretchFactor(0, 56);
    m_axialColumn->setStretchFactor(1, 44);
    m_columns->setSizes({1000, 1000, 1000});
    m_axialColumn->setSizes({560, 440});
    m_foramina->setSizes({500, 500});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_columns);
}

void PaneArea::activate(ViewportWidget* pane)
{
    if (!pane->hasFocus() && pane->isVisible())
        pane->setFocus();
    if (pane == m_active)
        return;
    m_active->setActive(false);
    m_active = pane;
    m_active->setActive(true);
    if (m_layout == PaneLayout::One)
        showPanes();
    Q_EMIT activeChanged(pane);
}

void PaneArea::setPaneLayout(PaneLayout layout)
{
    if (layout != PaneLayout::One)
        m_before = layout;
    if (layout == m_layout)
        return;
    m_layout = layout;
    showPanes();
    Q_EMIT layoutChanged(layout);
}

void PaneArea::toggleMaximised()
{
    setPaneLayout(m_layout == PaneLayout::One ? m_before : PaneLayout::One);
}

void PaneArea::showPanes()
{
    const bool one = m_layout == PaneLayout::One;
    const auto shown = [&](const ViewportWidget* pane) {
        if (one)
            return pane == m_active;
        if (pane == m_panes.sagittalT1)
            return m_layout != PaneLayout::Two;
        if (pane == m_panes.rightForamen || pane == m_panes.leftForamen)
            return m_layout == PaneLayout::Full;
        return true;
    };
    for (ViewportWidget* pane : m_panes.all())
        pane->setVisible(shown(pane));
    m_foramina->setVisible(shown(m_panes.rightForamen) || shown(m_panes.leftForamen));
    m_axialColumn->setVisible(shown(m_panes.axialT2) || !m_foramina->isHidden());
}

void PaneArea::saveSizes() const
{
    QSettings settings;
    settings.setValue(kColumnsKey, m_columns->saveState());
    settings.setValue(kAxialKey, m_axialColumn->saveState());
    settings.setValue(kForaminaKey, m_foramina->saveState());
}

bool PaneArea::restoreSizes()
{
    const QSettings settings;
    const auto restore = [&](QSplitter* splitter, const QString& key) {
        return splitter->restoreState(settings.value(key).toByteArray());
    };
    const bool columns = restore(m_columns, kColumnsKey);
    const bool axial = restore(m_axialColumn, kAxialKey);
    const bool foramina = restore(m_foramina, kForaminaKey);
    return columns && axial && foramina;
}

bool PaneArea::eventFilter(QObject* watched, QEvent* event)
{
    // The pane that has the keyboard is the active one, however it came to it (Tab, too).
    if (event->type() == QEvent::FocusIn) {
        for (ViewportWidget* pane : m_panes.all()) {
            if (pane == watched)
                activate(pane);
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace foramen
