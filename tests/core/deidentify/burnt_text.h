#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace foramen::test {

/// A picture of 5 x 7 pixels for some letters; others are blank.
inline std::string_view glyphOf(char letter)
{
    switch (letter) {
    case 'A':
        return ".###.#...##...#######...##...##...#";
    case 'E':
        return "#####"
               "#...."
               "#...."
               "####."
               "#...."
               "#...."
               "#####";
    case 'I':
        return "..#....#....#....#....#....#....#..";
    case 'M':
        return "#...###.###.#.##...##...##...##...#";
    case 'R':
        return "####.#...##...#####.#.#..#..#.#...#";
    case '1':
        return "..#...##....#....#....#....#...###.";
    case '6':
        return ".###.#....#....####.#...##...#.###.";
    case '9':
        return ".###.#...##...#.####....#....#.###.";
    default:
        return "...................................";
    }
}

/// Draws a line of text into a picture, as a scanner or a frame grabber burns it in.
/// @param columns  of the picture
/// @param left, top  pixels, of the first letter
/// @param scale  pixels of the picture for each of a letter
template <class Pixel>
void burnText(std::vector<Pixel>& pixels, int columns, std::string_view text, int left, int top,
              int scale, Pixel value)
{
    constexpr int width = 5;
    constexpr int height = 7;
    for (const char letter : text) {
        const std::string_view glyph = glyphOf(letter);
        for (int y = 0; y < height * scale; ++y)
            for (int x = 0; x < width * scale; ++x)
                if (glyph[static_cast<std::size_t>(y / scale * width + x / scale)] == '#')
                    pixels.at(static_cast<std::size_t>((top + y) * columns + left + x)) = value;
        left += (width + 1) * scale;
    }
}

} // namespace foramen::test
