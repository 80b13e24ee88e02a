#include "ui/widgets/overlay_text.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPixmapCache>

#include <cmath>

namespace foramen {

namespace {

constexpr double kHaloWidth = 3.6;
constexpr int kHaloAlpha = 205;
constexpr double kMargin = 4; ///< room for the halo around a text

QFont overlayFont(const OverlayTextStyle& style)
{
    return theme::font(style.pixelSize, style.isBold ? QFont::DemiBold : QFont::Medium);
}

QPixmap renderText(const QString& text, const OverlayTextStyle& style, double devicePixelRatio)
{
    const QFont font = overlayFont(style);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * kMargin,
                      metrics.height() + 2 * kMargin);
    QPixmap pixmap(static_cast<int>(std::ceil(size.width() * devicePixelRatio)),
                   static_cast<int>(std::ceil(size.height() * devicePixelRatio)));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF baseline(kMargin, kMargin + metrics.ascent());
    QPainterPath path;
    path.addText(baseline, font, text);
    painter.strokePath(
        path,
        QPen(QColor(0, 0, 0, kHaloAlpha), kHaloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(style.color);
    painter.drawText(baseline, text);
    return pixmap;
}

} // namespace

QSizeF overlayTextSize(const QString& text, const OverlayTextStyle& style)
{
    const QFontMetricsF metrics(overlayFont(style));
    return {metrics.horizontalAdvance(text), metrics.height()};
}

void drawOverlayText(QPainter& painter, QPointF topLeft, const QString& text,
                     const OverlayTextStyle& style)
{
    if (text.isEmpty())
        return;
    // Stroking glyph outlines is the dearest thing in a pane, and most texts stay from slice to
    // slice.
    const double devicePixelRatio = painter.device()->devicePixelRatioF();
    const QString key = QStringLiteral("overlay/%1/%2/%3/%4/%5")
                            .arg(style.pixelSize)
                            .arg(style.isBold ? 1 : 0)
                            .arg(style.color.rgba(), 0, 16)
                            .arg(devicePixelRatio)
                            .arg(text);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = renderText(text, style, devicePixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    // On whole device pixels, or the glyphs blur.
    const auto snapped = [devicePixelRatio](double value) {
        return std::round(value * devicePixelRatio) / devicePixelRatio;
    };
    painter.drawPixmap(QPointF(snapped(topLeft.x() - kMargin), snapped(topLeft.y() - kMargin)),
                       pixmap);
}

QString elidedOverlayText(const QString& text, const OverlayTextStyle& style, double width)
{
    return QFontMetricsF(overlayFont(style)).elidedText(text, Qt::ElideRight, width);
}

} // namespace foramen
