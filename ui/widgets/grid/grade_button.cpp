#include "ui/widgets/grid/grade_button.h"

#include "ui/state/language/term_text.h"
#include "ui/widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace foramen {

GradeButton::GradeButton(Severity severity, QWidget* parent)
    : QPushButton(termText(severity), parent)
    , m_severity(severity)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setMinimumHeight(36);
    setMinimumWidth(72);
}

void GradeButton::setKey(const QString& key, bool isNear)
{
    m_key = key;
    m_isKeyNear = isNear;
    update();
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
    painter.drawText(rect().adjusted(0, 6, 0, 0), Qt::AlignCenter, text()); // below the key
    painter.setFont(theme::font(10));
    paintKey(painter, on ? ink : theme::colors().dim);
    if (hasFocus()) {
        painter.setPen(QPen(on ? theme::colors().text : theme::colors().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(edge.adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadius,
                                theme::kRadius);
    }
}

void GradeButton::paintKey(QPainter& painter, const QColor& ink)
{
    if (m_key.isEmpty())
        return;
    const double width = std::max(13.0, painter.fontMetrics().horizontalAdvance(m_key) + 7.0);
    const QRectF cap(rect().width() - width - 3, 3, width, 13);
    const bool isLit = m_isKeyNear && isEnabled() && !isChecked();
    if (m_isKeyNear && isEnabled()) {
        painter.setPen(isLit ? QPen(Qt::NoPen) : QPen(ink, 1));
        painter.setBrush(isLit ? QBrush(theme::colors().accent) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    painter.setPen(isLit ? theme::colors().surface : ink);
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

} // namespace foramen
