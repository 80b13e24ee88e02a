#include "ui/widgets/archive/outbox_badge.h"

#include "ui/widgets/theme/theme.h"

#include <algorithm>

namespace foramen {

OutboxBadge::OutboxBadge(const OutboxQueue& queue, QWidget* parent)
    : QToolButton(parent)
    , m_queue(queue)
{
    setObjectName(QStringLiteral("outboxBadge"));
    setProperty("flat", true);
    setIconSize({14, 14});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    connect(&queue, &OutboxQueue::changed, this, &OutboxBadge::refresh);
    refresh();
}

void OutboxBadge::refresh()
{
    const int open = m_queue.openCount();
    const int stuck = m_queue.stuckCount();
    const auto& jobs = m_queue.jobs();
    const bool hasFailed = std::any_of(jobs.begin(), jobs.end(), [](const OutboxJob& job) {
        return !job.isFinished() && job.attempts > 0;
    });
    setVisible(open > 0);
    setIcon(stuck > 0 || hasFailed ? theme::icon(QStringLiteral("warning"), &theme::Colors::warning)
                                   : theme::icon(QStringLiteral("export"), &theme::Colors::dim));
    setText(tr("Outbox %1").arg(open));
    setAccessibleName(tr("%n to be sent to an archive", nullptr, open));
    QString text = accessibleName();
    if (stuck > 0)
        text += QLatin1Char('\n') + tr("%n need you", nullptr, stuck);
    setToolTip(text + QLatin1Char('\n')
               + tr("They are kept when you quit, and sent when Foramen runs again. Shows the "
                    "outbox."));
}

} // namespace foramen
