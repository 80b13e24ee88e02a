#include "core/dataset/png/png_colours.h"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace foramen {

PngColour colourOf(std::optional<Severity> grade)
{
    if (!grade)
        return {200, 200, 200};
    switch (*grade) {
    case Severity::NormalMild:
        return {86, 180, 233};
    case Severity::Moderate:
        return {240, 190, 40};
    case Severity::Severe:
        break;
    }
    return {255, 105, 80};
}

void makeColour(PngImage& image)
{
    if (image.samples == 3)
        return;
    const auto& grey = std::get<std::vector<std::uint8_t>>(image.pixels);
    std::vector<std::uint8_t> rgb;
    rgb.reserve(grey.size() * 3);
    for (const std::uint8_t value : grey)
        rgb.insert(rgb.end(), 3, value);
    image.samples = 3;
    image.pixels = std::move(rgb);
}

void blend(std::uint8_t* pixel, const PngColour& colour, double share)
{
    for (std::size_t i = 0; i < colour.size(); ++i)
        pixel[i] =
            static_cast<std::uint8_t>(std::lround(pixel[i] * (1 - share) + colour[i] * share));
}

} // namespace foramen
