#include "ui/widgets/pane_painting/annotation_painter.h"

#include "core/measure/measurement.h"
#include "ui/panes/annotation/annotation_labels.h"
#include "ui/panes/annotation/overlay_shape.h"
#include "ui/widgets/theme/theme.h"

#include <QLineF>
#include <QPainterPath>
#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <utility>

namespace foramen {

namespace {

constexpr double kLineWidth = 1.5;
constexpr double kHandleRadius = 4;
constexpr double kRingRoom = 12; ///< around a point's centre
constexpr double kLetterRoom = 32; ///< to the right of it, for its letter
constexpr double kEdge = 8;
constexpr double kAway = 10; ///< of a value from its annotation
constexpr QColor kDark{0, 0, 0, 190};

} // namespace

AnnotationPainter::AnnotationPainter(QPainter& painter, const PaneContent& content,
                                     const SliceScene& scene, QSizeF pane,
                                     std::vector<QRectF> taken)
    : m_painter(painter)
    , m_content(content)
    , m_layer(content.annotations)
    , m_scene(scene)
    , m_pane(pane)
    , m_taken(std::move(taken))
{
}

void AnnotationPainter::paint()
{
    paintKeyStar();
    paintRefusal();
    if (!m_content.areOverlaysVisible)
        return;
    m_shown = shownAnnotations(m_layer, m_scene);
    const std::vector<const MeasureMark*> measures = shownMeasures(m_layer, m_scene);
    if (m_shown.empty() && measures.empty())
        return;
    takePlaces();
    for (const MeasureMark* measure : measures)
        paintMeasure(*measure);
    for (const Annotation* annotation : m_shown)
        paintLines(*annotation);
    for (const Annotation* annotation : m_shown)
        paintHandles(*annotation);
    for (const Annotation* annotation : m_shown)
        paintText(*annotation);
    for (const MeasureMark* measure : measures)
        paintMeasureText(*measure);
}

bool AnnotationPainter::isSelected(const Annotation& annotation) const
{
    return annotation.annotationUid.empty() || annotation.annotationUid == m_layer.selected;
}

bool AnnotationPainter::isHovered(const Annotation& annotation) const
{
    return !m_layer.hovered.empty() && annotation.annotationUid == m_layer.hovered;
}

void AnnotationPainter::takePlaces()
{
    for (const ShownMark& mark : shownMarks(m_content, m_scene))
        m_taken.emplace_back(mark.position.x() - kRingRoom, mark.position.y() - kRingRoom,
                             kRingRoom + kLetterRoom, 2 * kRingRoom);
    // The orientation letters in the middle of each side, and the scrollbar.
    const double x = m_pane.width() / 2;
    const double y = m_pane.height() / 2;
    m_taken.emplace_back(0, y - 10, 26, 20);
    m_taken.emplace_back(m_pane.width() - 40, y - 10, 40, 20);
    m_taken.emplace_back(x - 12, 0, 24, 28);
    m_taken.emplace_back(x - 12, m_pane.height() - 26, 24, 26);
    if (!m_content.isCompact)
        m_taken.emplace_back(m_pane.width() - 18, 0, 18, m_pane.height());
    for (const Annotation* annotation : m_shown)
        if (shapeOf(annotation->kind) == AnnotationShape::Point)
            m_taken.push_back(textBoxOf(*annotation, m_scene));
}

void AnnotationPainter::paintLines(const Annotation& annotation)
{
    const bool isBold = isSelected(annotation) || isHovered(annotation);
    const double width = kLineWidth + (isBold ? 0.7 : 0);
    const QColor color = isBold ? kAnnotationColor.lighter(118) : kAnnotationColor;
    QPainterPath outline = pathOf(annotation, m_scene);
    outline.addPath(arrowHeadOf(annotation));
    outline.addPath(angleMarkOf(annotation));
    const QPainterPath between = lineBetween(annotation);
    std::vector<OverlayStroke> strokes;
    for (const bool isHalo : {true, false}) {
        const QPen pen(isHalo ? kDark : color, isHalo ? width + 2.2 : width, Qt::SolidLine,
                       Qt::RoundCap, Qt::RoundJoin);
        strokes.push_back({outline, pen});
        if (!between.isEmpty())
            strokes.push_back({between, QPen(pen.color(), 1, Qt::DashLine)});
    }
    const bool hasDot =
        shapeOf(annotation.kind) == AnnotationShape::Point || annotation.points.size() == 1;
    if (hasDot && !annotation.points.empty())
        strokes.push_back(
            {circle(displayOf(m_scene, annotation.points.front()), 2.6), QPen(kDark, 1.2), color});
    drawOverlayShape(m_painter, strokes);
}

QPainterPath AnnotationPainter::arrowHeadOf(const Annotation& annotation) const
{
    QPainterPath head;
    if (shapeOf(annotation.kind) != AnnotationShape::Arrow || annotation.points.size() != 2)
        return head;
    const QLineF shaft(displayOf(m_scene, annotation.points[0]),
                       displayOf(m_scene, annotation.points[1]));
    if (shaft.length() < 1)
        return head;
    constexpr double length = 11;
    constexpr double spread = 26; // degrees to either side
    for (const double side : {-spread, spread}) {
        QLineF barb = shaft;
        barb.setAngle(shaft.angle() + side);
        barb.setLength(length);
        head.moveTo(barb.p1());
        head.lineTo(barb.p2());
    }
    return head;
}

QPainterPath AnnotationPainter::angleMarkOf(const Annotation& annotation) const
{
    QPainterPath arc;
    if (shapeOf(annotation.kind) != AnnotationShape::Angle || annotation.points.size() != 3)
        return arc;
    const QPointF vertex = displayOf(m_scene, annotation.points[1]);
    const QLineF one(vertex, displayOf(m_scene, annotation.points[0]));
    const QLineF other(vertex, displayOf(m_scene, annotation.points[2]));
    const double radius = std::min({22.0, one.length() / 2, other.length() / 2});
    double sweep = one.angleTo(other);
    if (sweep > 180)
        sweep -= 360;
    const QRectF box(vertex.x() - radius, vertex.y() - radius, 2 * radius, 2 * radius);
    arc.arcMoveTo(box, one.angle());
    arc.arcTo(box, one.angle(), sweep);
    return arc;
}

QPainterPath AnnotationPainter::lineBetween(const Annotation& annotation) const
{
    QPainterPath line;
    if (shapeOf(annotation.kind) != AnnotationShape::LinePair || annotation.points.size() != 4)
        return line;
    const auto middle = [&](std::size_t first) {
        return (displayOf(m_scene, annotation.points[first])
                + displayOf(m_scene, annotation.points[first + 1]))
            / 2;
    };
    line.moveTo(middle(0));
    line.lineTo(middle(2));
    return line;
}

void AnnotationPainter::paintHandles(const Annotation& annotation)
{
    const bool isShown = isSelected(annotation) || isHovered(annotation);
    if (!isShown || shapeOf(annotation.kind) == AnnotationShape::Point)
        return;
    for (const ImagePoint& point : handlesOf(annotation)) {
        // Not filled: a handle must not cover the picture below it.
        const QPainterPath ring = circle(displayOf(m_scene, point), kHandleRadius);
        drawOverlayShape(m_painter, {{ring, QPen(kDark, 3)}, {ring, QPen(Qt::white, 1.4)}});
    }
    if (m_layer.snapped && m_layer.draft)
        drawOverlayShape(m_painter,
                         {{circle(displayOf(m_scene, *m_layer.snapped), kHandleRadius + 3.5),
                           QPen(theme::kAccent, 1.6)}});
}

QStringList AnnotationPainter::linesOf(const Annotation& annotation) const
{
    if (!isComplete(annotation))
        return {};
    return annotationLines(annotation,
                           measure(annotation, *m_scene.volume(), m_scene.viewState().slice));
}

double AnnotationPainter::costOf(const QRectF& place, const Annotation& annotation) const
{
    const QRectF inside(kEdge, kEdge, m_pane.width() - 2 * kEdge, m_pane.height() - 2 * kEdge);
    const QRectF seen = place.intersected(inside);
    double cost = 20 * (place.width() * place.height() - seen.width() * seen.height());
    for (const QRectF& taken : m_taken) {
        const QRectF shared = place.intersected(taken);
        if (shared.isValid())
            cost += 2000 + 10 * shared.width() * shared.height();
    }
    for (const Annotation* other : m_shown)
        if (pathOf(*other, m_scene).intersects(place))
            cost += other == &annotation ? 400 : 250;
    return cost;
}

QPointF AnnotationPainter::placeFor(const Annotation& annotation, QSizeF box) const
{
    QRectF shape = pathOf(annotation, m_scene).boundingRect();
    if (shapeOf(annotation.kind) == AnnotationShape::Arrow) // its text is at the tail
        shape = QRectF(displayOf(m_scene, annotation.points.back()), QSizeF(1, 1));
    const double middleX = shape.center().x() - box.width() / 2;
    const double middleY = shape.center().y() - box.height() / 2;
    const double left = shape.left() - kAway - box.width();
    const double right = shape.right() + kAway;
    const double above = shape.top() - kAway - box.height();
    const double below = shape.bottom() + kAway;
    // The nearest and most usual places first, then places further away.
    std::vector<QPointF> places = {{right, middleY}, {middleX, below}, {right, below},
                                   {middleX, above}, {left, middleY},  {right, above},
                                   {left, below},    {left, above}};
    for (const double step : {box.height() + 4, 2 * box.height() + 8, 3 * box.height() + 12})
        for (const QPointF& place : {QPointF(right, middleY + step), QPointF(right, middleY - step),
                                     QPointF(middleX, below + step), QPointF(middleX, above - step),
                                     QPointF(left, middleY + step), QPointF(left, middleY - step)})
            places.push_back(place);
    if (QRectF(QPointF(), m_pane).intersects(shape.adjusted(-1, -1, 1, 1)))
        for (QPointF& place : places)
            place = insidePane(place, box);
    QPointF best = places.front();
    double least = std::numeric_limits<double>::max();
    double order = 0;
    for (const QPointF& place : places) {
        const double cost = costOf(QRectF(place, box).adjusted(-3, -1, 3, 1), annotation) + order;
        order += 6;
        if (cost < least) {
            least = cost;
            best = place;
        }
    }
    return best;
}

QPointF AnnotationPainter::insidePane(QPointF place, QSizeF box) const
{
    constexpr double edge = 4;
    constexpr double scrollbar = 18;
    return {std::max(edge, std::min(place.x(), m_pane.width() - scrollbar - box.width())),
            std::max(edge, std::min(place.y(), m_pane.height() - edge - box.height()))};
}

void AnnotationPainter::paintText(const Annotation& annotation)
{
    const QStringList lines = linesOf(annotation);
    if (lines.isEmpty())
        return;
    OverlayTextStyle style = kAnnotationTextStyle;
    if (isSelected(annotation) || isHovered(annotation))
        style.color = QColor(Qt::white);
    paintBeside(annotation, lines, style);
}

void AnnotationPainter::paintBeside(const Annotation& annotation, const QStringList& lines,
                                    const OverlayTextStyle& style)
{
    QSizeF box(0, 0);
    for (const QString& line : lines) {
        const QSizeF size = overlayTextSize(line, style);
        box = {std::max(box.width(), size.width()), box.height() + size.height()};
    }
    const QPointF place = shapeOf(annotation.kind) == AnnotationShape::Point
        ? textBoxOf(annotation, m_scene).topLeft()
        : placeFor(annotation, box);
    m_taken.emplace_back(place, box);
    QPointF at = place;
    for (const QString& line : lines) {
        drawOverlayText(m_painter, at, line, style);
        at.ry() += overlayTextSize(line, style).height();
    }
}

/// Dashed, as all that no reader has accepted.
void AnnotationPainter::paintMeasure(const MeasureMark& measure)
{
    const QPainterPath path = pathOf(measure.marks, m_scene);
    drawOverlayShape(m_painter,
                     {{path, QPen(kDark, kLineWidth + 1.8)},
                      {path, QPen(kMeasureColor, kLineWidth, Qt::DashLine, Qt::FlatCap)}});
}

void AnnotationPainter::paintMeasureText(const MeasureMark& measure)
{
    OverlayTextStyle style = kAnnotationTextStyle;
    style.isBold = false;
    style.color = kMeasureColor;
    paintBeside(measure.marks, {measure.text}, style);
}

void AnnotationPainter::paintRefusal()
{
    if (m_layer.refusal.isEmpty())
        return;
    const OverlayTextStyle style{.pixelSize = 12, .color = theme::kWarning};
    const QString text = elidedOverlayText(m_layer.refusal, style, m_pane.width() - 40);
    const QSizeF size = overlayTextSize(text, style);
    const QRectF plate(m_pane.width() / 2 - size.width() / 2 - 8, m_pane.height() - 84,
                       size.width() + 16, size.height() + 6);
    drawOverlayPlate(m_painter, plate, 5, QColor(13, 17, 22, 215));
    drawOverlayText(m_painter, plate.topLeft() + QPointF(8, 3), text, style);
}

void AnnotationPainter::paintKeyStar()
{
    const PictureIdentity picture = shownPicture(m_scene);
    const bool isKey =
        std::any_of(m_layer.all.begin(), m_layer.all.end(), [&picture](const Annotation& one) {
            return one.kind == AnnotationKind::KeyImage && one.picture == picture;
        });
    if (!isKey || !picture.isKnown())
        return;
    const QPointF middle(m_pane.width() - (m_content.isCompact ? 18 : 34), 22);
    QPolygonF star;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        const double radius = i % 2 == 0 ? 8.5 : 3.8;
        star << middle + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    QPainterPath outline;
    outline.addPolygon(star);
    outline.closeSubpath();
    drawOverlayShape(
        m_painter,
        {{outline, QPen(QColor(0, 0, 0, 205), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)},
         {outline, Qt::NoPen, kAnnotationColor}});
}

} // namespace foramen
