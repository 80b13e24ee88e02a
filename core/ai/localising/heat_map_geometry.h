#pragma once

#include "core/ai/levels/heat_maps.h"
#include "core/ai/levels/level_decoder.h"

#include <cstddef>

namespace foramen {

/// The position of a map pixel relative to a disc, mm.
struct DiscOffset {
    double posterior = 0;
    double up = 0;
};
[[nodiscard]] DiscOffset offsetOf(const HeatMaps& maps, const DiscFrame& disc, int row, int column);

/// The weighted mean of places in a map.
struct WeightedPlace {
    double weight = 0;
    double column = 0;
    double row = 0;

    void add(double share, int atColumn, int atRow)
    {
        weight += share;
        column += share * atColumn;
        row += share * atRow;
    }
    [[nodiscard]] ImagePoint mean() const { return {column / weight, row / weight}; }
};

/// A map's centre of mass about a place; the place itself where there is no mass.
[[nodiscard]] ImagePoint centerAbout(const HeatMaps& maps, std::size_t channel, ImagePoint place,
                                     double radiusMm);

/// The point of the slice's plane that lies on the normal through a point.
[[nodiscard]] PatientPoint ontoSlice(const HeatMaps& maps, PatientPoint point);

/// The slice nearest to a point; null if there are no slices.
[[nodiscard]] const HeatMaps* nearestSlice(const std::vector<HeatMaps>& slices, PatientPoint point);

} // namespace foramen
