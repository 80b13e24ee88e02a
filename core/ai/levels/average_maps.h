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

/// mm2 of a slice where a mask channel says more yes than no.
[[nodiscard]] double maskArea(const HeatMaps& maps, std::size_t channel);

/// How much each slice counts for the levels: those through the sac, else (slices beside it only)
/// those through discs. @return empty where there is neither.
[[nodiscard]] std::vector<double> sliceWeights(const std::vector<HeatMaps>& slices);

/// @param weights one for each slice, not all 0. The result refers to a slice of @p slices.
[[nodiscard]] AverageMaps averageOf(const std::vector<HeatMaps>& slices,
                                    const std::vector<double>& weights);

/// What a map, or all level maps together, put near a place.
struct Mass {
    double total = 0;
    ImagePoint center; ///< map pixels; the asked place when there is none
};

/// Mass and centre of mass of one channel, or of all point channels when none is named, within a
/// disc's radius (9 mm).
[[nodiscard]] Mass massAround(const AverageMaps& mean, std::optional<std::size_t> channel,
                              ImagePoint around);

/// Which way a disc lies: the principal axis of the disc mask about its centre.
struct DiscAxis {
    ImagePoint step; ///< unit vector in map pixels, columns growing
    double elongation = 1; ///< variance along it over variance across
};
/// @return none where the mask shows too little of a disc
[[nodiscard]] std::optional<DiscAxis> discAxis(const AverageMaps& mean, ImagePoint disc);

} // namespace foramen
