#include "core/ai/localising/heat_map_geometry.h"

#include <algorithm>
#include <cmath>

namespace foramen {

DiscOffset offsetOf(const HeatMaps& maps, const DiscFrame& disc, int row, int column)
{
    const PatientVector offset =
        maps.patientFromMap({static_cast<double>(column), static_cast<double>(row)}) - disc.center;
    return {dot(offset, disc.posterior), -dot(offset, disc.toFeet)};
}

ImagePoint centerAbout(const HeatMaps& maps, std::size_t channel, ImagePoint place, double radiusMm)
{
    const double radius = radiusMm / maps.spacing();
    WeightedPlace center;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column)
            if (std::hypot(row - place.row, column - place.column) <= radius)
                center.add(maps.at(channel, row, column), column, row);
    return center.weight > 0 ? center.mean() : place;
}

PatientPoint ontoSlice(const HeatMaps& maps, PatientPoint point)
{
    return point + maps.normal() * maps.offsetFrom(point);
}

const HeatMaps* nearestSlice(const std::vector<HeatMaps>& slices, PatientPoint point)
{
    const auto nearest =
        std::min_element(slices.begin(), slices.end(), [&](const HeatMaps& a, const HeatMaps& b) {
            return std::abs(a.offsetFrom(point)) < std::abs(b.offsetFrom(point));
        });
    return nearest == slices.end() ? nullptr : &*nearest;
}

} // namespace foramen
