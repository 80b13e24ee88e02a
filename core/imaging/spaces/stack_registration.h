#pragma once

#include "core/base/patient_space.h"
#include "core/base/result.h"
#include "core/imaging/volume.h"

#include <array>

namespace foramen {

/// How well two stacks of near-parallel slices fit, whatever their contrasts: by the mutual
/// information of their values.
struct StackFit {
    PatientVector offset; ///< to add to the moving stack's points, LPS, mm
    double information = 0; ///< nats, in place
    double informationFar = 0; ///< the greatest of those with the moving stack put well aside
};

/// Finds by a translation where the moving stack fits best, from where it lies (Mattes et al. 2003,
/// by ITK). Offsets up to about 10 mm are found.
/// @return Unsupported where the stacks overlap too little, or ITK's reason.
[[nodiscard]] Result<StackFit> registerStacks(const Volume& fixed, const Volume& moving);

} // namespace foramen
