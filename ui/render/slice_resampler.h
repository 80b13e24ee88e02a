#pragma once

#include "ui/render/axis_taps.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace foramen {

/// A slice in memory as a pane shows it, its axes along those of the pane.
struct SlicePixels {
    const std::int16_t* voxels = nullptr;
    std::ptrdiff_t across = 1; ///< to the next voxel along a row of the pane
    std::ptrdiff_t down = 1; ///< to the next voxel along a column of the pane
};

/// Resamples a slice to the pixels of a pane, one row after the other. Each line of voxels is
/// resampled along the row once and kept while rows need it, so that most of the work is adding
/// whole rows. The buffers are kept from slice to slice.
class SliceResampler {
public:
    /// The axes of the pane, left to right and top to bottom.
    void setAxes(AxisTaps across, AxisTaps down);
    /// The slice of the rows that follow; it must outlive them.
    void setSlice(SlicePixels slice);

    /// The values of a row of pixels; valid until the next call. Rows from top to bottom are the
    /// fastest.
    [[nodiscard]] const float* row(std::size_t pixelRow);

private:
    /// A line of voxels, resampled along the rows of the pane.
    struct Line {
        int voxel = -1; ///< which; -1: none
        std::vector<float> values;
    };
    [[nodiscard]] const float* line(int voxel);
    void readVoxels(int line);

    AxisTaps m_across; ///< its voxels are counted from m_firstVoxel
    AxisTaps m_down;
    SlicePixels m_slice;
    int m_firstVoxel = 0; ///< across, that a pixel needs
    std::vector<float> m_voxels; ///< of one line, those that pixels need
    std::vector<Line> m_lines; ///< the line of voxel v is at v modulo their number
    std::vector<float> m_row;
};

} // namespace foramen
