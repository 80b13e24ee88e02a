#pragma once

#include "core/imaging/volume.h"
#include "core/measure/annotation.h"

#include <optional>

namespace foramen {

/// Statistics of the pixels whose centres lie inside an outline, in rescaled units.
struct RegionValues {
    int pixels = 0;
    double mean = 0;
    double deviation =
        0; ///< sample standard deviation (divided by pixels - 1); 0 for a single pixel
    double least = 0;
    double most = 0;
};

/// The measured values of an annotation. Values that its kind does not have are empty.
struct Measurement {
    /// mm where it is Patient, else lengths are in widths of a pixel and areas in their squares.
    SpacingKind spacing = SpacingKind::Unknown;
    std::optional<double> length; ///< of a slip: negative to posterior
    std::optional<double> angle; ///< degrees, 0 to 180
    std::optional<double> area; ///< none for a polygon that crosses itself
    std::optional<RegionValues> values; ///< likewise; also none where no pixel lies inside
    bool crossesItself = false;

    [[nodiscard]] bool isMillimetres() const { return spacing == SpacingKind::Patient; }
};

/// Measures an annotation on its slice, with the true geometry of its volume.
/// @param slice 0-based, of the volume; @param annotation must be complete.
[[nodiscard]] Measurement measure(const Annotation& annotation, const Volume& volume, int slice);

/// The picture of a slice of a volume; unknown (see isKnown()) for a slice that is missing or was
/// resampled.
[[nodiscard]] PictureIdentity pictureOf(const Volume& volume, int slice);

} // namespace foramen
