#pragma once

#include "core/ai/preprocessing/segmenter_picture.h"
#include "core/base/patient_space.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// A place, or a way from one to another, in the plane of a picture, mm: x along its rows
/// (sagittal: to posterior; axial: to the left), y along its columns (to the feet; to posterior);
/// (0, 0) is the centre of the first pixel.
struct FlatPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const FlatPoint&, const FlatPoint&) = default;
};

constexpr FlatPoint operator+(FlatPoint a, FlatPoint b)
{
    return {a.x + b.x, a.y + b.y};
}
constexpr FlatPoint operator-(FlatPoint a, FlatPoint b)
{
    return {a.x - b.x, a.y - b.y};
}
constexpr FlatPoint operator*(FlatPoint a, double s)
{
    return {a.x * s, a.y * s};
}
constexpr double dot(FlatPoint a, FlatPoint b)
{
    return a.x * b.x + a.y * b.y;
}
/// The direction at a right angle that points to the feet where @p posterior points to posterior.
constexpr FlatPoint downFrom(FlatPoint posterior)
{
    return {-posterior.y, posterior.x};
}
[[nodiscard]] double lengthOf(FlatPoint way);
[[nodiscard]] FlatPoint unitOf(FlatPoint way);

/// The share of each class (segment_class) at each pixel of a SegmenterPicture.
class Segmentation {
public:
    /// @param logits  the segmenter's output for one picture.
    [[nodiscard]] static Segmentation ofLogits(const float* logits,
                                               const SegmenterGrid& grid = kSpineGrid);
    /// @param shares  classes, then rows, then columns; what is unknown (negative) is nothing.
    [[nodiscard]] static Segmentation ofShares(std::vector<float> shares,
                                               const SegmenterGrid& grid = kSpineGrid);

    [[nodiscard]] const SegmenterGrid& grid() const { return m_grid; }

    /// Of a pixel inside the picture.
    [[nodiscard]] float at(std::size_t index, int column, int row) const;
    /// Bilinear; 0 outside the picture.
    [[nodiscard]] double share(std::size_t index, FlatPoint place) const;
    /// Vertebra or sacrum.
    [[nodiscard]] double bone(FlatPoint place) const;

private:
    Segmentation(std::vector<float> shares, const SegmenterGrid& grid);
    std::vector<float> m_shares;
    SegmenterGrid m_grid;
};

[[nodiscard]] FlatPoint flatFromPixel(ImagePoint pixel, const SegmenterGrid& grid = kSpineGrid);
[[nodiscard]] ImagePoint pixelFromFlat(FlatPoint place, const SegmenterGrid& grid = kSpineGrid);

} // namespace foramen
