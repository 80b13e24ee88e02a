#pragma once

#include "core/ai/levels/average_maps.h"
#include "core/ai/levels/level_chain.h"

#include <array>
#include <vector>

namespace foramen {

/// Places of possible discs, map pixels: first those that a level map shows, then those that only
/// the map of all discs shows. They are the places of largest probability mass, at least a disc's
/// distance apart.
[[nodiscard]] std::vector<ImagePoint> discCandidates(const AverageMaps& mean);

/// By how many levels the network may have misnumbered the discs. All level maps are then wrong
/// together: one map shows the disc of the next level.
enum class MapShift {
    TooHigh = -1, ///< the map of L5/S1 shows L4/L5: no map shows L5/S1
    None = 0,
    TooLow = 1, ///< the map of L4/L5 shows L5/S1, that of T12/L1 shows L1/L2
};
constexpr std::array<MapShift, 3> kMapShifts = {MapShift::TooHigh, MapShift::None,
                                                MapShift::TooLow};

/// The evidence of the maps for each candidate: the level maps, read with a shift, and the sacrum
/// around it. The sacrum lies below L5/S1 and below no other disc, and no lumbar disc lies inside
/// it.
[[nodiscard]] ChainInput chainInput(const AverageMaps& mean, const std::vector<ImagePoint>& discs,
                                    MapShift shift);

} // namespace foramen
