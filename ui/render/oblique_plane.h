#pragma once

#include "core/imaging/volume.h"

#include <vector>

namespace foramen {

/// A plane across a sagittal series, along a disc as an axial slice is. LPS, mm, in the series'
/// Frame of Reference.
struct ObliquePlane {
    PatientPoint center; ///< it turns about the left-right line through this point
    PatientVector towardsLeft{1, 0, 0}; ///< unit: across the series' slices
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
/// Tilted further, a plane is hardly an axial one any more, degrees.
constexpr double kMostObliqueTilt = 58;

/// The direction across the slices of a sagittal series, towards the patient's left.
[[nodiscard]] PatientVector leftOf(const VolumeGeometry& sagittal);

/// Which way each disc lies, towards the back: across the curve through the discs' centres, bent on
/// beyond the ends as it bends before them. @param centers from head to feet. @return one a disc;
/// level ones where there are fewer than two.
[[nodiscard]] std::vector<PatientVector> discDirections(const std::vector<PatientPoint>& centers,
                                                        PatientVector towardsLeft);

/// The plane through a point of a sagittal series that runs in a direction, as far as the tilt
/// allows.
[[nodiscard]] ObliquePlane obliquePlane(const VolumeGeometry& sagittal, PatientPoint center,
                                        PatientVector towardsBack);
/// Angle from the true axial plane, degrees; positive where the back edge is nearer to the head.
[[nodiscard]] double tiltOf(const ObliquePlane& plane);
/// Turned about its centre, as far as the tilt allows. @param degrees positive: the back edge
/// towards the head.
[[nodiscard]] ObliquePlane tilted(const ObliquePlane& plane, double degrees);
/// Moved along its normal. @param mm positive: towards the head.
[[nodiscard]] ObliquePlane moved(const ObliquePlane& plane, double mm);

/// The stack of planes around one, from head to feet, as wide as the sagittal series reaches and in
/// its pixels.
[[nodiscard]] VolumeGeometry obliqueStack(const VolumeGeometry& sagittal,
                                          const ObliquePlane& plane);

} // namespace foramen
