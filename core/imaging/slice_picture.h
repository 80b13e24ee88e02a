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

/// A window of values: the ones that are shown black and white.
struct GrayWindow {
    double low = 0;
    double high = 1;

    /// Gray level of 8 bits, rounded; values outside the window are black or white.
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
    /// Bilinear interpolation. The outer half of border pixels has their value; @p outside beyond
    /// them.
    [[nodiscard]] double at(double column, double row, double outside) const;
};

/// An 8-bit picture cut from one slice of a volume, in radiological orientation: sagittal with
/// anterior on the left and head up, axial and coronal with the patient's right on the left.
/// Rotated by quarter turns only.
struct GrayPicture {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> gray; ///< columns fastest
    std::vector<std::uint8_t> colors; ///< red, green, blue of each pixel; empty for a grey series
};

/// The part of a slice to cut out.
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
/// its lowest value; at least 1 wide. Colours: their whole range.
[[nodiscard]] GrayWindow bodyWindow(const Volume& volume, int slice);

/// Cuts a picture out of a slice; outside the slice it is black.
[[nodiscard]] GrayPicture cutPicture(const Volume& volume, const PictureRequest& request);

/// The pixel of the cut picture at which a pixel of the slice lies.
[[nodiscard]] ImagePoint placeInPicture(const Volume& volume, const PictureRequest& request,
                                        ImagePoint place);

/// The request for the whole slice, fitted into @p size x @p size pixels.
[[nodiscard]] PictureRequest wholeSlice(const Volume& volume, int slice, int size);

/// The whole slice, fitted into @p size x @p size pixels.
[[nodiscard]] GrayPicture slicePicture(const Volume& volume, int slice, int size);

} // namespace foramen
