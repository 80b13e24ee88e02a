#include "ui/widgets/grid/grade_button.h"

#include "ui/state/language/term_text.h"
#include "ui/widgets/theme/theme.h"

#include <QPainter>

namespace foramen {

GradeButton::GradeButton(Severity severity, const QString& key, QWidget* parent)
    : QPushButton(termText(severity), parent)
    , m_severity(severity)
    , m_key(key)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(QStringLiteral("%1 (%2)").arg(termText(severity), key));
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

} // namespace foramen
