#include "ui/widgets/pane/cine_player.h"

#include "ui/widgets/pane/pane_widget.h"

#include <QEvent>
#include <QSettings>
#include <QWheelEvent>

#include <algorithm>
#include <array>

namespace foramen {

namespace {

const QString kRateKey = QStringLiteral("panes/cineRate");
constexpr std::array kRates = {1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 45, 60};

} // namespace

CinePlayer::CinePlayer(QObject* parent)
    : QObject(parent)
    , m_rate(lastRate())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &CinePlayer::showNext);
}

int CinePlayer::lastRate()
{
    return std::clamp(QSettings().value(kRateKey, 10).toInt(), kRates.front(), kRates.back());
}

void CinePlayer::toggle(PaneWidget* pane)
{
    const bool wasHere = isPlaying() && m_pane == pane;
    stop();
    if (wasHere || pane->positionCount() < 2)
        return;
    m_pane = pane;
    m_pane->installEventFilter(this);
    m_position = pane->position();
    m_timer.start(1000 / m_rate);
    showNote();
    Q_EMIT playingChanged(true);
}

void CinePlayer::stop()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    if (m_pane) {
        m_pane->removeEventFilter(this);
        m_pane->setNote({});
    }
    Q_EMIT playingChanged(false);
}

bool CinePlayer::eventFilter(QObject* watched, QEvent* event)
{
    const bool scrolls = event->type() == QEvent::Wheel
        && !(static_cast<QWheelEvent*>(event)->modifiers() & Qt::ControlModifier); // else it zooms
    if (watched == m_pane && scrolls)
        stop();
    return QObject::eventFilter(watched, event);
}

void CinePlayer::setRate(int rate)
{
    m_rate = std::clamp(rate, kRates.front(), kRates.back());
    QSettings().setValue(kRateKey, m_rate);
    m_timer.setInterval(1000 / m_rate);
    showNote();
}

void CinePlayer::stepRate(int by)
{
    const auto* const end = kRates.end();
    if (by > 0) {
        const auto* const faster = std::upper_bound(kRates.begin(), end, m_rate);
        setRate(faster == end ? m_rate : *faster);
    } else {
        const auto* const slower = std::lower_bound(kRates.begin(), end, m_rate);
        setRate(slower == kRates.begin() ? m_rate : *(slower - 1));
    }
}

void CinePlayer::showNext()
{
    if (!m_pane || m_pane->positionCount() < 2 || m_pane->position() != m_position) {
        stop();
        return;
    }
    m_position = (m_position + 1) % m_pane->positionCount();
    m_pane->setPosition(m_position);
}

void CinePlayer::showNote()
{
    if (isPlaying() && m_pane)
        m_pane->setNote(tr("%1 images/s").arg(m_rate));
}

} // namespace foramen
