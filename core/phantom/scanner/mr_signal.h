#pragma once

#include "core/imaging/volume_geometry.h"
#include "core/phantom/scanner/artefacts.h"
#include "core/phantom/scanner/rendered_block.h"
#include "core/phantom/tissues/anatomy.h"

#include <cstdint>
#include <vector>

namespace foramen {

/// The noise, shading and artefacts that a scanner adds to a series.
struct ScannerTraits {
    float noise = 14; ///< standard deviation, in units of Signal
    float coilReach = 130; ///< mm: depth at which the signal of the surface coil is halved
    float coilStrength = 0.6F; ///< 0: homogeneous
    float tiltZ = 0; ///< share of brightness lost per 100 mm along z
    float gain = 1; ///< stored value per unit of Signal
    float noiseGrain = 0.5F; ///< 0 white noise to 1 strongly smoothed
    float bandDepth =
        1e6F; ///< mm below the skin of the back, where a saturation band darkens the front
    float gamma = 0; ///< bends the grey scale, -0.4 to 0.4
    ArtefactTraits artefacts;
};

[[nodiscard]] ScannerTraits drawScanner(PhantomVariety variety, Random& random);

enum class Weighting { T1, T2 };

/// Applies shading, artefacts and Rician noise and converts to stored values, 0 to 4095.
[[nodiscard]] std::vector<std::int16_t> acquire(const RenderedBlock& block, Weighting weighting,
                                                const VolumeGeometry& geometry,
                                                const Anatomy& anatomy,
                                                const ScannerTraits& scanner, Random& random);

} // namespace foramen
