#pragma once

#include <cstdint>
#include <span>

namespace foramen {

/// A line of this many letters in the margin of a picture is taken for burnt-in text.
inline constexpr int kLettersOfText = 4;

/// Looks for burnt-in text in the margins of a picture, a fifth of its width and height on each
/// side: bright, thin, separate strokes of one height that stand beside each other on a line. Finds
/// light letters on a darker ground, 5 to 48 pixels high, that do not touch each other; neither
/// dark letters nor text in the middle of the picture.
/// @param stored  values of one picture, columns fastest; larger is brighter
/// @return the number of letters in the longest line; 0 for none.
[[nodiscard]] int lettersAtEdges(std::span<const std::int16_t> stored, int columns, int rows);

} // namespace foramen
