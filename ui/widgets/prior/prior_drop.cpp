#include "ui/widgets/prior/prior_drop.h"

#include "ui/widgets/parts/dropped_paths.h"
#include "ui/widgets/theme/theme.h"

#include <QDropEvent>
#include <QPainter>

namespace foramen {

namespace {

constexpr QSize kTarget{420, 72};
constexpr int kAboveBottom = 48;

} // namespace

PriorDrop::PriorDrop(QWidget* window, QWidget* over)
    : QWidget(window)
    , m_over(over)
{
    setObjectName(QStringLiteral("priorDrop"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(kTarget);
    hide();
    window->installEventFilter(this);
}

bool PriorDrop::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
        if (m_isPossible && !localPaths(static_cast<QDropEvent*>(event)->mimeData()).isEmpty())
            place();
        break;
    case QEvent::DragMove:
        setHit(isHitBy(static_cast<QDropEvent*>(event)->position().toPoint()));
        break;
    case QEvent::DragLeave:
        hide();
        break;
    case QEvent::Drop:
        return takeDrop(*static_cast<QDropEvent*>(event));
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool PriorDrop::takeDrop(QDropEvent& event)
{
    const bool isMeant = isHitBy(event.position().toPoint());
    hide();
    if (!isMeant)
        return false;
    event.acceptProposedAction();
    Q_EMIT dropped(localPaths(event.mimeData()));
    return true;
}

void PriorDrop::place()
{
    const QRect over(m_over->mapTo(parentWidget(), QPoint(0, 0)), m_over->size());
    move(over.center().x() - width() / 2, over.bottom() - kAboveBottom - height());
    m_isHit = false;
    show();
    raise();
}

void PriorDrop::setHit(bool hit)
{
    if (hit == m_isHit)
        return;
    m_isHit = hit;
    update();
}

bool PriorDrop::isHitBy(QPoint windowPosition) const
{
    return !isHidden() && geometry().contains(windowPosition);
}

void PriorDrop::paintEvent(QPaintEvent*)
{
    // Over pictures, which are dark in every theme.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::kPrior, m_isHit ? 3 : 1.5, m_isHit ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(m_isHit ? theme::kHover : theme::kSurface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 8, 8);
    painter.setPen(theme::kText);
    painter.setFont(theme::font(theme::kTextSize, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter,
                     tr("Drop here to compare with it as the prior study"));
}

} // namespace foramen
