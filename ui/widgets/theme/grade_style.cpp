#include "ui/widgets/theme/grade_style.h"

#include "ui/widgets/theme/colors.h"

#include <QCoreApplication>
#include <QPainterPath>

namespace foramen::theme {

namespace {

QColor lineOf(const Colors& set, std::optional<Severity> severity)
{
    if (!severity)
        return set.dim;
    switch (*severity) {
    case Severity::NormalMild:
        return set.mild;
    case Severity::Moderate:
        return set.moderate;
    case Severity::Severe:
        return set.severe;
    }
    return set.dim;
}

} // namespace

QColor gradeColor(std::optional<Severity> severity)
{
    return lineOf(colors(), severity);
}

QColor gradeColorOnPicture(std::optional<Severity> severity)
{
    return lineOf(darkColors(), severity);
}

QColor gradeFill(std::optional<Severity> severity)
{
    const Colors& set = colors();
    if (!severity)
        return set.raised;
    return *severity == Severity::NormalMild ? set.mildFill
        : *severity == Severity::Moderate    ? set.moderateFill
                                             : set.severeFill;
}

QColor textOnGrade(std::optional<Severity> severity)
{
    const Colors& set = colors();
    if (!severity)
        return set.text;
    return *severity == Severity::NormalMild ? set.onMild
        : *severity == Severity::Moderate    ? set.onModerate
                                             : set.onSevere;
}

QString gradeLetter(std::optional<Severity> severity)
{
    if (!severity)
        return QStringLiteral("–");
    switch (*severity) {
    case Severity::NormalMild:
        return QCoreApplication::translate("Theme", "N", "Normal/Mild in one letter");
    case Severity::Moderate:
        return QCoreApplication::translate("Theme", "M", "Moderate in one letter");
    case Severity::Severe:
        return QCoreApplication::translate("Theme", "S", "Severe in one letter");
    }
    return {};
}

void drawGradeGlyph(QPainter& painter, const QRectF& rect, std::optional<Severity> severity,
                    const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(Qt::NoBrush);
    const QRectF ring = rect.adjusted(0.8, 0.8, -0.8, -0.8);
    if (!severity) {
        painter.drawLine(QPointF(ring.left(), ring.center().y()),
                         QPointF(ring.right(), ring.center().y()));
    } else {
        painter.drawEllipse(ring);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        // The left half is filled, 90 to 270 degrees in sixteenths.
        if (*severity == Severity::Moderate)
            painter.drawPie(ring, 90 * 16, 180 * 16);
        else if (*severity == Severity::Severe)
            painter.drawEllipse(ring);
    }
    painter.restore();
}

} // namespace foramen::theme
