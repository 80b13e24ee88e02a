#include "ui/widgets/pane_area/prior_side.h"

#include "ui/widgets/pane/pane_widget.h"

#include <QSplitter>

#include <utility>

namespace foramen {

PriorSide::PriorSide(QSplitter* column, std::vector<PaneWidget*> panes, QSplitter* reading,
                     QObject* parent)
    : QObject(parent)
    , m_column(column)
    , m_panes(std::move(panes))
    , m_reading(reading)
{
    for (PaneWidget* pane : m_panes) {
        pane->setFocusPolicy(Qt::StrongFocus);
        pane->setMinimumSize(96, 96);
        connect(pane, &PaneWidget::activated, pane, [pane] { pane->setFocus(); });
    }
    // Both studies have panes of one size: moving one splitter moves the other.
    connect(m_reading, &QSplitter::splitterMoved, this, &PriorSide::takeSizesOfReading);
    connect(m_column, &QSplitter::splitterMoved, this, [this] {
        const QList<int> sizes = m_column->sizes();
        m_reading->setSizes({sizes.value(0), 0, sizes.value(1)});
    });
}

void PriorSide::setKeyPane(PaneWidget* pane)
{
    if (m_keyPane)
        m_keyPane->setActive(false);
    m_keyPane = pane;
    if (m_keyPane)
        m_keyPane->setActive(true);
}

void PriorSide::show(bool isShown)
{
    m_reading->setVisible(!m_alone);
    m_column->setVisible(isShown);
    for (PaneWidget* pane : m_panes)
        pane->setVisible(!m_alone || pane == m_alone);
}

void PriorSide::takeSizesOfReading()
{
    if (m_column->isHidden())
        return;
    const QList<int> sizes = m_reading->sizes();
    m_column->setSizes({sizes.value(0), sizes.value(2)});
}

} // namespace foramen
