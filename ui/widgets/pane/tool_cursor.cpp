#include "ui/widgets/pane/tool_cursor.h"

#include "ui/widgets/theme/icons.h"

#include <QIcon>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QPixmap>

#include <map>

namespace foramen {

namespace {

constexpr int kCursorSide = 32;
constexpr int kBadgeSide = 15;
/// To the lower right of the hot spot, which must stay free.
constexpr int kBadgeAt = kCursorSide - kBadgeSide - 1;

void drawBadge(QPainter& painter, PaneTool tool)
{
    const QRect place(kBadgeAt, kBadgeAt, kBadgeSide, kBadgeSide);
    // The same picture in black around it is its halo.
    const QIcon dark = theme::icon(iconOf(tool), Qt::black);
    for (const QPoint by : {QPoint(-1, 0), QPoint(1, 0), QPoint(0, -1), QPoint(0, 1)})
        dark.paint(&painter, place.translated(by));
    theme::icon(iconOf(tool), Qt::white).paint(&painter, place);
}

/// An arrow for tools that drag the picture, a cross for those that place points.
QPainterPath pointerOf(PaneTool tool, QPoint hotSpot)
{
    QPainterPath path;
    if (!kindPlacedBy(tool)) {
        path.moveTo(1.5, 1.5);
        for (const QPointF corner : {QPointF(1.5, 15), QPointF(5, 11.8), QPointF(7.4, 17),
                                     QPointF(9.8, 15.9), QPointF(7.5, 10.9), QPointF(12, 10.5)})
            path.lineTo(corner);
        path.closeSubpath();
        return path;
    }
    constexpr double gap = 2;
    constexpr double reach = 9;
    for (const QPointF along : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
        path.moveTo(hotSpot + along * gap + QPointF(0.5, 0.5));
        path.lineTo(hotSpot + along * reach + QPointF(0.5, 0.5));
    }
    return path;
}

QCursor makeCursor(PaneTool tool)
{
    constexpr qreal scale = 2; // sharp on finer screens
    QPixmap picture(static_cast<int>(kCursorSide * scale), static_cast<int>(kCursorSide * scale));
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    const bool isCross = kindPlacedBy(tool).has_value();
    const QPoint hotSpot = isCross ? QPoint(10, 10) : QPoint(1, 1);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath pointer = pointerOf(tool, hotSpot);
    if (isCross) {
        painter.strokePath(pointer, QPen(Qt::black, 3.2));
        painter.strokePath(pointer, QPen(Qt::white, 1.2));
    } else {
        painter.setPen(QPen(Qt::black, 1.2));
        painter.setBrush(Qt::white);
        painter.drawPath(pointer);
    }
    drawBadge(painter, tool);
    painter.end();
    return QCursor(picture, hotSpot.x(), hotSpot.y());
}

} // namespace

QCursor cursorOf(PaneTool tool)
{
    // The window tool is the default of the left button: the plain arrow.
    if (tool == PaneTool(ViewTool::Window))
        return QCursor(Qt::ArrowCursor);
    static std::map<PaneTool, QCursor> made;
    const auto found = made.find(tool);
    return found != made.end() ? found->second : made.emplace(tool, makeCursor(tool)).first->second;
}

} // namespace foramen
