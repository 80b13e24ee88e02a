#include "core/measure/measurement.h"

#include "core/measure/outline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>

namespace foramen {

namespace {

/// A point in the plane of a slice, mm or widths of a pixel: x along rows, y along columns.
struct PlaneVector {
    double x = 0;
    double y = 0;
};

/// Spacing in mm where that is the patient's, else in widths of a pixel.
PixelSpacing measuringSpacing(const Volume& volume)
{
    PixelSpacing spacing = volume.pixelSpacing();
    if (!spacing.isMetric()) {
        spacing.row /= spacing.column;
        spacing.column = 1;
    }
    return spacing;
}

PlaneVector between(ImagePoint from, ImagePoint to, const PixelSpacing& spacing)
{
    return {(to.column - from.column) * spacing.column, (to.row - from.row) * spacing.row};
}

double cross(PlaneVector a, PlaneVector b)
{
    return a.x * b.y - a.y * b.x;
}

double dot(PlaneVector a, PlaneVector b)
{
    return a.x * b.x + a.y * b.y;
}

/// The angle between two directions, 0 to 180 degrees.
double angleBetween(PlaneVector a, PlaneVector b)
{
    return std::atan2(std::abs(cross(a, b)), dot(a, b)) * 180 / std::numbers::pi;
}

/// The angle of two end plates, independent of the direction in which each line was drawn. Both
/// lines are oriented to the same side of the connection of their centres, as the end plates of a
/// curve are, so that angles above 90 degrees are correct. Lines along that connection have the
/// smaller angle.
double cobbAngle(const std::vector<ImagePoint>& points, const PixelSpacing& spacing)
{
    const auto middle = [&points](std::size_t first) {
        return ImagePoint{(points[first].column + points[first + 1].column) / 2,
                          (points[first].row + points[first + 1].row) / 2};
    };
    const PlaneVector way = between(middle(0), middle(2), spacing);
    PlaneVector one = between(points[0], points[1], spacing);
    PlaneVector other = between(points[2], points[3], spacing);
    constexpr double leastSine = 0.17; // about 10 degrees from the connection
    const auto isAlong = [&way](PlaneVector line) {
        return std::abs(cross(line, way))
            <= leastSine * std::hypot(line.x, line.y) * std::hypot(way.x, way.y);
    };
    if (isAlong(one) || isAlong(other)) {
        const double angle = angleBetween(one, other);
        return std::min(angle, 180 - angle);
    }
    if (cross(one, way) < 0)
        one = {-one.x, -one.y};
    if (cross(other, way) < 0)
        other = {-other.x, -other.y};
    return angleBetween(one, other);
}

/// The slip of the upper vertebra, whose corner is the first point, over the corner of the lower
/// one: negative where it lies to posterior. Without geometry its direction is not known.
double signedSlip(const std::vector<ImagePoint>& points, double length, const Volume& volume,
                  int slice)
{
    if (!volume.hasGeometry)
        return length;
    const auto place = [&](ImagePoint point) {
        return volume.geometry.patientFromVoxel(
            {point.column, point.row, static_cast<double>(slice)});
    };
    return place(points[0]).y > place(points[1]).y ? -length : length; // y: to posterior
}

std::optional<RegionValues> valuesIn(const Outline& outline, const Volume& volume, int slice)
{
    const std::int16_t* voxels = volume.slice(slice);
    const int columns = volume.geometry.columns;
    RegionValues values;
    values.least = std::numeric_limits<double>::max();
    values.most = std::numeric_limits<double>::lowest();
    double squares = 0; // of the distances from the mean so far (Welford's method)
    forEachPixelInside(outline, columns, volume.geometry.rows, [&](int column, int row) {
        const double value = volume.rescaleIntercept
            + volume.rescaleSlope
                * voxels[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
                         + static_cast<std::size_t>(column)];
        const double before = value - values.mean;
        values.mean += before / ++values.pixels;
        squares += before * (value - values.mean);
        values.least = std::min(values.least, value);
        values.most = std::max(values.most, value);
    });
    if (values.pixels == 0)
        return std::nullopt;
    if (values.pixels > 1)
        values.deviation = std::sqrt(squares / (values.pixels - 1));
    return values;
}

} // namespace

Measurement measure(const Annotation& annotation, const Volume& volume, int slice)
{
    const PixelSpacing spacing = measuringSpacing(volume);
    const std::vector<ImagePoint>& points = annotation.points;
    Measurement result{.spacing = spacing.kind};
    switch (annotation.kind) {
    case AnnotationKind::Length:
    case AnnotationKind::CanalDiameter:
    case AnnotationKind::DiscHeight:
    case AnnotationKind::Slip:
    case AnnotationKind::ForamenHeight: {
        const PlaneVector line = between(points[0], points[1], spacing);
        result.length = std::hypot(line.x, line.y);
        if (annotation.kind == AnnotationKind::Slip)
            result.length = signedSlip(points, *result.length, volume, slice);
        break;
    }
    case AnnotationKind::Angle:
        result.angle = angleBetween(between(points[1], points[0], spacing),
                                    between(points[1], points[2], spacing));
        break;
    case AnnotationKind::CobbAngle:
    case AnnotationKind::Lordosis:
        result.angle = cobbAngle(points, spacing);
        break;
    case AnnotationKind::Ellipse:
    case AnnotationKind::Polygon:
    case AnnotationKind::SacArea:
    case AnnotationKind::ForamenArea: {
        const Outline outline{points, annotation.kind == AnnotationKind::Ellipse};
        result.crossesItself = crossesItself(outline);
        if (result.crossesItself)
            break;
        result.area = areaOf(outline) * spacing.column * spacing.row;
        result.values = valuesIn(outline, volume, slice);
        break;
    }
    case AnnotationKind::Arrow:
    case AnnotationKind::Text:
    case AnnotationKind::KeyImage:
        break;
    }
    return result;
}

PictureIdentity pictureOf(const Volume& volume, int slice)
{
    if (slice < 0 || static_cast<std::size_t>(slice) >= volume.sources.size())
        return {};
    const SliceSource& source = volume.sources[static_cast<std::size_t>(slice)];
    if (source.missing)
        return {};
    return {volume.seriesInstanceUid, source.sopInstanceUid, source.frameNumber};
}

} // namespace foramen
