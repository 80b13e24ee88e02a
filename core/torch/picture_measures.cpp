#include "core/torch/picture_measures.h"

#include "core/ai/preprocessing/preprocessing.h"

#include <torch/utils.h>

#include <cmath>

namespace foramen {

namespace {

/// A disc of this radius about the middle of a square: [size, size], 1 inside.
torch::Tensor discOf(double radius, std::int64_t size)
{
    const torch::Tensor place =
        (torch::arange(size) - static_cast<double>(size - 1) / 2) * kCropSpacing;
    const torch::Tensor square = place.square();
    return ((square.unsqueeze(0) + square.unsqueeze(1)).sqrt() < radius).to(torch::kFloat);
}

torch::Tensor meanOver(const torch::Tensor& pictures, const torch::Tensor& area)
{
    const torch::Tensor here = area.to(pictures.device());
    return (pictures * here).sum({1, 2}) / here.sum();
}

/// The largest share of a disc of 6 mm, among discs up to 3 mm aside.
torch::Tensor bestShare(const torch::Tensor& bright)
{
    constexpr double radius = 6;
    constexpr std::int64_t reach = 6; // pixels, 3 mm
    const auto half = static_cast<std::int64_t>(std::ceil(radius / kCropSpacing));
    const torch::Tensor disc = discOf(radius, 2 * half + 1).to(bright.device());
    const std::int64_t first = kCropSize / 2 - half - reach;
    const std::int64_t size = 2 * (half + reach) + 1;
    const torch::Tensor middle = bright.narrow(1, first, size).narrow(2, first, size).unsqueeze(1);
    const torch::Tensor shares =
        torch::conv2d(middle, (disc / disc.sum()).unsqueeze(0).unsqueeze(0));
    return shares.amax({1, 2, 3});
}

} // namespace

torch::Tensor pictureMeasures(const torch::Tensor& pictures)
{
    const torch::NoGradGuard none;
    const torch::Tensor all = pictures.select(1, 0).to(torch::kFloat);
    // The bodies: the front half without its edges.
    const torch::Tensor bodies = all.narrow(1, 12, 72).narrow(2, 2, 42).flatten(1);
    const torch::Tensor marrow = std::get<0>(bodies.median(1)).view({-1, 1, 1});
    const std::int64_t pixels = kCropSize * kCropSize;
    constexpr double high = 0.97;
    const auto rank = static_cast<std::int64_t>(high * static_cast<double>(pixels));
    const torch::Tensor top = std::get<0>(all.flatten(1).kthvalue(rank, 1)).view({-1, 1, 1});
    const torch::Tensor span = (top - marrow).clamp_min(1e-3);
    const torch::Tensor tone = ((all - marrow) / span).clamp(-2, 2);
    const torch::Tensor bright = (tone > 0.5).to(torch::kFloat);
    const torch::Tensor fair = (tone > 0.25).to(torch::kFloat);
    const torch::Tensor near = bright * discOf(9, kCropSize).to(bright.device());
    const torch::Tensor middle = near * discOf(5, kCropSize).to(bright.device());
    const auto extent = [](const torch::Tensor& rows) {
        constexpr double scale = 0.06; // to about 1
        return rows.sum(1) * scale;
    };
    constexpr double scale = 2; // shares to about 1
    return torch::stack({meanOver(bright, discOf(4, kCropSize)) * scale,
                         meanOver(bright, discOf(6, kCropSize)) * scale,
                         meanOver(bright, discOf(9, kCropSize)) * scale,
                         meanOver(fair, discOf(6, kCropSize)) * scale,
                         meanOver(tone, discOf(6, kCropSize)), bestShare(bright) * scale,
                         extent(middle.amax(2)), extent(middle.amax(1))},
                        1);
}

} // namespace foramen
