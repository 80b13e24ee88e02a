#pragma once

#include "core/dataset/tables/rsna_tables.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// Graded sites that an evaluation leaves out because nothing was predicted for them.
struct WithoutPrediction {
    std::size_t sites = 0;
    std::size_t studies = 0; ///< of which no site is left
};

/// Takes the sites without a prediction out of a truth: predictions of one fold, or of a run that
/// is not at its end.
WithoutPrediction keepPredicted(LabelTable& truth, const std::vector<SubmissionRow>& predictions);

} // namespace foramen
