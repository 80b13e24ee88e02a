#pragma once

#include "core/base/reason.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// Why a series of one role is not graded, by its headers.
struct RoleGate {
    Reason refused; ///< why no site is graded on it; empty: it is graded
    bool otherAnatomy = false; ///< it shows another body part: levels are not searched for either
};

/// Why a study or its roles are not graded, by the headers, before any network runs: the model's
/// intended use is unenhanced MRI of the lumbar spine of adults. The reasons hold no patient data.
struct InputGate {
    Reason study; ///< why nothing of the study is graded; empty: each role decides
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

/// Checks age, body part, contrast agent, and the names of sequences that suppress metal artefacts.
/// A missing attribute is no reason for refusing.
[[nodiscard]] InputGate gateOf(const Study& study, const std::vector<GatedSeries>& chosen);

/// The patient's age in years on the day of the study, from Patient's Age, else from birth and
/// study date. @return none where neither is given.
[[nodiscard]] std::optional<double> ageInYears(const Study& study);

} // namespace foramen
