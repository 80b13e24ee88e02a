#include "ui/widgets/parts/lower_edge.h"

#include "ui/widgets/theme/theme.h"

#include <QEvent>
#include <QLayout>
#include <QScopedValueRollback>
#include <QWidget>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kWidest = 820;

} // namespace

LowerEdge::LowerEdge(QWidget* over, QObject* parent)
    : QObject(parent)
    , m_over(over)
{
    over->installEventFilter(this);
}

void LowerEdge::add(QWidget* widget)
{
    m_widgets.push_back(widget);
    widget->installEventFilter(this);
    place();
}

bool LowerEdge::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
        if (watched == m_over)
            place();
        break;
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest: // other text
        if (watched != m_over)
            place();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void LowerEdge::place()
{
    if (m_isPlacing)
        return;
    const QScopedValueRollback guard(m_isPlacing, true);
    int bottom = m_over->height() - theme::kMargin;
    for (QWidget* widget : m_widgets) {
        if (widget->isHidden())
            continue;
        const int width = std::min(m_over->width() - 2 * theme::kMargin, kWidest);
        const int height = widget->layout()->hasHeightForWidth()
            ? widget->layout()->totalHeightForWidth(width)
            : widget->sizeHint().height();
        const QPoint corner((m_over->width() - width) / 2, bottom - height);
        widget->setGeometry({m_over->mapTo(widget->parentWidget(), corner), QSize(width, height)});
        widget->raise();
        bottom -= height + theme::kMargin;
    }
}

} // namespace foramen
