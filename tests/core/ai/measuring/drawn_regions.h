#pragma once

#include "core/ai/measuring/segmentation.h"
#include "core/ai/model/network_contract.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace foramen::test {

/// The share of a class over the pixels of a crop, from places on a fine grid.
/// @param isInside  of a place in mm. @param blur  half width of the edges beyond the pixels' own,
/// mm.
inline Segmentation drawnRegion(const std::function<bool(FlatPoint)>& isInside,
                                std::size_t index = segment_class::kCanal, double blur = 0)
{
    const SegmenterGrid grid = kCropGrid;
    const int samples = blur > 0 ? 14 : 6;
    const double width = 1 + 2 * blur / grid.spacing;
    std::vector<float> shares(grid.pixels() * segment_class::kCount, 0.0F);
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column) {
            int inside = 0;
            for (int v = 0; v < samples; ++v)
                for (int u = 0; u < samples; ++u)
                    inside += isInside(flatFromPixel({column + ((u + 0.5) / samples - 0.5) * width,
                                                      row + ((v + 0.5) / samples - 0.5) * width},
                                                     grid))
                        ? 1
                        : 0;
            const auto at = static_cast<std::size_t>(row * grid.columns + column);
            const float share = static_cast<float>(inside) / static_cast<float>(samples * samples);
            shares[index * grid.pixels() + at] = share;
            shares[segment_class::kBackground * grid.pixels() + at] = 1 - share;
        }
    return Segmentation::ofShares(std::move(shares), grid);
}

/// An ellipse with semi-axes along the picture's rows and columns, mm.
struct DrawnEllipse {
    FlatPoint center{28.5, 28.5};
    double halfWidth = 8;
    double halfHeight = 6;

    [[nodiscard]] bool contains(FlatPoint place) const
    {
        const FlatPoint way = place - center;
        return way.x * way.x / (halfWidth * halfWidth) + way.y * way.y / (halfHeight * halfHeight)
            <= 1;
    }
    [[nodiscard]] double area() const { return 3.14159265358979 * halfWidth * halfHeight; }
};

} // namespace foramen::test
