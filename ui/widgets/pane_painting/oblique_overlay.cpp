#include "ui/widgets/pane_painting/oblique_overlay.h"

#include "ui/panes/annotation/overlay_shape.h"
#include "ui/panes/annotation/overlay_text.h"
#include "ui/panes/pane/pane_content.h"
#include "ui/widgets/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPen>

namespace foramen {

namespace {

constexpr double kHandleRadius = 5; ///< logical pixels

void drawHandle(QPainter& painter, QPointF at)
{
    drawOverlayShape(
        painter,
        {{circle(at, kHandleRadius), QPen(QColor(0, 0, 0, 190), 4)},
         {circle(at, kHandleRadius), QPen(theme::kAccent, 1.8), QColor(0, 0, 0, 150)}});
}

void drawBadge(QPainter& painter, QSizeF pane)
{
    const OverlayTextStyle style{.pixelSize = 10, .isBold = true, .color = theme::kWarning};
    constexpr double rightRoom = 20; // of the scrollbar
    constexpr double narrow = 260; // where the title takes the whole width
    const QString text = elidedOverlayText(QCoreApplication::translate("Pane", "RESAMPLED"), style,
                                           pane.width() - 40);
    const QSizeF size = overlayTextSize(text, style);
    const double top = pane.width() < narrow ? 46 : 8;
    const QRectF plate(pane.width() - size.width() - rightRoom - 12, top, size.width() + 12,
                       size.height() + 6);
    drawOverlayPlate(painter, plate, 4, QColor(6, 9, 12, 190), QPen(theme::kWarning, 1));
    drawOverlayText(painter, plate.topLeft() + QPointF(6, 3), text, style);
}

} // namespace

void drawOblique(QPainter& painter, const PaneContent& content, const SliceScene& scene,
                 QSizeF pane)
{
    if (content.obliqueLine && content.areOverlaysVisible && !content.isCompact)
        for (const ObliqueHandle& handle : obliqueHandles(*content.obliqueLine, scene, pane))
            drawHandle(painter, handle.position);
    if (content.isResampled)
        drawBadge(painter, pane);
}

} // namespace foramen
