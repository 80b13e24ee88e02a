#include "ui/panes/spine_layout.h"

#include "core/imaging/stack_order.h"
#include "ui/panes/site_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace foramen {

namespace {

constexpr double kNearDiscMm = 22; ///< a block farther from every disc belongs to none
constexpr double kMidlineMm = 2.5;

/// Distance of a disc from one slice along the normal, mm, unsigned.
double distanceToSlice(const Volume& volume, int slice, PatientPoint point)
{
    return std::abs(volume.geometry.slicePosition(point) - slice * volume.geometry.sliceSpacing);
}

std::optional<DiscLevel> nearestLevel(const Volume& volume, int slice, const LevelLocations& levels)
{
    std::optional<DiscLevel> nearest;
    double best = kNearDiscMm;
    for (const LevelLocation& location : levels) {
        if (!location.discCenter)
            continue;
        const double distance = distanceToSlice(volume, slice, *location.discCenter);
        if (distance < best) {
            best = distance;
            nearest = location.level;
        }
    }
    return nearest;
}

/// How many discs lie inside the block.
int discsInside(const Volume& volume, const LevelLocations& levels)
{
    const VolumeGeometry& geometry = volume.geometry;
    return static_cast<int>(std::count_if(levels.begin(), levels.end(), [&](const auto& at) {
        if (!at.discCenter)
            return false;
        const double slice = geometry.slicePosition(*at.discCenter) / geometry.sliceSpacing;
        return slice > -0.5 && slice < geometry.slices - 0.5;
    }));
}

} // namespace

std::vector<std::optional<DiscLevel>> levelsOfPositions(const std::vector<VolumePtr>& blocks,
                                                        const LevelLocations& levels)
{
    std::vector<std::optional<DiscLevel>> found;
    for (const VolumePtr& block : blocks) {
        const int slices = block->geometry.slices;
        const bool shared = block->hasGeometry && discsInside(*block, levels) > 1;
        const auto whole = block->hasGeometry ? nearestLevel(*block, slices / 2, levels)
                                              : std::optional<DiscLevel>();
        for (int offset = 0; offset < slices; ++offset)
            found.push_back(shared ? nearestLevel(*block, stackSlice(*block, offset), levels)
                                   : whole);
    }
    return found;
}

std::vector<PaneSegment> segmentsOf(const LevelledStack& stack, DiscLevel current)
{
    std::vector<PaneSegment> segments;
    const std::vector<VolumePtr>& blocks = stack.blocks();
    int position = 0;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const int end = position + blocks[block]->geometry.slices;
        while (position < end) {
            const auto level = stack.levelAt(position);
            PaneSegment segment{.first = position, .last = position};
            while (position < end && stack.levelAt(position) == level)
                segment.last = position++;
            segment.current = level == current;
            if (level)
                segment.name = levelName(*level);
            else if (blocks.size() > 1)
                segment.name =
                    QCoreApplication::translate("SpineLayout", "Block %1").arg(block + 1);
            segments.push_back(segment);
        }
    }
    return segments;
}

std::optional<int> positionFor(PatientPoint point, DiscLevel level, const LevelledStack& stack)
{
    std::optional<int> best;
    double bestDistance = std::numeric_limits<double>::max();
    const bool isNamed = stack.hasLevel(level);
    int start = 0;
    for (const VolumePtr& block : stack.blocks()) {
        const int slices = block->geometry.slices;
        for (int offset = 0; offset < slices && block->hasGeometry; ++offset) {
            const int position = start + offset;
            if (isNamed && stack.levelAt(position) != level)
                continue;
            const double distance = distanceToSlice(*block, stackSlice(*block, offset), point);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = position;
            }
        }
        start += slices;
    }
    return best;
}

std::optional<double> leftOfMidline(const Volume& volume, int slice, const LevelLocations& levels)
{
    if (!volume.hasGeometry)
        return std::nullopt;
    const double towardsLeft = volume.geometry.sliceNormal().x >= 0 ? 1 : -1;
    double sum = 0;
    int count = 0;
    for (const LevelLocation& location : levels) {
        if (!location.discCenter)
            continue;
        sum += volume.geometry.slicePosition(*location.discCenter);
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    return towardsLeft * (slice * volume.geometry.sliceSpacing - sum / count);
}

QString sideText(double leftOfMidlineMm, SideWords words)
{
    if (std::abs(leftOfMidlineMm) < kMidlineMm)
        return QCoreApplication::translate("SpineLayout", "midline");
    const int mm = static_cast<int>(std::lround(std::abs(leftOfMidlineMm)));
    if (words == SideWords::Short)
        return leftOfMidlineMm > 0
            ? QCoreApplication::translate("SpineLayout", "%1 mm left").arg(mm)
            : QCoreApplication::translate("SpineLayout", "%1 mm right").arg(mm);
    return leftOfMidlineMm > 0
        ? QCoreApplication::translate("SpineLayout", "%1 mm left of midline").arg(mm)
        : QCoreApplication::translate("SpineLayout", "%1 mm right of midline").arg(mm);
}

double axialTilt(const Volume& volume)
{
    const double cosine = std::min(1.0, std::abs(volume.geometry.sliceNormal().z));
    return std::acos(cosine) * 180 / std::numbers::pi;
}

} // namespace foramen
