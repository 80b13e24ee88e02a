#include "ui/widgets/grid/grid_legend.h"

#include "core/spine/assessment.h"
#include "ui/state/language/term_text.h"
#include "ui/widgets/grid/severity_cell_delegate.h"
#include "ui/widgets/theme/theme.h"

#include <QPainter>

#include <array>

namespace foramen {

namespace {

constexpr int kLegendLine = 20;

/// A sample cell of the legend, without letter: outline or filling, with a sign.
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
                         termText(severity));
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
