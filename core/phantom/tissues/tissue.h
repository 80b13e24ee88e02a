#pragma once

#include "core/phantom/recipe/phantom_recipe.h"
#include "core/phantom/recipe/random.h"

#include <array>
#include <cstddef>

namespace foramen {

/// The tissues of the phantom.
enum class Tissue {
    Air,
    Skin,
    Fat, ///< subcutaneous and retroperitoneal
    EpiduralFat, ///< canal, foramina
    Muscle,
    Fascia,
    Cortex, ///< compact bone and endplates
    Marrow,
    SacrumMarrow,
    Modic, ///< marrow beside a degenerate endplate
    Nucleus,
    DryNucleus,
    Annulus,
    Ligament,
    Flavum,
    Csf,
    Cord,
    Root,
    BasivertebralVein,
    JointFluid,
    Artery,
    Vein,
    Bowel,
    BowelWall,
    Organ,
    OrganCore,
    Gas,
    Count,
};

constexpr std::size_t kTissueCount = static_cast<std::size_t>(Tissue::Count);

/// The signal in the T1 and the T2/STIR picture, 0 to about 1000.
struct Signal {
    float t1 = 0;
    float t2 = 0;
};

inline Signal blended(Signal from, Signal to, float share)
{
    return {from.t1 + (to.t1 - from.t1) * share, from.t2 + (to.t2 - from.t2) * share};
}

/// The signal of every tissue of one study.
struct Palette {
    std::array<Signal, kTissueCount> signals{};
    bool fatSuppressed = false; ///< the sagittal "T2" is a STIR; the axial T2 is not
    std::array<float, kTissueCount> axial{}; ///< T2 of the axial series

    [[nodiscard]] Signal of(Tissue tissue) const
    {
        return signals[static_cast<std::size_t>(tissue)];
    }
};

/// The palette of the axial series: its T2 is never fat-suppressed.
[[nodiscard]] Palette axialView(const Palette& palette);

/// @param remapped  share of randomised palettes with the contrast of no known sequence
[[nodiscard]] Palette drawPalette(PhantomVariety variety, Random& random, double remapped = 0.45);

} // namespace foramen
