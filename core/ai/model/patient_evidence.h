#pragma once

#include "core/base/reason.h"
#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <string>

namespace foramen {

/// What a grader was measured to do for one condition on pictures of patients that it was not
/// trained on.
struct PatientEvidence {
    int sites = 0; ///< graded by radiologists
    double aucModerate = 0; ///< area under the ROC curve, Moderate or Severe against Normal/Mild
    std::optional<double> aucSevere; ///< Severe against the rest
    double logLoss = 0; ///< weighted 1, 2, 4, as in the challenge
    double priorLogLoss = 0; ///< of the shares of the grades alone, on the same sites
    std::string source; ///< where the pictures and their grades come from
    std::string date; ///< of the measurement, ISO 8601
};

/// What a model's card states, by Condition; none: not measured.
using PatientEvidences = std::array<std::optional<PatientEvidence>, kConditionCount>;

/// The bar: a condition that does not reach it is not reliable on patients. Among fewer sites one
/// grade decides. One measure of a picture's brightness, without any network, ranks real foramina
/// with an area of 0.86: a grader that ranks worse adds nothing. A log loss above that of the
/// shares of the grades misleads (core/ai/DECISIONS.md).
inline constexpr int kLeastPatientSites = 10;
inline constexpr double kLeastAucModerate = 0.85;

/// Why a condition with this evidence is not reliable on patients. @return none where it is.
[[nodiscard]] std::optional<Reason> whyUnreliable(const std::optional<PatientEvidence>& evidence);

} // namespace foramen
