#include "ui/widgets/archive/outbox_notice.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QTimer>

#include <chrono>

namespace foramen {

namespace {

constexpr std::chrono::milliseconds kShown{4000};

} // namespace

OutboxNotice::OutboxNotice(int count)
    : QFrame(nullptr, Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint)
{
    setObjectName(QStringLiteral("outboxNotice"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setWindowTitle(tr("Outbox"));
    setToolTip(tr("A click closes this"));
    auto* text = new QLabel(tr("%n sending(s) to an archive wait: they are kept, and go on when "
                               "Foramen runs again.",
                               nullptr, count),
                            this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 16, 24, 16);
    row->addWidget(text);
    QTimer::singleShot(kShown, this, &QWidget::close);
}

void OutboxNotice::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    close();
}

void OutboxNotice::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    close();
}

} // namespace foramen
