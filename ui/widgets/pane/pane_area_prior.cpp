// The panes of a prior study beside the reading panes: see pane_area.h.
#include "ui/widgets/pane/pane_area.h"

#include "ui/widgets/pane/viewport_widget.h"

#include <QHBoxLayout>
#include <QSplitter>

#include <utility>

namespace foramen {

void PaneArea::setPriorPanes(QSplitter* column, std::vector<ViewportWidget*> panes)
{
    m_priorColumn = column;
    m_priorPanes = std::move(panes);
    column->setVisible(m_layout == PaneLayout::Prior);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->setSpacing(0);
    row->addWidget(column, 1);
    row->setStretchFactor(m_columns, 1);
    for (ViewportWidget* pane : m_priorPanes) {
        pane->setFocusPolicy(Qt::StrongFocus);
        pane->setMinimumSize(96, 96);
        pane->installEventFilter(this);
        connect(pane, &ViewportWidget::activated, pane, [pane] { pane->setFocus(); });
        connect(pane, &ViewportWidget::doubleClicked, this, [this, pane] {
            pane->setFocus();
            toggleMaximised();
        });
    }
    // Both studies at one size: what moves the line in one moves it in the other.
    connect(m_columns, &QSplitter::splitterMoved, this, &PaneArea::levelWithPrior);
    connect(column, &QSplitter::splitterMoved, this, [this] {
        const QList<int> sizes = m_priorColumn->sizes();
        m_columns->setSizes({sizes.value(0), 0, sizes.value(1)});
    });
}

void PaneArea::levelWithPrior()
{
    if (m_layout != PaneLayout::Prior || !m_priorColumn)
        return;
    const QList<int> sizes = m_columns->sizes();
    m_priorColumn->setSizes({sizes.value(0), sizes.value(2)});
}

void PaneArea::maximisePrior(ViewportWidget* pane)
{
    m_priorAlone = pane;
    showPriorPanes();
    if (!pane)
        levelWithPrior();
    Q_EMIT layoutChanged(m_layout);
}

void PaneArea::leavePriorLayout()
{
    takeKeysFromPrior();
    if (m_before == PaneLayout::Prior)
        m_before = m_withoutPrior;
    if (m_layout == PaneLayout::Prior)
        setPaneLayout(m_withoutPrior);
}

void PaneArea::giveKeysToPrior(ViewportWidget* pane)
{
    takeKeysFromPrior();
    m_priorKeys = pane;
    m_active->setActive(false);
    pane->setActive(true);
}

void PaneArea::takeKeysFromPrior()
{
    if (!m_priorKeys)
        return;
    m_priorKeys->setActive(false);
    m_priorKeys = nullptr;
    m_active->setActive(true);
}

void PaneArea::showPriorPanes()
{
    if (!m_priorColumn)
        return;
    m_columns->setVisible(!m_priorAlone);
    m_priorColumn->setVisible(m_layout == PaneLayout::Prior);
    for (ViewportWidget* pane : m_priorPanes)
        pane->setVisible(!m_priorAlone || pane == m_priorAlone);
}

} // namespace foramen
