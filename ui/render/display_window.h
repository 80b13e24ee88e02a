#pragma once

#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace foramen {

/// The window of a part of one slice: 1st to 99th percentile of the voxels whose centres lie
/// between two corners. @return none when there are none.
[[nodiscard]] std::optional<WindowRange> regionWindow(const Volume& volume, int slice,
                                                      ImagePoint corner, ImagePoint opposite);

/// A window in stored voxel values, in the form that the drawing loop uses.
struct VoxelWindow {
    double low = 0; ///< the voxel value drawn black
    double width = 1; ///< voxel values from black to white
    bool invert = false;
    friend bool operator==(const VoxelWindow&, const VoxelWindow&) = default;
};
[[nodiscard]] VoxelWindow voxelWindow(const Volume& volume, WindowRange window);

/// Maps values of and between voxels to 8-bit grey.
void windowToGray(const float* values, std::size_t count, VoxelWindow window, std::uint8_t* gray);

/// The grey levels of a window with a curve: a VOI LUT or a sigmoid function.
class CurvedWindow {
public:
    CurvedWindow(const VoiCurve& curve, VoxelWindow window);
    void toGray(const float* values, std::size_t count, std::uint8_t* gray) const;

private:
    static constexpr int kSteps = 4096;
    double m_low = 0;
    double m_perVoxel = 1; ///< steps of the table
    std::array<std::uint8_t, kSteps> m_grays{};
};

} // namespace foramen
