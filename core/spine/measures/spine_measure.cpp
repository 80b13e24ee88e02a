#include "core/spine/measures/spine_measure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

/// In the order of MeasureKind.
constexpr std::array kTraits = {
    MeasureTraits{"canal_ap_diameter", "Canal AP diameter", "mm", MeasureShape::Line},
    MeasureTraits{"dural_sac_area", "Dural sac area", "mm2", MeasureShape::Outline,
                  "area at the level above"},
    MeasureTraits{"disc_height", "Disc height", "mm", MeasureShape::Line,
                  "height of the disc above"},
    MeasureTraits{"slip", "Slip", "mm", MeasureShape::Line, "depth of the lower endplate"},
    MeasureTraits{"foramen_height", "Foramen height", "mm", MeasureShape::Line},
    MeasureTraits{"foramen_area", "Foramen area", "mm2", MeasureShape::Outline},
    MeasureTraits{"lordosis", "Lordosis L1 to S1", "deg", MeasureShape::LinePair},
};
static_assert(kTraits.size() == kMeasureKinds.size());

} // namespace

const MeasureTraits& traitsOf(MeasureKind kind)
{
    return kTraits[static_cast<std::size_t>(kind)];
}

std::string_view keyOf(MeasureKind kind)
{
    return traitsOf(kind).key;
}

std::optional<MeasureKind> measureKindFromKey(std::string_view key)
{
    for (const MeasureKind kind : kMeasureKinds)
        if (keyOf(kind) == key)
            return kind;
    return std::nullopt;
}

bool hasSide(MeasureKind kind)
{
    return kind == MeasureKind::ForamenHeight || kind == MeasureKind::ForamenArea;
}

bool hasLevel(MeasureKind kind)
{
    return kind != MeasureKind::Lordosis;
}

std::size_t pointCountOf(MeasureShape shape)
{
    switch (shape) {
    case MeasureShape::LinePair:
        return 4;
    case MeasureShape::Outline:
        return 3;
    case MeasureShape::Line:
        break;
    }
    return 2;
}

bool isSound(const SpineMeasure& measure)
{
    const MeasureShape shape = traitsOf(measure.kind).shape;
    const std::size_t count = measure.points.size();
    const bool isEnough = shape == MeasureShape::Outline ? count >= pointCountOf(shape)
                                                         : count == pointCountOf(shape);
    return isEnough && std::isfinite(measure.value) && std::isfinite(measure.deviation)
        && measure.deviation >= 0 && (!measure.percent || std::isfinite(*measure.percent))
        && measure.level.has_value() == hasLevel(measure.kind)
        && measure.side.has_value() == hasSide(measure.kind) && measure.frameNumber >= 1
        && std::all_of(measure.points.begin(), measure.points.end(), [](const ImagePoint& point) {
               return std::isfinite(point.column) && std::isfinite(point.row);
           });
}

const SpineMeasure* measureOf(const std::vector<SpineMeasure>& measures, MeasureKind kind,
                              std::optional<DiscLevel> level, std::optional<Side> side)
{
    const auto found =
        std::find_if(measures.begin(), measures.end(), [&](const SpineMeasure& measure) {
            return measure.kind == kind && measure.level == level && measure.side == side;
        });
    return found == measures.end() ? nullptr : &*found;
}

std::vector<SpineMeasure> shifted(const std::vector<SpineMeasure>& measures, int by)
{
    if (by == 0)
        return measures;
    std::vector<SpineMeasure> moved;
    for (const SpineMeasure& measure : measures) {
        if (!measure.level)
            continue;
        const int to = static_cast<int>(*measure.level) + by;
        if (to < 0 || to >= static_cast<int>(kLevelCount))
            continue;
        moved.push_back(measure);
        moved.back().level = kLevels[static_cast<std::size_t>(to)];
    }
    return moved;
}

} // namespace foramen
