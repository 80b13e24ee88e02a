#pragma once

#include "core/base/patient_space.h"
#include "core/base/reason.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/imaging/registration/rigid_transform.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/imaging/volume.h"
#include "core/spine/terms.h"

#include <array>
#include <optional>

namespace foramen {

/// A study that takes part in a registration.
struct RegisteredStudy {
    VolumePtr sagittal; ///< T2 or STIR
    /// In the coordinates of the sagittal, LPS, mm; none where a disc is not in view.
    std::array<std::optional<PatientPoint>, kLevelCount> discs;
};

/// Where a level of one study lies in another study of the same patient, as one rigid body: the
/// disc and the halves of the vertebrae beside it. Only for showing the same slice at the same
/// angle: nothing is measured or graded with it.
struct LevelRegistration {
    SpaceRefusal refusal = SpaceRefusal::None; ///< why the level is not registered
    RigidTransform priorFromOpen; ///< LPS, mm; the identity where it is not registered
    double information = 0; ///< nats, of the pictures at their best fit

    [[nodiscard]] bool isRegistered() const { return refusal == SpaceRefusal::None; }
};

/// By level.
using LevelRegistrations = std::array<LevelRegistration, kLevelCount>;

/// Registers each level that both studies show with its disc. The pictures decide: another patient,
/// mirrored pictures and too little overlap are refused. Takes seconds.
/// @return Cancelled, or one value for each level.
[[nodiscard]] Result<LevelRegistrations>
registerLevels(const RegisteredStudy& open, const RegisteredStudy& prior, const Task& task = {});

} // namespace foramen
