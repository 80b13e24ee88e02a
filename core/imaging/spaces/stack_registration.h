#pragma once

#include "core/base/patient_space.h"
#include "core/base/result.h"
#include "core/imaging/volume.h"

#include <array>

namespace foramen {

/// How well two nearly parallel stacks fit: the mutual information of their values, which does not
/// depend on equal contrast.
struct StackFit {
    PatientVector offset; ///< to add to points of the moving stack, LPS, mm
    double information = 0; ///< nats, at the offset
    double informationFar = 0; ///< nats, the greatest with the moving stack shifted far away
    double informationMirrored = 0; ///< nats, the greatest with it mirrored from left to right
};

/// Finds the translation at which the moving stack fits best, starting at its own position (ITK,
/// Mattes et al. 2003). Finds offsets up to about 10 mm.
/// @return Unsupported where the stacks overlap too little, or the error of ITK.
[[nodiscard]] Result<StackFit> registerStacks(const Volume& fixed, const Volume& moving);

} // namespace foramen
