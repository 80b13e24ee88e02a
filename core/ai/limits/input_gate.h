#pragma once

#include "core/base/reason.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// What the headers of a series say against grading what it shows.
struct RoleGate {
    Reason refused; ///< why no site is graded on it; empty: nothing is against it
    bool otherAnatomy = false; ///< it shows something else: no levels are looked for on it either
};

/// What the headers of a study say against grading it, before any network runs: the model's
/// intended use is unenhanced MRI of the lumbar spine of adults. No patient data in the reasons.
struct InputGate {
    Reason study; ///< why nothing of the study is graded; empty: look at the roles
    std::array<RoleGate, 3> roles; ///< by SeriesRole

    [[nodiscard]] const RoleGate& of(SeriesRole role) const
    {
        return roles[static_cast<std::size_t>(role)];
    }
};

/// A series that is to be graded as one role.
struct GatedSeries {
    SeriesRole role = SeriesRole::SagittalT2;
    const Series* series = nullptr; ///< never null
};

/// Reads the gate's signs: age, body part, contrast agent, and names of sequences that suppress
/// metal. What a header does not say is held against nobody.
[[nodiscard]] InputGate gateOf(const Study& study, const std::vector<GatedSeries>& chosen);

/// The patient's age in years on the day of the study, from Patient's Age, else from birth and
/// study date. @return none where neither says.
[[nodiscard]] std::optional<double> ageInYears(const Study& study);

} // namespace foramen
