#pragma once

#include "core/dicom/study.h"
#include "core/spine/series_role_key.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// "Sagittal T1", "Sagittal T2/STIR", "Axial T2": the challenge's series_description.
[[nodiscard]] std::string nameOf(SeriesRole role);

/// The role of a series with its reason, for the reader.
struct RoleGuess {
    std::optional<SeriesRole> role;
    Reason
        reason; ///< "sagittal by orientation; T2 by TE 112 ms, TR 3,500 ms", or why it has no role
};

/// Guesses the plane from Image Orientation (Patient) and the contrast from TE, TR, TI and
/// sequence, else both from an RSNA description table, else from words of the Series Description.
/// The majority of the pictures decides. Localizers (few slices, several planes, or so named) have
/// no role.
[[nodiscard]] RoleGuess guessRole(const Series& series);

/// The role of one series, and whether it was chosen for that role.
struct RoleAssignment {
    std::size_t seriesIndex = 0; ///< into Study::series
    RoleGuess guess;
    bool chosen = false; ///< the predictor and the hanging use it for its role
};
[[nodiscard]] std::vector<RoleAssignment> assignRoles(const Study& study);

} // namespace foramen
