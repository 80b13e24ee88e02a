#pragma once

#include "core/ai/preprocessing/preprocessing.h"
#include "core/phantom/recipe/random.h"
#include "core/training/data/training_set.h"

#include <array>
#include <vector>

namespace foramen {

/// A smooth random field over a picture, interpolated from a coarse grid.
class SmoothField {
public:
    /// @param cells  grid cells per side; more cells make it rougher. @param deviation  of its
    /// values.
    SmoothField(Random& random, int cells, double deviation);

    /// @param u, v  place in the picture, 0 to 1 from edge to edge.
    [[nodiscard]] float at(float u, float v) const;
    /// The values along a row of pixels whose places are @p column / @p columns.
    [[nodiscard]] std::vector<float> row(float v, int columns) const;

private:
    int m_cells;
    std::vector<float> m_values;
};

/// The strength of the random changes of a slice before it becomes a picture: shape warped,
/// contrast remapped, field shaded, noise and blur added, parts hidden.
struct AugmentationStrength {
    double warp = 3.0; ///< mm, deviation of the displacement
    double remap = 1; ///< 0 keeps the contrast, 1 changes it as much as sequences differ
    double hiding = 1; ///< 0 hides nothing
    double noise = 1;
    double blur = 1; ///< how often the picture is blurred; above 1, also twice
};

/// Slices of one stored block, augmented; values as in a Volume.
struct AugmentedSlices {
    int columns = 0;
    int rows = 0;
    std::vector<std::int16_t> values; ///< padding and hidden parts are 0, the rest 1 and above
    /// The displacement of each pixel of the augmented slice from its source, pixels.
    SmoothField columnWarp;
    SmoothField rowWarp;
    std::array<int, 4>
        shown{}; ///< first column, first row, last column, last row that are not hidden

    /// The place in the augmented slice of a place in the stored one.
    [[nodiscard]] ImagePoint warped(ImagePoint stored) const;
    /// The place in the stored slice of one in the augmented slice.
    [[nodiscard]] ImagePoint unwarped(ImagePoint augmented) const;
    [[nodiscard]] bool shows(ImagePoint augmented) const;
};

/// @param pixels  slices * rows * columns stored pixels; all slices are changed in the same way,
/// except for noise.
[[nodiscard]] AugmentedSlices augmented(const std::vector<StoredPixel>& pixels, int columns,
                                        int rows, double spacing,
                                        const AugmentationStrength& strength, Random& random);
/// The stored slices unchanged.
[[nodiscard]] AugmentedSlices unchanged(const std::vector<StoredPixel>& pixels, int columns,
                                        int rows);

/// A volume in canonical order around augmented slices; pixel (0, 0) of the first one lies at the
/// origin of patient space.
[[nodiscard]] CanonicalVolume canonicalFromSlices(AugmentedSlices& slices, PicturePlane plane,
                                                  double spacing, double sliceSpacing);

} // namespace foramen
