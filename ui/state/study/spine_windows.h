#pragma once

#include "core/base/patient_space.h"
#include "core/base/task.h"
#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace foramen {

/// The windows of a stack whose discs are known.
struct SpineWindow {
    std::optional<WindowRange> spine; ///< spineWindow(); none where the column is not in it
    WindowRange shown; ///< automaticWindow() of its middle block with that
};

/// The windows of stacks whose discs are known, by the first block of each.
using SpineWindows = std::map<std::weak_ptr<const Volume>, SpineWindow,
                              std::owner_less<std::weak_ptr<const Volume>>>;

/// Blocks that are scrolled through one after the other, and the discs in their coordinates.
struct StackWithDiscs {
    std::vector<VolumePtr> blocks; ///< one at least
    std::vector<PatientPoint> discs;
};

/// Some hundredths of a second for each stack. @return those that were done before a cancel.
[[nodiscard]] SpineWindows spineWindowsOf(const std::vector<StackWithDiscs>& stacks,
                                          const Task& task = {});

} // namespace foramen
