#pragma once

#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"

#include <optional>

namespace foramen {

/// The windows on the digit keys: 0 automatic, 1 the file's, 2 to 5 those of the kind of pictures:
/// for CT fixed ones in Hounsfield units, else shares of the automatic one.
constexpr int kWindowPresetCount = 6;
/// Number of the first preset that depends on the kind of pictures.
constexpr int kFirstPresetOfKind = 2;
/// The fixed windows of CT: bone, soft tissue, disc and canal, lung, vessels, brain. The last ones
/// are on no key.
constexpr int kCtWindowCount = 6;

/// Whether the values of a volume are Hounsfield units.
[[nodiscard]] bool isCt(const Volume& volume);

/// How many windows a volume is offered in.
[[nodiscard]] int windowPresetCount(const Volume& volume);
/// The window of a preset that is fixed for its kind; none: it depends on the pictures.
[[nodiscard]] std::optional<WindowRange> fixedWindow(const Volume& volume, int preset);
/// @param preset  0 or 2 to 5: as it is, high contrast, wide, fluid and fat, disc and marrow
[[nodiscard]] WindowRange shareOfWindow(const WindowRange& automatic, int preset);

} // namespace foramen
