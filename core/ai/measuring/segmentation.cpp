#include "core/ai/measuring/segmentation.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/segmenter_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

constexpr auto kPixels =
    static_cast<std::size_t>(kSegmenterColumns) * static_cast<std::size_t>(kSegmenterRows);

} // namespace

double lengthOf(FlatPoint way)
{
    return std::hypot(way.x, way.y);
}

FlatPoint unitOf(FlatPoint way)
{
    const double length = lengthOf(way);
    return length > 0 ? way * (1 / length) : FlatPoint{1, 0};
}

Segmentation::Segmentation(std::vector<float> shares)
    : m_shares(std::move(shares))
{
}

Segmentation Segmentation::ofLogits(const float* logits)
{
    std::vector<float> shares(kPixels * segment_class::kCount);
    for (std::size_t i = 0; i < kPixels; ++i) {
        std::array<float, segment_class::kCount> one{};
        for (std::size_t k = 0; k < one.size(); ++k)
            one[k] = logits[k * kPixels + i];
        const float most = *std::max_element(one.begin(), one.end());
        float sum = 0;
        for (float& value : one)
            sum += value = std::exp(value - most);
        for (std::size_t k = 0; k < one.size(); ++k)
            shares[k * kPixels + i] = one[k] / sum;
    }
    return Segmentation(std::move(shares));
}

Segmentation Segmentation::ofShares(std::vector<float> shares)
{
    shares.resize(kPixels * segment_class::kCount, 0.0F);
    for (float& share : shares)
        share = std::clamp(share, 0.0F, 1.0F);
    return Segmentation(std::move(shares));
}

float Segmentation::at(std::size_t index, int column, int row) const
{
    return m_shares[index * kPixels + static_cast<std::size_t>(row * kSegmenterColumns + column)];
}

double Segmentation::share(std::size_t index, FlatPoint place) const
{
    const ImagePoint pixel = pixelFromFlat(place);
    if (!(pixel.column >= 0 && pixel.row >= 0 && pixel.column <= kSegmenterColumns - 1
          && pixel.row <= kSegmenterRows - 1))
        return 0;
    const int left = std::min(static_cast<int>(pixel.column), kSegmenterColumns - 2);
    const int top = std::min(static_cast<int>(pixel.row), kSegmenterRows - 2);
    const double u = pixel.column - left;
    const double v = pixel.row - top;
    return (at(index, left, top) * (1 - u) + at(index, left + 1, top) * u) * (1 - v)
        + (at(index, left, top + 1) * (1 - u) + at(index, left + 1, top + 1) * u) * v;
}

double Segmentation::bone(FlatPoint place) const
{
    return share(segment_class::kVertebra, place) + share(segment_class::kSacrum, place);
}

FlatPoint flatFromPixel(ImagePoint pixel)
{
    return {pixel.column * kSegmenterSpacing, pixel.row * kSegmenterSpacing};
}

ImagePoint pixelFromFlat(FlatPoint place)
{
    return {place.x / kSegmenterSpacing, place.y / kSegmenterSpacing};
}

} // namespace foramen
