#include "core/ai/measuring/segmentation.h"

#include "core/ai/model/network_contract.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace foramen {

double lengthOf(FlatPoint way)
{
    return std::hypot(way.x, way.y);
}

FlatPoint unitOf(FlatPoint way)
{
    const double length = lengthOf(way);
    return length > 0 ? way * (1 / length) : FlatPoint{1, 0};
}

Segmentation::Segmentation(std::vector<float> shares, const SegmenterGrid& grid)
    : m_shares(std::move(shares))
    , m_grid(grid)
{
}

Segmentation Segmentation::ofLogits(const float* logits, const SegmenterGrid& grid)
{
    const std::size_t pixels = grid.pixels();
    std::vector<float> shares(pixels * segment_class::kCount);
    for (std::size_t i = 0; i < pixels; ++i) {
        std::array<float, segment_class::kCount> one{};
        for (std::size_t k = 0; k < one.size(); ++k)
            one[k] = logits[k * pixels + i];
        const float most = *std::max_element(one.begin(), one.end());
        float sum = 0;
        for (float& value : one)
            sum += value = std::exp(value - most);
        for (std::size_t k = 0; k < one.size(); ++k)
            shares[k * pixels + i] = one[k] / sum;
    }
    return {std::move(shares), grid};
}

Segmentation Segmentation::ofShares(std::vector<float> shares, const SegmenterGrid& grid)
{
    shares.resize(grid.pixels() * segment_class::kCount, 0.0F);
    for (float& share : shares)
        share = std::clamp(share, 0.0F, 1.0F);
    return {std::move(shares), grid};
}

float Segmentation::at(std::size_t index, int column, int row) const
{
    return m_shares[index * m_grid.pixels()
                    + static_cast<std::size_t>(row * m_grid.columns + column)];
}

double Segmentation::share(std::size_t index, FlatPoint place) const
{
    const ImagePoint pixel = pixelFromFlat(place, m_grid);
    if (!(pixel.column >= 0 && pixel.row >= 0 && pixel.column <= m_grid.columns - 1
          && pixel.row <= m_grid.rows - 1))
        return 0;
    const int left = std::min(static_cast<int>(pixel.column), m_grid.columns - 2);
    const int top = std::min(static_cast<int>(pixel.row), m_grid.rows - 2);
    const double u = pixel.column - left;
    const double v = pixel.row - top;
    return (at(index, left, top) * (1 - u) + at(index, left + 1, top) * u) * (1 - v)
        + (at(index, left, top + 1) * (1 - u) + at(index, left + 1, top + 1) * u) * v;
}

double Segmentation::bone(FlatPoint place) const
{
    return share(segment_class::kVertebra, place) + share(segment_class::kSacrum, place);
}

FlatPoint flatFromPixel(ImagePoint pixel, const SegmenterGrid& grid)
{
    return {pixel.column * grid.spacing, pixel.row * grid.spacing};
}

ImagePoint pixelFromFlat(FlatPoint place, const SegmenterGrid& grid)
{
    return {place.x / grid.spacing, place.y / grid.spacing};
}

} // namespace foramen
