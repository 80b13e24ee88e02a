#pragma once

#include "core/imaging/windows/window_range.h"

namespace foramen {

/// The windows on the digit keys: 0 automatic, 1 the file's, 2 to 5 shares of the automatic one.
constexpr int kWindowPresetCount = 6;

/// @param preset  0 or 2 to 5: as it is, high contrast, wide, fluid and fat, disc and marrow
[[nodiscard]] WindowRange shareOfWindow(const WindowRange& automatic, int preset);

} // namespace foramen
