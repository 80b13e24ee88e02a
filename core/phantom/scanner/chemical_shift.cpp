#include "core/phantom/scanner/chemical_shift.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace foramen {

namespace {

/// The share of fat in a tissue's signal.
struct FatShare {
    Tissue tissue;
    float t1, t2, stir; ///< of the tissue's signal, 0 to 1
};

// Yellow marrow is mostly fat, which gives most of its T1 signal. STIR suppresses nearly all of it.
constexpr std::array<FatShare, 6> kFatShares = {{
    {Tissue::Fat, 1, 1, 1},
    {Tissue::EpiduralFat, 1, 1, 1},
    {Tissue::Skin, 0.3F, 0.3F, 0.1F},
    {Tissue::Marrow, 0.7F, 0.6F, 0.1F},
    {Tissue::SacrumMarrow, 0.7F, 0.6F, 0.1F},
    {Tissue::Modic, 0.85F, 0.8F, 0.2F},
}};

Signal operator-(Signal a, Signal b)
{
    return {a.t1 - b.t1, a.t2 - b.t2};
}

Signal operator+(Signal a, Signal b)
{
    return {a.t1 + b.t1, a.t2 + b.t2};
}

} // namespace

Palette fatOf(const Palette& palette)
{
    Palette fat;
    fat.fatSuppressed = palette.fatSuppressed;
    for (const FatShare& share : kFatShares) {
        const auto at = static_cast<std::size_t>(share.tissue);
        const Signal whole = palette.signals[at];
        fat.signals[at] = {whole.t1 * share.t1,
                           whole.t2 * (palette.fatSuppressed ? share.stir : share.t2)};
    }
    return fat;
}

std::optional<std::vector<Signal>> renderFat(const Anatomy& anatomy, const Palette& palette,
                                             const VolumeGeometry& geometry, double sliceThickness,
                                             const Task& task)
{
    // Tissues are blended with weights that do not depend on the signal, so a rendering of fat
    // alone is that part of the whole.
    auto block = renderBlock(anatomy, fatOf(palette), geometry, sliceThickness, task);
    if (!block)
        return std::nullopt;
    return std::move(block->signals);
}

std::vector<Signal> withFatShifted(const RenderedBlock& block, const VolumeGeometry& geometry,
                                   int slice, const ArtefactTraits& traits)
{
    const auto columns = static_cast<std::size_t>(geometry.columns);
    const std::size_t size = columns * static_cast<std::size_t>(geometry.rows);
    const std::size_t first = static_cast<std::size_t>(slice) * size;
    const auto from = block.signals.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<Signal> signals(from, from + static_cast<std::ptrdiff_t>(size));
    if (traits.fatShift == 0 || block.fat.empty())
        return signals;
    const bool down = traits.readoutDown;
    const double pixels = traits.fatShift / (down ? geometry.rowSpacing : geometry.columnSpacing);
    const int last = (down ? geometry.rows : geometry.columns) - 1;
    const std::size_t step = down ? columns : 1;
    for (std::size_t at = 0; at < size; ++at) {
        const auto own = static_cast<int>(down ? at / columns : at % columns);
        const double source = std::clamp(own - pixels, 0.0, static_cast<double>(last));
        const int near = std::min(static_cast<int>(source), std::max(0, last - 1));
        const std::size_t line = first + at - static_cast<std::size_t>(own) * step;
        const std::size_t one = line + static_cast<std::size_t>(near) * step;
        const std::size_t other = line + static_cast<std::size_t>(std::min(near + 1, last)) * step;
        const Signal fat =
            blended(block.fat[one], block.fat[other], static_cast<float>(source - near));
        signals[at] = signals[at] - block.fat[first + at] + fat;
    }
    return signals;
}

} // namespace foramen
