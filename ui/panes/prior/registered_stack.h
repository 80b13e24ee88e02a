#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/imaging/registration/rigid_transform.h"
#include "core/imaging/volume.h"
#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// A stack of the open study, and what is known of the same places in the prior.
struct RegistrationStacks {
    std::vector<VolumePtr> open;
    std::vector<std::optional<DiscLevel>> levels; ///< of each position of @p open
    std::vector<VolumePtr> prior;
    /// From the coordinates of @p open to those of @p prior, LPS, mm; none: not registered.
    std::array<std::optional<RigidTransform>, kLevelCount> priorFromOpen;
};

/// The prior's pictures in the slices of the open study.
struct RegisteredStack {
    /// As many positions as the open stack, in its order; empty where the prior shows none of them.
    /// The slices belong to no file. Black where the prior was not acquired.
    std::vector<VolumePtr> blocks;
    /// The levels whose slices the prior shows, at least half of them.
    std::array<bool, kLevelCount> covered{};
};

/// Resamples the prior to the slices of the open stack: those of a registered level with its
/// transform, others with that of the nearest registered level.
/// @return Cancelled. Runs on the caller's thread.
[[nodiscard]] Result<RegisteredStack> registeredStack(const RegistrationStacks& stacks,
                                                      const Task& task = {});

} // namespace foramen
