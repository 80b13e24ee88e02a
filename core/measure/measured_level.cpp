#include "core/measure/measured_level.h"

#include "core/imaging/stack_order.h"

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
    const std::vector<Disc> along = discsAlongSpine(discs);
    std::optional<DiscLevel> level;
    for (const ImagePoint& point : annotation.points) {
        const auto nearest = nearestAlongSpine(
            geometry.patientFromVoxel({point.column, point.row, static_cast<double>(slice)}),
            along);
        if (!nearest || (level && level != nearest))
            return std::nullopt;
        level = nearest;
    }
    return level;
}

} // namespace foramen
