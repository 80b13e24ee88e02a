#pragma once

#include "core/spine/terms.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// A possible disc, whose level is not known yet.
struct ChainCandidate {
    double posterior = 0; ///< mm, in the plane of the sagittal slices
    double down = 0; ///< mm, towards the feet
    std::array<double, kLevelCount> mass{}; ///< probability mass of each level's map at this place
    std::array<double, kLevelCount>
        surroundings{}; ///< log: how well the surroundings fit each level
};

/// The candidates and the priors that bestChain() chooses from.
struct ChainInput {
    std::vector<ChainCandidate> candidates;
    std::array<double, kLevelCount> absent{}; ///< probability that each level is not in view
    double prior = 0; ///< log: added to each chain's score
};

/// An assignment of candidates to levels with its score.
struct Chain {
    std::array<std::optional<std::size_t>, kLevelCount>
        candidates; ///< index of each level's candidate; none: not in view
    double score = 0; ///< log: masses, surroundings, spacing (34 mm, 20 to 52 mm), direction;
                      ///< 0 is perfect
    double margin = 0; ///< lead over the best chain with another disc as the lowest level in view
};

/// The best assignment of discs to neighbouring levels, from head to feet, by dynamic programming.
/// Levels may be out of view at either end only. If no candidate fits, all are out of view.
[[nodiscard]] Chain bestChain(const ChainInput& input);

} // namespace foramen
