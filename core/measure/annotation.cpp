#include "core/measure/annotation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

/// Corners of an ellipse's bounding box, the smaller column and row first.
std::pair<ImagePoint, ImagePoint> boxOf(const Annotation& ellipse)
{
    const ImagePoint a = ellipse.points[0];
    const ImagePoint b = ellipse.points[1];
    return {{std::min(a.column, b.column), std::min(a.row, b.row)},
            {std::max(a.column, b.column), std::max(a.row, b.row)}};
}

} // namespace

bool isComplete(const Annotation& annotation)
{
    const std::size_t wanted = pointCountOf(annotation.kind);
    const std::size_t count = annotation.points.size();
    const bool isEnough =
        shapeOf(annotation.kind) == AnnotationShape::Outline ? count >= wanted : count == wanted;
    return isEnough
        && std::all_of(annotation.points.begin(), annotation.points.end(),
                       [](const ImagePoint& point) {
                           return std::isfinite(point.column) && std::isfinite(point.row);
                       });
}

std::vector<ImagePoint> handlesOf(const Annotation& annotation)
{
    if (shapeOf(annotation.kind) != AnnotationShape::Ellipse || annotation.points.size() != 2)
        return annotation.points;
    const auto [first, last] = boxOf(annotation);
    const double column = (first.column + last.column) / 2;
    const double row = (first.row + last.row) / 2;
    return {{first.column, row}, {column, first.row}, {last.column, row}, {column, last.row}};
}

Annotation withHandleAt(Annotation annotation, std::size_t handle, ImagePoint place)
{
    if (handle >= handlesOf(annotation).size())
        return annotation;
    if (shapeOf(annotation.kind) != AnnotationShape::Ellipse || annotation.points.size() != 2) {
        annotation.points[handle] = place;
        return annotation;
    }
    auto [first, last] = boxOf(annotation);
    switch (handle) {
    case 0:
        first.column = place.column;
        break;
    case 1:
        first.row = place.row;
        break;
    case 2:
        last.column = place.column;
        break;
    default:
        last.row = place.row;
        break;
    }
    annotation.points = {first, last};
    return annotation;
}

Annotation displaced(Annotation annotation, double columns, double rows)
{
    for (ImagePoint& point : annotation.points)
        point = {point.column + columns, point.row + rows};
    return annotation;
}

} // namespace foramen
