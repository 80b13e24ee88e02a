#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace foramen {

/// The values that become black and white.
struct GrayWindow {
    double low = 0;
    double high = 1;

    /// 8 bits, rounded; what lies beyond is black or white.
    [[nodiscard]] std::uint8_t grayOf(double value) const
    {
        const double share = (value - low) / std::max(high - low, 1e-9);
        return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
    }
};

/// The stored values of one slice or frame, columns fastest.
struct SliceValues {
    const std::int16_t* first = nullptr;
    int columns = 0;
    int rows = 0;

    [[nodiscard]] std::size_t size() const
    {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    /// Bilinear inside, the outer half of border pixels as they are, @p outside beyond.
    [[nodiscard]] double at(double column, double row, double outside) const;
};

/// An 8-bit picture cut from one slice of a volume, turned as a radiologist hangs it: sagittal with
/// anterior on the left and head up, axial and coronal with the patient's right on the left. Never
/// rotated by less than a quarter turn.
struct GrayPicture {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> gray; ///< columns fastest
};

/// What to cut out of a slice.
struct PictureRequest {
    int slice = 0;
    ImagePoint center; ///< pixels of the slice
    double widthMm = 0; ///< mm (the unit of Volume::pixelSpacing())
    double heightMm = 0;
    int columns = 0; ///< of the result
    int rows = 0;
    std::optional<GrayWindow> window{}; ///< of stored values; none: bodyWindow() of the slice
};

/// From the 1st to the 99.5th percentile of a slice's stored values above its background, which is
/// its lowest value; at least 1 wide.
[[nodiscard]] GrayWindow bodyWindow(const Volume& volume, int slice);

/// Cuts a picture; what lies outside the slice is black.
[[nodiscard]] GrayPicture cutPicture(const Volume& volume, const PictureRequest& request);

/// Where a place of the slice (pixels of the slice) lies in the picture (pixels of the picture).
[[nodiscard]] ImagePoint placeInPicture(const Volume& volume, const PictureRequest& request,
                                        ImagePoint place);

/// The request for the whole slice, fitted into @p size x @p size pixels.
[[nodiscard]] PictureRequest wholeSlice(const Volume& volume, int slice, int size);

/// The whole slice, fitted into @p size x @p size pixels.
[[nodiscard]] GrayPicture slicePicture(const Volume& volume, int slice, int size);

} // namespace foramen
