#pragma once

#include "core/base/patient_space.h"

#include <array>

namespace foramen {

/// An affine map for augmentation, in mm about a centre: offset in the slice = matrix * offset in
/// the picture + shift.
struct PictureAffine {
    std::array<double, 4> matrix{1, 0, 0, 1}; ///< row-major; acts on (column, row)
    double columnShift = 0; ///< mm along the canonical columns
    double rowShift = 0; ///< mm along the canonical rows

    /// Rotates by @p radians (from columns towards rows); with @p scale above 1, more of the slice
    /// is visible, at smaller size.
    [[nodiscard]] static PictureAffine similarity(double radians, double scale, double columnShift,
                                                  double rowShift);
};

/// The position of the pixels of a picture in patient space. (0, 0) is the centre of the first
/// pixel.
struct PictureFrame {
    PatientPoint origin; ///< centre of pixel (0, 0), LPS, mm
    PatientVector columnStep; ///< from one column to the next, mm
    PatientVector rowStep; ///< from one row to the next, mm

    [[nodiscard]] PatientPoint patientFromPixel(ImagePoint pixel) const;
    /// The pixel of a point that is projected onto the picture along its normal.
    [[nodiscard]] ImagePoint pixelFromPatient(PatientPoint patient) const;
};

} // namespace foramen
