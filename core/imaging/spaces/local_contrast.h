#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"

#include <vector>

namespace foramen {

/// The local contrast of a slice: (value - local mean) / local mean. It does not depend on coil
/// shading or on the scale of the values.
struct LocalContrast {
    int columns = 0;
    int rows = 0;
    PatientPoint origin; ///< centre of its first pixel, LPS, mm
    PatientVector rowDirection; ///< unit
    PatientVector columnDirection; ///< unit
    double columnSpacing = 0; ///< mm
    double rowSpacing = 0; ///< mm
    std::vector<float> values; ///< row by row; NaN in air
};

/// @param slice  0-based.
/// @param pixel  mm: about the size of its pixels, at least that of the volume's.
/// @return empty (no columns) for a slice that is missing or smaller than 8 x 8 such pixels.
[[nodiscard]] LocalContrast localContrast(const Volume& volume, int slice, double pixel = 2);

} // namespace foramen
