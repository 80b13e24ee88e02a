#pragma once

#include "core/ai/preprocessing/canonical_volume.h"
#include "core/ai/preprocessing/picture_frame.h"

#include <vector>

namespace foramen {

/// What the pictures of networks are made from, for the .cpp files of this room.

/// A picture with a mask of the pixels outside the slice.
struct Resampled {
    int columns = 0;
    int rows = 0;
    std::vector<float> values;
    std::vector<bool> inside;
};

/// The position of a picture: its middle in a slice, its pixels, and the affine about the middle.
struct Placement {
    double column = 0; ///< canonical position of the picture's middle
    double row = 0;
    int slice = 0;
    int columns = 0;
    int rows = 0;
    double spacing = 1; ///< mm
    PictureAffine affine;
};

/// Resamples by area: each pixel is the mean of the slice over its area.
[[nodiscard]] Resampled resample(const CanonicalVolume& volume, const Placement& placement);
[[nodiscard]] PictureFrame frameOf(const CanonicalVolume& volume, const Placement& placement);

/// Maps the 1st to 98th percentile of the pixels above @p lowest to 0 to 1; pixels outside the
/// slice stay 0.
void normaliseIntensity(Resampled& picture, float lowest);

/// The difference of each pixel from the mean within @p radius pixels in each direction, in local
/// standard deviations: -1 to 1 for -3 to 3 of them.
[[nodiscard]] std::vector<float> localContrast(const Resampled& picture, int radius);

} // namespace foramen
