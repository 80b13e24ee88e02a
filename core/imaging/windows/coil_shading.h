#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"

#include <array>
#include <cstddef>
#include <optional>

namespace foramen {

class BodyIntensities;

/// How much brighter a receive coil makes a place than the middle of the volume: a quadratic
/// function of the place, fitted to the logarithm of the body's values.
class CoilShading {
public:
    /// @return none where the values are not those of MR (some of them negative), or too few.
    [[nodiscard]] static std::optional<CoilShading> of(const Volume& volume,
                                                       const BodyIntensities& body);

    /// 1 in the middle of the volume; limited to 1/20 to 20.
    [[nodiscard]] double at(VoxelPoint place) const;

private:
    static constexpr std::size_t kTerms = 10;
    using Terms = std::array<double, kTerms>;

    explicit CoilShading(const VolumeGeometry& geometry);
    [[nodiscard]] Terms termsAt(VoxelPoint place) const;
    [[nodiscard]] double logAt(const Terms& terms) const;

    VoxelPoint m_middle;
    VoxelPoint m_half; ///< voxels from the middle to the edges
    Terms m_weights{};
};

} // namespace foramen
