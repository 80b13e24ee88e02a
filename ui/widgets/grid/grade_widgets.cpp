#include "ui/widgets/grid/grade_widgets.h"

#include "ui/state/language/translation.h"
#include "ui/widgets/grid/severity_cell_delegate.h"
#include "ui/widgets/grid/site_words.h"
#include "ui/widgets/theme/theme.h"

#include <QPainter>

#include <array>

namespace foramen {

namespace {

constexpr int kBarRow = 22; ///< px, height of one probability
constexpr int kNameWidth = 88;
constexpr int kNumberWidth = 40;
constexpr int kLegendLine = 20;

/// A legend's sample of a cell without letter: outline or filling, with a sign.
void drawSample(QPainter& painter, const QRectF& rect, CellState state)
{
    painter.save();
    const bool filled = state != CellState::AiSuggested;
    QPen pen(theme::colors().mild, 1);
    if (!filled)
        pen.setDashPattern({2.5, 2});
    painter.setPen(pen);
    painter.setBrush(filled ? theme::colors().mildFill : theme::colors().background);
    painter.drawRoundedRect(rect, 3, 3);
    const char* sign = state == CellState::Accepted ? "check"
        : state == CellState::Changed               ? "pencil"
                                                    : nullptr;
    if (sign)
        theme::icon(QLatin1String(sign))
            .paint(&painter, rect.adjusted(1, 1, -1, -1).toAlignedRect());
    painter.restore();
}

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
                gradeName(severity),
                decimalText((*probabilities)[static_cast<std::size_t>(severity)], 2));
    }
    setAccessibleName(text);
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
                         gradeName(severity));
        const QRectF track(kNameWidth, top + kBarRow / 2.0 - 4, width() - kNameWidth - kNumberWidth,
                           8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::colors().raised);
        painter.drawRoundedRect(track, 4, 4);
        QRectF bar = track;
        bar.setWidth(track.width() * share);
        painter.setBrush(theme::gradeColor(severity));
        if (bar.width() >= 1)
            painter.drawRoundedRect(bar, qMin(4.0, bar.width() / 2), 4);
        painter.setPen(theme::colors().dim);
        painter.drawText(QRectF(width() - kNumberWidth, top, kNumberWidth, kBarRow),
                         Qt::AlignRight | Qt::AlignVCenter, decimalText(share, 2));
        top += kBarRow;
    }
}

GradeButton::GradeButton(Severity severity, const QString& key, QWidget* parent)
    : QPushButton(gradeName(severity), parent)
    , m_severity(severity)
    , m_key(key)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(QStringLiteral("%1 (%2)").arg(gradeName(severity), key));
    setMinimumHeight(36);
    setMinimumWidth(72);
}

void GradeButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QColor fill = on                  ? theme::gradeFill(m_severity)
        : underMouse() && isEnabled() ? theme::colors().hover
                                      : theme::colors().raised;
    if (isDown())
        fill = fill.darker(115);
    const bool mild = m_severity == Severity::NormalMild;
    painter.setPen(QPen(on ? (mild ? theme::colors().mild : fill) : theme::colors().line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(edge, theme::kRadius, theme::kRadius);
    const QColor ink = !isEnabled() ? theme::colors().disabled
        : on                        ? theme::textOnGrade(m_severity)
                                    : theme::colors().text;
    painter.setFont(theme::font(theme::kTextSize, on ? QFont::DemiBold : QFont::Normal));
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignCenter, text());
    painter.setFont(theme::font(10));
    painter.setPen(on ? ink : theme::colors().dim);
    painter.drawText(rect().adjusted(0, 3, -6, 0), Qt::AlignRight | Qt::AlignTop, m_key);
    if (hasFocus()) {
        painter.setPen(QPen(on ? theme::colors().text : theme::colors().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(edge.adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadius,
                                theme::kRadius);
    }
}

GridLegend::GridLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
}

QSize GridLegend::sizeHint() const
{
    return {280, 2 * kLegendLine};
}

void GridLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(theme::kSmallTextSize));
    const double column = width() / 3.0;
    int position = 0;
    for (const Severity severity : kSeverities) {
        const double left = column * position++;
        theme::drawGradeGlyph(painter, {left, 4, 12, 12}, severity, theme::gradeColor(severity));
        painter.setPen(theme::colors().dim);
        painter.drawText(QRectF(left + 20, 0, column - 20, kLegendLine), Qt::AlignVCenter,
                         gradeName(severity));
    }
    const QString states[] = {tr("AI only"), tr("Accepted"), tr("Changed"), tr("Check first")};
    const double narrow = width() / 4.0;
    for (int i = 0; i < 4; ++i) {
        const double left = narrow * i;
        const QRectF sample(left + 0.5, kLegendLine + 3.5, 14, 13);
        if (i < 3)
            drawSample(painter, sample,
                       std::array{CellState::AiSuggested, CellState::Accepted,
                                  CellState::Changed}[static_cast<std::size_t>(i)]);
        else
            drawDoubtSign(painter, sample.center(), 6, theme::colors().warning);
        painter.setPen(theme::colors().dim);
        painter.setFont(theme::font(theme::kSmallTextSize));
        painter.drawText(QRectF(left + 19, kLegendLine, narrow - 19, kLegendLine), Qt::AlignVCenter,
                         states[i]);
    }
}

} // namespace foramen
