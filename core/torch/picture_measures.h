#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include <torch/types.h>

#include <cstdint>

namespace foramen {

constexpr std::int64_t kPictureMeasures = 8;

/// How bright a sagittal picture is about its middle, compared with the vertebral bodies in its
/// front half: shares of bright pixels within 4, 6 and 9 mm, a share of fairly bright ones, the
/// mean, the best share near by, and height and width of what is bright. Gain and offset of the
/// picture do not change them.
/// @param pictures  [n, 1, 96, 96]. @return [n, kPictureMeasures], f32, without gradient.
[[nodiscard]] torch::Tensor pictureMeasures(const torch::Tensor& pictures);

} // namespace foramen
