#pragma once

#include "core/imaging/volume.h"
#include "core/spine/finding.h"
#include "core/spine/spine_variant.h"
#include "ui/panes/stack/levelled_stack.h"
#include "ui/panes/stack/pane_marks.h"

#include <QString>

#include <optional>
#include <vector>

namespace foramen {

/// The stretches of the scrollbar: named by level, else by block where there are several.
[[nodiscard]] std::vector<PaneSegment> segmentsOf(const LevelledStack& stack, DiscLevel current,
                                                  const SpineVariant& variant = {});

/// The position of the slice for a point at a level: in the block of that level where there is one,
/// else in the nearest block.
[[nodiscard]] std::optional<int> positionFor(PatientPoint point, DiscLevel level,
                                             const LevelledStack& stack);

/// Signed distance of a sagittal slice from the midline through the discs, mm; positive to the
/// patient's left. None without discs.
[[nodiscard]] std::optional<double> leftOfMidline(const Volume& volume, int slice,
                                                  const LevelLocations& levels);

/// "midline", "18 mm left of midline"; Short: "18 mm left".
enum class SideWords { Full, Short };
[[nodiscard]] QString sideText(double leftOfMidlineMm, SideWords words = SideWords::Full);

/// Angle between the slices and the true axial plane, degrees, 0 to 90.
[[nodiscard]] double axialTilt(const Volume& volume);

} // namespace foramen
