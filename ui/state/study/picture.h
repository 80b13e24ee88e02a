#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"

#include <cstdint>
#include <vector>

namespace foramen {

/// An 8-bit picture cut from one slice of a volume, turned as a radiologist hangs it: sagittal with
/// anterior on the left and head up, axial and coronal with the patient's right on the left. Never
/// rotated by less than a quarter turn.
struct Picture {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> gray; ///< columns fastest
};

/// What to cut out of a slice.
struct PictureRequest {
    int slice = 0;
    ImagePoint center; ///< pixels of the slice
    double widthMm = 0; ///< mm (pixels where the volume has no geometry)
    double heightMm = 0;
    int columns = 0; ///< of the result
    int rows = 0;
};

/// Cuts a picture; what lies outside the slice is black. The window goes from the 1st to the 99.5th
/// percentile of the slice above its background.
[[nodiscard]] Picture cutPicture(const Volume& volume, const PictureRequest& request);

/// Where a place of the slice (pixels of the slice) lies in the picture (pixels of the picture).
[[nodiscard]] ImagePoint placeInPicture(const Volume& volume, const PictureRequest& request,
                                        ImagePoint place);

/// The request for the whole slice, fitted into @p size x @p size pixels.
[[nodiscard]] PictureRequest wholeSlice(const Volume& volume, int slice, int size);

/// The whole slice, fitted into @p size x @p size pixels.
[[nodiscard]] Picture slicePicture(const Volume& volume, int slice, int size);

} // namespace foramen
