#pragma once

#include "core/imaging/volume.h"

#include <QString>

#include <cstddef>

namespace foramen {

/// "Bone", "Fluid and fat", in the reader's language.
/// @param preset  see core/imaging/windows/window_presets.h
[[nodiscard]] QString presetName(const Volume& volume, int preset);

/// "LUNG · 1500/-600" of one of Volume::voiWindows: its explanation, width and centre.
[[nodiscard]] QString fileWindowName(const Volume& volume, std::size_t index);

} // namespace foramen
