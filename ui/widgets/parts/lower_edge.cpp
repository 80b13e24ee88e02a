#include "ui/widgets/parts/lower_edge.h"

#include "ui/widgets/theme/theme.h"

#include <QEvent>
#include <QLayout>
#include <QScopedValueRollback>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

constexpr int kWidest = 820;

} // namespace

LowerEdge::LowerEdge(std::vector<QWidget*> over, QObject* parent)
    : QObject(parent)
    , m_over(std::move(over))
{
    for (QWidget* widget : m_over)
        widget->installEventFilter(this);
}

const QWidget& LowerEdge::over() const
{
    const auto visible = std::find_if(m_over.begin(), m_over.end(),
                                      [](const QWidget* widget) { return widget->isVisible(); });
    return visible == m_over.end() ? *m_over.back() : **visible;
}

void LowerEdge::add(QWidget* widget)
{
    m_widgets.push_back(widget);
    widget->installEventFilter(this);
    place();
}

bool LowerEdge::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOver = std::find(m_over.begin(), m_over.end(), watched) != m_over.end();
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
        if (isOver)
            place();
        break;
    case QEvent::Show:
    case QEvent::Hide:
        place();
        break;
    case QEvent::LayoutRequest: // other text
        if (!isOver)
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
    const QWidget& over = this->over();
    int bottom = over.height() - theme::kMargin;
    for (QWidget* widget : m_widgets) {
        if (widget->isHidden())
            continue;
        const int width = std::min(over.width() - 2 * theme::kMargin, kWidest);
        const int height = widget->layout()->hasHeightForWidth()
            ? widget->layout()->totalHeightForWidth(width)
            : widget->sizeHint().height();
        const QPoint corner((over.width() - width) / 2, bottom - height);
        widget->setGeometry({over.mapTo(widget->parentWidget(), corner), QSize(width, height)});
        widget->raise();
        bottom -= height + theme::kMargin;
    }
}

} // namespace foramen
