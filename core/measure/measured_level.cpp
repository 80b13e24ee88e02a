#include "core/measure/measured_level.h"

#include "core/imaging/stack_order.h"
#include "core/measure/measurement.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace foramen {

namespace {

/// A disc and the direction of the spine there.
struct Disc {
    DiscLevel level = DiscLevel::L1L2;
    PatientPoint center;
    PatientVector along; ///< unit length
};

std::vector<Disc> discsAlongSpine(const LevelLocations& locations)
{
    std::vector<Disc> discs;
    for (const LevelLocation& one : locations)
        if (one.discCenter)
            discs.push_back({one.level, *one.discCenter, {0, 0, 1}});
    for (std::size_t i = 0; discs.size() >= 2 && i < discs.size(); ++i) {
        const std::size_t above = i > 0 ? i - 1 : 0;
        const std::size_t below = std::min(i + 1, discs.size() - 1);
        discs[i].along = normalized(discs[above].center - discs[below].center);
    }
    return discs;
}

std::optional<DiscLevel> nearestAlongSpine(PatientPoint point, const std::vector<Disc>& discs)
{
    std::optional<DiscLevel> nearest;
    double best = kDiscReachMm;
    for (const Disc& disc : discs) {
        const double distance = std::abs(dot(point - disc.center, disc.along));
        if (distance < best) {
            best = distance;
            nearest = disc.level;
        }
    }
    return nearest;
}

ImagePoint middleOf(const std::vector<ImagePoint>& points)
{
    ImagePoint sum;
    for (const ImagePoint& point : points)
        sum = {sum.column + point.column, sum.row + point.row};
    const auto count = static_cast<double>(points.size());
    return {sum.column / count, sum.row / count};
}

std::optional<DiscLevel> levelOfAxialSlice(const VolumePtr& volume, int slice,
                                           const LevelLocations& discs)
{
    const std::vector<std::optional<DiscLevel>> levels = levelsOfPositions({volume}, discs);
    for (std::size_t offset = 0; offset < levels.size(); ++offset)
        if (stackSlice(*volume, static_cast<int>(offset)) == slice)
            return levels[offset];
    return std::nullopt;
}

} // namespace

std::optional<DiscLevel> levelOf(const Annotation& annotation, const VolumePtr& volume, int slice,
                                 const LevelLocations& discs)
{
    if (!volume || !volume->hasGeometry)
        return std::nullopt;
    const VolumeGeometry& geometry = volume->geometry;
    if (isAcrossBody(geometry))
        return levelOfAxialSlice(volume, slice, discs);
    const auto measured = traitsOf(annotation.kind).measure;
    if (measured && !hasLevel(*measured))
        return std::nullopt;
    const std::vector<Disc> along = discsAlongSpine(discs);
    std::optional<DiscLevel> level;
    const bool isForamen = measured && hasSide(*measured);
    for (const ImagePoint& point :
         isForamen ? std::vector<ImagePoint>{middleOf(annotation.points)} : annotation.points) {
        const auto nearest = nearestAlongSpine(
            geometry.patientFromVoxel({point.column, point.row, static_cast<double>(slice)}),
            along);
        if (!nearest || (level && level != nearest))
            return std::nullopt;
        level = nearest;
    }
    return level;
}

std::optional<Side> sideOf(const Annotation& annotation, const VolumePtr& volume, int slice,
                           const LevelLocations& discs)
{
    const auto measured = traitsOf(annotation.kind).measure;
    if (!measured || !hasSide(*measured))
        return std::nullopt;
    const auto level = levelOf(annotation, volume, slice, discs);
    const auto disc = std::find_if(discs.begin(), discs.end(), [&level](const LevelLocation& one) {
        return level == one.level && one.discCenter;
    });
    if (disc == discs.end())
        return std::nullopt;
    const ImagePoint middle = middleOf(annotation.points);
    const double left =
        volume->geometry.patientFromVoxel({middle.column, middle.row, static_cast<double>(slice)}).x
        - disc->discCenter->x;
    constexpr double midlineMm = 5;
    if (std::abs(left) < midlineMm)
        return std::nullopt;
    return left > 0 ? Side::Left : Side::Right;
}

std::optional<ReaderMeasure> readerMeasureOf(const Annotation& annotation, const VolumePtr& volume,
                                             int slice, const LevelLocations& discs)
{
    const auto kind = traitsOf(annotation.kind).measure;
    if (!kind || !volume)
        return std::nullopt;
    const Measurement measured = measure(annotation, *volume, slice);
    ReaderMeasure made{.kind = *kind,
                       .level = levelOf(annotation, volume, slice, discs),
                       .side = sideOf(annotation, volume, slice, discs),
                       .annotationUid = annotation.annotationUid,
                       .author = annotation.author,
                       .time = annotation.time};
    const auto value = measured.angle ? measured.angle
        : measured.isMillimetres()    ? (measured.length ? measured.length : measured.area)
                                      : std::nullopt;
    if (!value || made.level.has_value() != hasLevel(*kind)
        || made.side.has_value() != hasSide(*kind))
        return std::nullopt;
    made.value = *value;
    return made;
}

} // namespace foramen
