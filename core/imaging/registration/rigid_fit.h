#pragma once

#include "core/base/patient_space.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/imaging/registration/rigid_transform.h"
#include "core/imaging/spaces/contrast_stack.h"

namespace foramen {

/// How well a part of a stack fits another stack: the mutual information of their contrasts, which
/// does not depend on equal contrast.
struct RigidFit {
    RigidTransform movingFromFixed; ///< LPS, mm
    double information = 0; ///< nats
    double informationFar = 0; ///< nats, the greatest with the moving stack shifted far away
    double inCommon = 0; ///< share of the points of the fixed stack that the moving one shows
};

/// How a fit is searched for.
struct FitSearch {
    PatientPoint center; ///< in the fixed stack: the turn is about it, and it is well shown
    RigidTransform start; ///< moving from fixed
    double firstStep = 2; ///< mm
    double lastStep = 0.05; ///< mm
    int most = 60; ///< steps
};

/// Finds the turn and the shift at which two stacks fit best, from a start that is right within
/// about 15 mm and 10 degrees (ITK, mutual information after Mattes et al. 2003, regular steps
/// along the gradient). Two runs agree within some hundredths of a millimetre: ITK adds in threads.
/// @return Unsupported where they overlap too little or ITK says so, Cancelled.
[[nodiscard]] Result<RigidFit> fitRigid(const ContrastStack& fixed, const ContrastStack& moving,
                                        const FitSearch& search, const Task& task = {});

} // namespace foramen
