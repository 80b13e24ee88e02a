#pragma once

#include "core/ai/levels/heat_maps.h"
#include "core/ai/model/network_contract.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// The sagittal maps of a series, averaged on the grid of one of its slices: points, discs, sac and
/// sacrum.
struct AverageMaps {
    static constexpr std::size_t kChannels = sagittal_map::kSacrum + 1;

    const HeatMaps* reference = nullptr; ///< the slice whose grid this is
    std::array<std::vector<double>, kChannels> values; ///< rows, columns
    std::array<double, sagittal_map::kPointCount> absent{};

    [[nodiscard]] int size() const { return reference->size(); }
    [[nodiscard]] double at(std::size_t channel, int row, int column) const
    {
        return values[channel][static_cast<std::size_t>(row) * static_cast<std::size_t>(size())
                               + static_cast<std::size_t>(column)];
    }
    /// The nearest pixel's value, 0 outside the map.
    [[nodiscard]] double near(std::size_t channel, ImagePoint map) const;
};

/// The area of a slice, mm2, where a mask channel is above one half.
[[nodiscard]] double maskArea(const HeatMaps& maps, std::size_t channel);

/// The weight of each slice for the levels: slices through the sac or, if none shows it, through
/// discs. @return empty where there is neither.
[[nodiscard]] std::vector<double> sliceWeights(const std::vector<HeatMaps>& slices);

/// @param weights one for each slice, not all 0. The result refers to a slice of @p slices.
[[nodiscard]] AverageMaps averageOf(const std::vector<HeatMaps>& slices,
                                    const std::vector<double>& weights);

/// The probability mass of a map, or of all level maps together, near a place.
struct Mass {
    double total = 0;
    ImagePoint center; ///< map pixels; the given place where there is no mass
};

/// Mass and centre of mass of one channel, or of all point channels when none is named, within a
/// disc's radius (9 mm).
[[nodiscard]] Mass massAround(const AverageMaps& mean, std::optional<std::size_t> channel,
                              ImagePoint around);

/// The orientation of a disc: the principal axis of the disc mask about its centre.
struct DiscAxis {
    ImagePoint step; ///< unit vector in map pixels, columns growing
    double elongation = 1; ///< variance along it over variance across
};
/// @return none where too little of the disc is in the mask
[[nodiscard]] std::optional<DiscAxis> discAxis(const AverageMaps& mean, ImagePoint disc);

} // namespace foramen
