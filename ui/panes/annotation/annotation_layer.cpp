#include "ui/panes/annotation/annotation_layer.h"

#include "core/measure/measurement.h"
#include "ui/panes/annotation/annotation_labels.h"
#include "ui/panes/annotation/overlay_text.h"

#include <QLineF>
#include <QPainterPathStroker>

#include <algorithm>

namespace foramen {

namespace {

constexpr double kHandleReach = 9; ///< logical pixels from a handle that still hit it
constexpr double kLineReach = 5;

} // namespace

PictureIdentity shownPicture(const SliceScene& scene)
{
    return scene.volume() ? pictureOf(*scene.volume(), scene.viewState().slice) : PictureIdentity();
}

std::vector<const Annotation*> shownAnnotations(const AnnotationLayer& layer,
                                                const SliceScene& scene)
{
    const PictureIdentity picture = shownPicture(scene);
    std::vector<const Annotation*> shown;
    if (!picture.isKnown())
        return shown;
    const auto& draft = layer.draft;
    for (const Annotation& annotation : layer.all) {
        const bool isReplaced = draft && draft->annotationUid == annotation.annotationUid;
        if (annotation.picture == picture && shapeOf(annotation.kind) != AnnotationShape::Picture
            && !isReplaced)
            shown.push_back(&annotation);
    }
    if (draft && draft->picture == picture)
        shown.push_back(&*draft);
    return shown;
}

std::vector<const MeasureMark*> shownMeasures(const AnnotationLayer& layer, const SliceScene& scene)
{
    const PictureIdentity picture = shownPicture(scene);
    std::vector<const MeasureMark*> shown;
    for (const MeasureMark& one : layer.measures)
        if (picture.isKnown() && one.marks.picture == picture)
            shown.push_back(&one);
    return shown;
}

QPointF displayOf(const SliceScene& scene, ImagePoint point)
{
    const DisplayPoint at = scene.displayFromImage(point);
    return {at.x, at.y};
}

QPainterPath pathOf(const Annotation& annotation, const SliceScene& scene)
{
    QPainterPath path;
    const auto& points = annotation.points;
    const AnnotationShape shape = shapeOf(annotation.kind);
    if (shape == AnnotationShape::Ellipse && points.size() == 2) {
        path.addEllipse(
            QRectF(displayOf(scene, points[0]), displayOf(scene, points[1])).normalized());
        return path;
    }
    if (shape == AnnotationShape::Point)
        return path;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool isStart = i == 0 || (shape == AnnotationShape::LinePair && i == 2);
        if (isStart)
            path.moveTo(displayOf(scene, points[i]));
        else
            path.lineTo(displayOf(scene, points[i]));
    }
    if (shape == AnnotationShape::Outline && !annotation.annotationUid.empty())
        path.closeSubpath();
    return path;
}

QRectF textBoxOf(const Annotation& annotation, const SliceScene& scene)
{
    if (shapeOf(annotation.kind) != AnnotationShape::Point || annotation.points.empty())
        return {};
    constexpr double besidePoint = 8;
    QSizeF size;
    for (const QString& line : annotationLines(annotation, {})) {
        const QSizeF one = overlayTextSize(line, kAnnotationTextStyle);
        size = {std::max(size.width(), one.width()), size.height() + one.height()};
    }
    const QPointF at = displayOf(scene, annotation.points.front());
    return {QPointF(at.x() + besidePoint, at.y() - size.height() / 2), size};
}

std::optional<AnnotationHit> annotationAt(const AnnotationLayer& layer, const SliceScene& scene,
                                          QPointF position, bool handlesOnly)
{
    const std::vector<const Annotation*> shown = shownAnnotations(layer, scene);
    std::optional<AnnotationHit> hit;
    double least = kHandleReach;
    for (const Annotation* annotation : shown) {
        const std::vector<ImagePoint> handles = handlesOf(*annotation);
        for (std::size_t i = 0; i < handles.size(); ++i) {
            const double far = QLineF(displayOf(scene, handles[i]), position).length();
            if (far <= least) {
                least = far;
                hit = AnnotationHit{annotation->annotationUid, i};
            }
        }
    }
    if (hit || handlesOnly)
        return hit;
    QPainterPathStroker stroker;
    stroker.setWidth(2 * kLineReach);
    for (auto one = shown.rbegin(); one != shown.rend(); ++one) {
        const bool isOnText = textBoxOf(**one, scene).contains(position);
        if (isOnText || stroker.createStroke(pathOf(**one, scene)).contains(position))
            return AnnotationHit{(*one)->annotationUid, std::nullopt};
    }
    return std::nullopt;
}

} // namespace foramen
