#pragma once

#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"

#include <cstdint>
#include <vector>

namespace foramen {

/// Histogram of a volume's body: the voxels above the background, without padding and unreadable
/// slices.
class BodyIntensities {
public:
    explicit BodyIntensities(const Volume& volume);

    /// Percentile of the body's values. @param share 0 to 1. @return rescaled units.
    [[nodiscard]] double percentile(double share) const;
    /// The window between two percentiles; its width is never 0.
    [[nodiscard]] WindowRange window(double lowShare, double highShare) const;
    /// The darkest voxel value of the body; darker ones are background.
    [[nodiscard]] int darkest() const { return m_darkest; }

private:
    std::vector<std::uint32_t> m_counts; ///< one for each voxel value, from the lowest of int16
    std::uint64_t m_total = 0;
    int m_darkest = 0;
    double m_slope = 1;
    double m_intercept = 0;
};

} // namespace foramen
