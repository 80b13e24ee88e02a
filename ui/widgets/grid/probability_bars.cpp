#include "ui/widgets/grid/probability_bars.h"

#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"
#include "ui/widgets/theme/theme.h"

#include <QPainter>

namespace foramen {

namespace {

constexpr int kBarRow = 22; ///< px, height of one probability
constexpr int kNameWidth = 88;
constexpr int kNumberWidth = 40;

} // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProbabilityBars::setProbabilities(std::optional<Probabilities> probabilities)
{
    m_probabilities = probabilities;
    QString text;
    if (probabilities) {
        for (const Severity severity : kSeverities)
            text += QStringLiteral("%1 %2. ").arg(
                termText(severity),
                decimalText((*probabilities)[static_cast<std::size_t>(severity)], 2));
    }
    setAccessibleName(text);
    update();
}

void ProbabilityBars::setMuted(bool muted)
{
    m_isMuted = muted;
    update();
}

QSize ProbabilityBars::sizeHint() const
{
    return {200, kBarRow * static_cast<int>(kSeverityCount)};
}

void ProbabilityBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(theme::kTextSize));
    if (!m_probabilities) {
        painter.setPen(theme::colors().dim);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, tr("No probabilities"));
        return;
    }
    double top = 0;
    for (const Severity severity : kSeverities) {
        const double share = (*m_probabilities)[static_cast<std::size_t>(severity)];
        painter.setPen(theme::colors().text);
        painter.drawText(QRectF(0, top, kNameWidth, kBarRow), Qt::AlignLeft | Qt::AlignVCenter,
                         termText(severity));
        const QRectF track(kNameWidth, top + kBarRow / 2.0 - 4, width() - kNameWidth - kNumberWidth,
                           8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::colors().raised);
        painter.drawRoundedRect(track, 4, 4);
        QRectF bar = track;
        bar.setWidth(track.width() * share);
        painter.setBrush(m_isMuted ? theme::colors().edge : theme::gradeColor(severity));
        if (bar.width() >= 1)
            painter.drawRoundedRect(bar, qMin(4.0, bar.width() / 2), 4);
        painter.setPen(theme::colors().dim);
        painter.drawText(QRectF(width() - kNumberWidth, top, kNumberWidth, kBarRow),
                         Qt::AlignRight | Qt::AlignVCenter, decimalText(share, 2));
        top += kBarRow;
    }
}

} // namespace foramen
