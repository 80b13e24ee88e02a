#pragma once

#include "core/ai/grading/localised_study.h"

#include <vector>

namespace foramen {

/// A site that waits for its grader, or the reason why it does not.
struct SiteCandidate {
    Site site;
    const CanonicalVolume* volume = nullptr; ///< of the study; none: refused
    int slice = 0; ///< canonical index
    PatientPoint point; ///< LPS, mm, in the plane of that slice
    Reason refused;
};

/// One candidate for each site of the condition, both sides; none of a level beside metal waits.
[[nodiscard]] std::vector<SiteCandidate> canalCandidates(const LocalisedStudy& study);
[[nodiscard]] std::vector<SiteCandidate> foraminalCandidates(const LocalisedStudy& study);
[[nodiscard]] std::vector<SiteCandidate> recessCandidates(const LocalisedStudy& study);

} // namespace foramen
