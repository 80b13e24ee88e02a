#include "ui/widgets/pane/oblique_overlay.h"

#include "ui/render/oblique_plane.h"
#include "ui/widgets/pane/overlay_text.h"
#include "ui/widgets/pane/viewport_content.h"
#include "ui/widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLineF>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr double kHandleRadius = 5; ///< logical pixels
constexpr double kHandleReach = 11; ///< from its middle that still takes hold
constexpr double kInset = 26; ///< handles keep clear of a pane's edges: letters, scrollbar
constexpr double kLeastArm = 24; ///< a shorter one could not be turned with any precision

QPointF displayOf(const SliceScene& scene, PatientPoint point)
{
    const DisplayPoint at = scene.displayFromPatient(point);
    return {at.x, at.y};
}

/// The end of a line within a rectangle that its start lies in.
QPointF clipped(QPointF start, QPointF end, const QRectF& inside)
{
    double share = 1;
    const auto limit = [&share](double from, double by, double low, double high) {
        if (by > 0)
            share = std::min(share, (high - from) / by);
        else if (by < 0)
            share = std::min(share, (low - from) / by);
    };
    limit(start.x(), end.x() - start.x(), inside.left(), inside.right());
    limit(start.y(), end.y() - start.y(), inside.top(), inside.bottom());
    return start + (end - start) * std::max(0.0, share);
}

void drawHandle(QPainter& painter, QPointF at)
{
    painter.setPen(QPen(QColor(0, 0, 0, 190), 4));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, kHandleRadius, kHandleRadius);
    painter.setPen(QPen(theme::kAccent, 1.8));
    painter.setBrush(QColor(0, 0, 0, 150));
    painter.drawEllipse(at, kHandleRadius, kHandleRadius);
}

void drawBadge(QPainter& painter, QSizeF pane)
{
    const OverlayTextStyle style{.pixelSize = 10, .isBold = true, .color = theme::kWarning};
    constexpr double rightRoom = 20; // of the scrollbar
    constexpr double narrow = 260; // where the title takes the whole width
    const QString text = elidedOverlayText(QCoreApplication::translate("Viewport", "RESAMPLED"),
                                           style, pane.width() - 40);
    const QSizeF size = overlayTextSize(text, style);
    const double top = pane.width() < narrow ? 46 : 8;
    const QRectF plate(pane.width() - size.width() - rightRoom - 12, top, size.width() + 12,
                       size.height() + 6);
    painter.setPen(QPen(theme::kWarning, 1));
    painter.setBrush(QColor(6, 9, 12, 190));
    painter.drawRoundedRect(plate, 4, 4);
    drawOverlayText(painter, plate.topLeft() + QPointF(6, 3), text, style);
}

} // namespace

std::vector<ObliqueHandle> obliqueHandles(const ObliqueLine& line, const SliceScene& scene,
                                          QSizeF pane)
{
    std::vector<ObliqueHandle> handles;
    const QRectF inside(kInset, kInset, pane.width() - 2 * kInset, pane.height() - 2 * kInset);
    const QPointF pivot = displayOf(scene, line.pivot);
    if (!scene.volume() || !inside.contains(pivot))
        return handles;
    for (const bool isBack : {false, true}) {
        const double mm = isBack ? kObliqueBackMm : -kObliqueFrontMm;
        const QPointF end =
            clipped(pivot, displayOf(scene, line.pivot + line.towardsBack * mm), inside);
        if (QLineF(pivot, end).length() >= kLeastArm)
            handles.push_back({end, isBack});
    }
    return handles;
}

std::optional<ObliqueHandle> obliqueHandleAt(const ObliqueLine& line, const SliceScene& scene,
                                             QSizeF pane, QPointF position)
{
    for (const ObliqueHandle& handle : obliqueHandles(line, scene, pane))
        if (QLineF(handle.position, position).length() <= kHandleReach)
            return handle;
    return std::nullopt;
}

void drawOblique(QPainter& painter, const ViewportContent& content, const SliceScene& scene,
                 QSizeF pane)
{
    if (content.obliqueLine && content.areOverlaysVisible && !content.isCompact)
        for (const ObliqueHandle& handle : obliqueHandles(*content.obliqueLine, scene, pane))
            drawHandle(painter, handle.position);
    if (content.isResampled)
        drawBadge(painter, pane);
}

} // namespace foramen
