#include "ui/panes/stack/spine_layout.h"

#include "core/imaging/stack_order.h"
#include "ui/panes/stack/site_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace foramen {

namespace {

constexpr double kMidlineMm = 2.5;

} // namespace

std::vector<PaneSegment> segmentsOf(const LevelledStack& stack, DiscLevel current,
                                    const SpineVariant& variant)
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
                segment.name = levelName(variant, *level);
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
        sum += volume.geometry.distanceFromSlice(*location.discCenter, slice);
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    return -towardsLeft * sum / count;
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
