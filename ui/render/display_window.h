#pragma once

#include "core/imaging/volume.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace foramen {

/// Centre and width of a window, rescaled units.
using WindowRange = std::pair<double, double>;

/// Histogram of a volume's body: the voxels above the background, without padding and unreadable
/// slices.
class BodyIntensities {
public:
    explicit BodyIntensities(const Volume& volume);

    /// Percentile of the body's values. @param share 0 to 1. @return rescaled units.
    [[nodiscard]] double percentile(double share) const;
    /// The window between two percentiles; its width is never 0.
    [[nodiscard]] WindowRange window(double lowShare, double highShare) const;

private:
    std::vector<std::uint32_t> m_counts; ///< one for each voxel value, from the lowest of int16
    std::uint64_t m_total = 0;
    double m_slope = 1;
    double m_intercept = 0;
};

/// The windows on the digit keys: 0 automatic, 1 the file's DICOM window, 2 to 5 for MR. A DICOM
/// window that is missing or unusable is replaced by the automatic one.
constexpr int kWindowPresetCount = 6;
[[nodiscard]] WindowRange presetWindow(const Volume& volume, int preset);

/// The window of a part of one slice: 1st to 99th percentile of the voxels whose centres lie
/// between two corners. @return none when there are none.
[[nodiscard]] std::optional<WindowRange> regionWindow(const Volume& volume, int slice,
                                                      ImagePoint corner, ImagePoint opposite);

/// Whether a volume's DICOM window shows its body: of positive width, near the body's values and
/// not ten times wider or narrower.
[[nodiscard]] bool isDicomWindowSane(const Volume& volume, const BodyIntensities& body);

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
