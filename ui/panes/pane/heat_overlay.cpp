#include "ui/panes/pane/heat_overlay.h"

#include "ui/panes/annotation/overlay_shape.h"
#include "ui/panes/annotation/overlay_text.h"

#include <QCoreApplication>
#include <QLinearGradient>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>

namespace foramen {

namespace {

constexpr double kOpacity = 0.62; ///< of the most
constexpr double kLeast = 0.12; ///< smaller values are noise and stay transparent
/// Dark to bright, readable without colour, too.
constexpr std::array kRamp = {QColor(0x6a, 0x3d, 0xb8), QColor(0xd1, 0x3f, 0x8c),
                              QColor(0xf8, 0x8d, 0x1f), QColor(0xfd, 0xf0, 0x7a)};

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(HeatOverlay)
};

QColor colorOf(double value)
{
    const double place = std::clamp(value, 0.0, 1.0) * (kRamp.size() - 1);
    const auto low = std::min<std::size_t>(static_cast<std::size_t>(place), kRamp.size() - 2);
    const double share = place - static_cast<double>(low);
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * share));
    };
    const QColor& a = kRamp[low];
    const QColor& b = kRamp[low + 1];
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

void drawLegend(QPainter& painter, const QString& title, QSizeF pane)
{
    constexpr OverlayTextStyle style{.pixelSize = 11};
    constexpr double edge = 8;
    constexpr double bar = 6;
    const double most = std::max(60.0, pane.width() - 48);
    const QString first = elidedOverlayText(title, style, most);
    const QString second =
        elidedOverlayText(Words::tr("what the network used · not a segmentation"), style, most);
    const QSizeF size = overlayTextSize(first, style);
    const double width = std::max(size.width(), overlayTextSize(second, style).width());
    const double line = size.height() + 1;
    const QRectF plate((pane.width() - width) / 2 - edge, pane.height() - 2 * line - bar - 52,
                       width + 2 * edge, 2 * line + bar + 12);
    drawOverlayPlate(painter, plate, 5, QColor(13, 17, 22, 215));
    drawOverlayText(painter, plate.topLeft() + QPointF(edge, 3), first, style);
    const QRectF ramp(plate.left() + edge, plate.top() + line + 5, width, bar);
    QLinearGradient colors(ramp.topLeft(), ramp.topRight());
    for (std::size_t i = 0; i < kRamp.size(); ++i)
        colors.setColorAt(static_cast<double>(i) / (kRamp.size() - 1), kRamp[i]);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors);
    painter.drawRoundedRect(ramp, 2, 2);
    drawOverlayText(painter, {plate.left() + edge, ramp.bottom() + 2}, second, style);
}

} // namespace

QImage heatPicture(const std::vector<float>& values, int size)
{
    QImage picture(size, size, QImage::Format_ARGB32_Premultiplied);
    std::size_t at = 0;
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            const double value = values[at++];
            QColor color = colorOf(value);
            color.setAlphaF(value <= kLeast
                                ? 0.0F
                                : static_cast<float>(kOpacity * (value - kLeast) / (1 - kLeast)));
            picture.setPixel(column, row, qPremultiply(color.rgba()));
        }
    return picture;
}

bool drawHeat(QPainter& painter, const PaneHeat& heat, const SliceScene& scene, QSizeF pane)
{
    const VolumePtr& volume = scene.volume();
    if (!volume || heat.picture.isNull() || volume->seriesInstanceUid != heat.seriesInstanceUid)
        return false;
    const double columns = heat.picture.width();
    const double rows = heat.picture.height();
    const PatientPoint middle =
        heat.origin + heat.columnStep * ((columns - 1) / 2) + heat.rowStep * ((rows - 1) / 2);
    if (std::abs(scene.distanceFromSlice(middle)) > volume->geometry.sliceSpacing / 2)
        return false;
    const DisplayPoint first = scene.displayFromPatient(heat.origin);
    const DisplayPoint right = scene.displayFromPatient(heat.origin + heat.columnStep * columns);
    const DisplayPoint below = scene.displayFromPatient(heat.origin + heat.rowStep * rows);
    const QPointF column((right.x - first.x) / columns, (right.y - first.y) / columns);
    const QPointF row((below.x - first.x) / rows, (below.y - first.y) / rows);
    const QPointF corner = QPointF(first.x, first.y) - (column + row) / 2;
    painter.save();
    painter.setTransform(
        QTransform(column.x(), column.y(), row.x(), row.y(), corner.x(), corner.y()), true);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QPointF(0, 0), heat.picture);
    painter.restore();
    painter.save();
    drawLegend(painter, heat.title, pane);
    painter.restore();
    return true;
}

} // namespace foramen
