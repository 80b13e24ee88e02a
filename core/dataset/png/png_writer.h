#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <variant>
#include <vector>

namespace foramen {

/// A picture to be written: 8 or 16 bits a sample, grey or RGB, top row first.
struct PngImage {
    int columns = 0;
    int rows = 0;
    int samples = 1; ///< 1: grey, 3: RGB
    std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>> pixels;
};

/// Writes a PNG file; an existing file is replaced. Equal pictures give equal files.
[[nodiscard]] Result<void> writePng(const std::filesystem::path& file, const PngImage& image);

} // namespace foramen
