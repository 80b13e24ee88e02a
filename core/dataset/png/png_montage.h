#pragma once

#include "core/dataset/png/png_writer.h"

#include <utility>
#include <vector>

namespace foramen {

/// A sheet of 8-bit pictures of equal size, filled row by row.
class PngMontage {
public:
    /// @param columns  pictures in a row, at least 1; @param tile  side of each picture, pixels
    PngMontage(int columns, int tile)
        : m_columns(columns)
        , m_tile(tile)
    {
    }

    /// Position of the next picture on the sheet, pixels.
    [[nodiscard]] int nextLeft() const;
    [[nodiscard]] int nextTop() const;
    /// @param image  8 bits, grey or RGB, with the side of a tile
    void add(PngImage image) { m_images.push_back(std::move(image)); }
    [[nodiscard]] bool empty() const { return m_images.empty(); }
    /// Returns the sheet, in colour when one of its pictures is, and starts a new one.
    [[nodiscard]] PngImage take();

private:
    [[nodiscard]] int pitch() const;

    int m_columns;
    int m_tile;
    std::vector<PngImage> m_images;
};

} // namespace foramen
