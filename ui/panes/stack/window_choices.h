#pragma once

#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"

#include <QString>

#include <cstddef>
#include <optional>

namespace foramen {

/// Whether the values of a volume are Hounsfield units.
[[nodiscard]] bool isCt(const Volume& volume);

/// The windows that a volume is offered in, by number. The first kWindowPresetCount are on the
/// digit keys: 0 automatic, 1 the default of the file, then those of its kind: for CT fixed ones in
/// Hounsfield units, else shares of the automatic one.
[[nodiscard]] int windowPresetCount(const Volume& volume);
/// The window of a preset that is fixed for its kind; none: it depends on the pictures.
[[nodiscard]] std::optional<WindowRange> fixedWindow(const Volume& volume, int preset);
/// "Bone", "Fluid and fat", in the reader's language.
[[nodiscard]] QString presetName(const Volume& volume, int preset);

/// "LUNG · 1500/-600" of one of Volume::voiWindows: its explanation, width and centre.
[[nodiscard]] QString fileWindowName(const Volume& volume, std::size_t index);

} // namespace foramen
