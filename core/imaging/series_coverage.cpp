#include "core/imaging/series_coverage.h"

#include <algorithm>
#include <array>
#include <limits>

namespace foramen {

namespace {

AnatomicalPlane planeOf(const ImagePlane& plane)
{
    VolumeGeometry geometry;
    geometry.rowDirection = plane.rowDirection;
    geometry.columnDirection = plane.columnDirection;
    return planeOf(geometry);
}

struct Range {
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();

    void include(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] double size() const { return high > low ? high - low : 0; }
};

/// The axis of LPS that the slices of a plane are stacked along.
double acrossSlices(AnatomicalPlane plane, PatientPoint point)
{
    return plane == AnatomicalPlane::Sagittal ? point.x
        : plane == AnatomicalPlane::Coronal   ? point.y
                                              : point.z;
}

} // namespace

SeriesCoverage coverageOf(const Series& series)
{
    SeriesCoverage coverage;
    std::array<int, 4> counts{};
    std::array<Range, 4> across;
    Range axis;
    double area = 0;
    double thickness = 0;
    for (const Instance& instance : series.instances) {
        if (instance.kind != InstanceKind::Image)
            continue;
        for (const Frame& frame : instance.frames) {
            ++coverage.slices;
            if (!frame.plane)
                continue;
            ++coverage.placed;
            const ImagePlane& plane = *frame.plane;
            const PatientPoint center = plane.position
                + plane.rowDirection * (plane.columnSpacing * (instance.columns - 1) / 2.0)
                + plane.columnDirection * (plane.rowSpacing * (instance.rows - 1) / 2.0);
            const AnatomicalPlane kind = planeOf(plane);
            ++counts[static_cast<std::size_t>(kind)];
            across[static_cast<std::size_t>(kind)].include(acrossSlices(kind, center));
            axis.include(center.z);
            area = std::max(
                area, plane.columnSpacing * instance.columns * plane.rowSpacing * instance.rows);
            thickness = std::max(thickness, instance.sliceThickness.value_or(0));
        }
    }
    if (coverage.placed == 0)
        return coverage;
    coverage.planes =
        static_cast<int>(std::count_if(counts.begin(), counts.end(), [](int n) { return n > 0; }));
    const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
    coverage.plane = static_cast<AnatomicalPlane>(most);
    coverage.volumeMm3 = area * (across[static_cast<std::size_t>(most)].size() + thickness);
    coverage.headMm = axis.high;
    coverage.footMm = axis.low;
    return coverage;
}

ReasonCode termOf(AnatomicalPlane plane)
{
    switch (plane) {
    case AnatomicalPlane::Sagittal:
        return ReasonCode::SagittalPlane;
    case AnatomicalPlane::Axial:
        return ReasonCode::AxialPlane;
    case AnatomicalPlane::Coronal:
        return ReasonCode::CoronalPlane;
    case AnatomicalPlane::Oblique:
        break;
    }
    return ReasonCode::ObliquePlane;
}

} // namespace foramen
