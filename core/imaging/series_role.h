#pragma once

#include "core/dicom/study.h"
#include "core/spine/series_role_key.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// "Sagittal T1", "Sagittal T2/STIR", "Axial T2": the challenge's series_description.
[[nodiscard]] std::string nameOf(SeriesRole role);

/// What a series is, and why: shown to the reader.
struct RoleGuess {
    std::optional<SeriesRole> role;
    Reason
        reason; ///< "sagittal by orientation; T2 by TE 112 ms, TR 3,500 ms", or why it has no role
};

/// Plane from Image Orientation (Patient), contrast from TE, TR, TI and sequence, else from an RSNA
/// description table, else from the description's words. Most of the pictures decide; localizers
/// (few slices, several planes, or named so) have no role.
[[nodiscard]] RoleGuess guessRole(const Series& series);

/// The series chosen for each role of a study: largest coverage first, more slices next. Several
/// axial series may share the role.
struct RoleAssignment {
    std::size_t seriesIndex = 0; ///< into Study::series
    RoleGuess guess;
    bool chosen = false; ///< used for its role by the hanging and the predictor
};
[[nodiscard]] std::vector<RoleAssignment> assignRoles(const Study& study);

} // namespace foramen
