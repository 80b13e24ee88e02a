#pragma once

#include "core/dataset/png/png_writer.h"
#include "core/spine/terms.h"

#include <array>
#include <cstdint>
#include <optional>

namespace foramen {

/// Red, green, blue.
using PngColour = std::array<std::uint8_t, 3>;

/// The colour of a grade in marks and captions, grey without a grade. They are distinguishable with
/// colour blindness; the number of rings and the caption tell the grade, too.
[[nodiscard]] PngColour colourOf(std::optional<Severity> grade);

/// Makes an 8-bit grey picture one in colour; a coloured one stays.
void makeColour(PngImage& image);

/// Mixes a colour into a pixel. @param share  of the colour, 0 to 1.
void blend(std::uint8_t* pixel, const PngColour& colour, double share);

} // namespace foramen
