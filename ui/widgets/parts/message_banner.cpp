#include "ui/widgets/parts/message_banner.h"

#include "ui/widgets/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QToolButton>

namespace foramen {

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("banner"));
    m_sign = new QLabel(this);
    drawSign();
    m_label = new QLabel(this);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close = new QToolButton(this);
    m_close->setProperty("flat", true);
    m_close->setIcon(theme::icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kMargin, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_sign);
    row->addWidget(m_label, 1);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] { showMessage({}); });
    refresh();
}

void MessageBanner::drawSign()
{
    const QSize size(18, 18);
    const bool isDone = m_isDone && m_standing.isEmpty();
    const QIcon icon = isDone ? theme::icon(QStringLiteral("check"), &theme::Colors::done)
                              : theme::icon(QStringLiteral("warning"), &theme::Colors::warning);
    QPixmap picture = icon.pixmap(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    m_sign->setPixmap(picture);
}

void MessageBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange && m_sign)
        drawSign();
    QFrame::changeEvent(event);
}

void MessageBanner::showMessage(const QString& sentence)
{
    m_message = sentence;
    m_isDone = false;
    refresh();
}

void MessageBanner::showDone(const QString& sentence)
{
    m_message = sentence;
    m_isDone = true;
    refresh();
}

void MessageBanner::setStanding(const QString& sentence)
{
    m_standing = sentence;
    refresh();
}

QString MessageBanner::text() const
{
    return m_label->text();
}

void MessageBanner::refresh()
{
    QStringList sentences;
    for (const QString& sentence : {m_standing, m_message}) {
        if (!sentence.isEmpty())
            sentences << sentence;
    }
    m_label->setText(sentences.join(QLatin1Char('\n')));
    m_close->setVisible(!m_message.isEmpty());
    drawSign();
    setVisible(!sentences.isEmpty());
    if (isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

} // namespace foramen
