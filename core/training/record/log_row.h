#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace foramen {

/// One line of log.csv.
struct LogRow {
    std::string network; ///< "canal_grader", ...
    std::int64_t step = 0; ///< steps done
    double seconds = 0; ///< of training of this network
    double loss = 0; ///< mean since the line before
    double learningRate = 0;
    /// On the held-out studies: weighted log loss of a grader, mean distance in mm of a localiser;
    /// NaN where it was not measured.
    double validation = std::numeric_limits<double>::quiet_NaN();
};

} // namespace foramen
