#pragma once

#include "core/imaging/volume.h"

#include <vector>

namespace foramen {

/// A plane across a sagittal series that runs along a disc, like an axial slice. LPS, mm, in the
/// Frame of Reference of the series.
struct ObliquePlane {
    PatientPoint center; ///< it turns about the left-right line through this point
    PatientVector towardsLeft{1, 0, 0}; ///< unit: across the slices of the series
    PatientVector towardsBack{0, 1, 0}; ///< unit: within them
    friend bool operator==(const ObliquePlane&, const ObliquePlane&) = default;

    [[nodiscard]] PatientVector towardsHead() const { return cross(towardsLeft, towardsBack); }
};

/// How far a resampled plane reaches in front of its centre and behind it, mm: the disc, the canal,
/// the facets and the muscles beside them.
constexpr double kObliqueFrontMm = 48;
constexpr double kObliqueBackMm = 72;
/// A stack of parallel planes, a middle one and as many above as below.
constexpr int kObliqueSlices = 21;
constexpr double kObliqueSpacingMm = 2;
/// Largest tilt of a plane from the true axial plane, degrees.
constexpr double kMostObliqueTilt = 58;

/// The direction across the slices of a sagittal series, towards the patient's left.
[[nodiscard]] PatientVector leftOf(const VolumeGeometry& sagittal);

/// The direction of each disc towards the back: perpendicular to the curve through the disc
/// centres, which is continued beyond its ends with the same curvature.
/// @param centers from head to feet.
/// @return one for each disc; horizontal ones where there are fewer than two.
[[nodiscard]] std::vector<PatientVector> discDirections(const std::vector<PatientPoint>& centers,
                                                        PatientVector towardsLeft);

/// The plane through a point of a sagittal series in a direction; its tilt is limited.
[[nodiscard]] ObliquePlane obliquePlane(const VolumeGeometry& sagittal, PatientPoint center,
                                        PatientVector towardsBack);
/// Angle from the true axial plane, degrees; positive where the back edge is nearer to the head.
[[nodiscard]] double tiltOf(const ObliquePlane& plane);
/// The plane turned about its centre; its tilt is limited. @param degrees positive: the back edge
/// towards the head.
[[nodiscard]] ObliquePlane tilted(const ObliquePlane& plane, double degrees);
/// The plane moved along its normal. @param mm positive: towards the head.
[[nodiscard]] ObliquePlane moved(const ObliquePlane& plane, double mm);

/// The stack of planes around a plane, from head to feet: as wide as the sagittal series, with its
/// pixel size.
[[nodiscard]] VolumeGeometry obliqueStack(const VolumeGeometry& sagittal,
                                          const ObliquePlane& plane);

} // namespace foramen
