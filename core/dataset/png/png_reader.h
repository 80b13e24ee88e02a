#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace foramen {

/// A grey picture, 8 bits, top row first.
struct GreyPicture {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> pixels;
};

/// Reads a PNG file as grey values; colours become their brightness, transparency is left out.
/// @return NotReadable when it cannot be opened, Corrupt when it is no PNG, or one of more than
/// 16 million pixels.
[[nodiscard]] Result<GreyPicture> readGreyPng(const std::filesystem::path& file);

} // namespace foramen
