#pragma once

#include "core/ai/grading/localised_study.h"

#include <span>
#include <vector>

namespace foramen {

/// A site with the place where it is to be graded, or the reason for its refusal.
struct SiteCandidate {
    Site site;
    const CanonicalVolume* volume = nullptr; ///< of the study; null: refused
    int slice = 0; ///< canonical index
    PatientPoint point; ///< LPS, mm, in the plane of that slice
    Reason refused;
};

/// One candidate for each site of the condition, both sides; those of levels beside metal are
/// refused.
[[nodiscard]] std::vector<SiteCandidate> canalCandidates(const LocalisedStudy& study);
[[nodiscard]] std::vector<SiteCandidate> foraminalCandidates(const LocalisedStudy& study);
[[nodiscard]] std::vector<SiteCandidate> recessCandidates(const LocalisedStudy& study);

/// One candidate for each site of a condition and its other side, at the points that the input
/// names in place of those that networks find. A site without a point, or with one on a picture
/// that is not graded, is refused.
[[nodiscard]] std::vector<SiteCandidate>
candidatesAt(std::span<const GivenPoint> points, const LocalisedStudy& study, Condition condition);

} // namespace foramen
