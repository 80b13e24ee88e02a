#pragma once

#include "core/imaging/volume.h"
#include "ui/render/display_window.h"

#include <QString>

namespace foramen {

/// Whether the values of a volume are Hounsfield units.
[[nodiscard]] bool isCt(const Volume& volume);

/// The windows that a volume is offered in, by number. The first kWindowPresetCount are on the
/// digit keys: 0 automatic, 1 the default of the file, then those of its kind: for CT fixed ones in
/// Hounsfield units, else percentiles.
[[nodiscard]] int windowPresetCount(const Volume& volume);
[[nodiscard]] WindowRange windowOfPreset(const Volume& volume, int preset);
/// "Bone", "Fluid and fat", in the reader's language.
[[nodiscard]] QString presetName(const Volume& volume, int preset);

/// "LUNG · 1500/-600" of one of Volume::voiWindows: its explanation, width and centre.
[[nodiscard]] QString fileWindowName(const Volume& volume, std::size_t index);

} // namespace foramen
