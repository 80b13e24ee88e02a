#pragma once

#include "core/imaging/volume.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

/// Whether a slice was read; the voxels of others have no meaning.
[[nodiscard]] inline bool isReadable(const Volume& volume, int slice)
{
    const auto source = static_cast<std::size_t>(slice);
    return source >= volume.sources.size() || !volume.sources[source].missing;
}

/// The step in columns and rows at which about @p samples of some voxels are visited.
[[nodiscard]] inline int stepFor(double voxels, double samples)
{
    return std::max(1, static_cast<int>(std::lround(std::sqrt(voxels / samples))));
}
[[nodiscard]] inline int stepForSamples(const VolumeGeometry& geometry, double samples)
{
    return stepFor(static_cast<double>(geometry.columns) * geometry.rows * geometry.slices,
                   samples);
}

} // namespace foramen
