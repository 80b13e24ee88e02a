#include "core/phantom/tissues/tissue.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

/// The usual signal of a tissue.
struct Textbook {
    Tissue tissue;
    float t1;
    float t2;
    float stir;
};

// Relative signal of spin-echo pictures at usual TR and TE, estimated by eye from published
// examples.
constexpr std::array<Textbook, kTissueCount> kTextbook = {{
    {Tissue::Air, 0, 0, 0},
    {Tissue::Skin, 300, 240, 200},
    {Tissue::Fat, 850, 830, 90},
    {Tissue::EpiduralFat, 800, 780, 95},
    {Tissue::Muscle, 250, 165, 190},
    {Tissue::Fascia, 90, 60, 70},
    {Tissue::Cortex, 60, 45, 40},
    {Tissue::Marrow, 440, 340, 170},
    {Tissue::SacrumMarrow, 470, 360, 165},
    {Tissue::Modic, 590, 520, 210},
    {Tissue::Nucleus, 265, 560, 520},
    {Tissue::DryNucleus, 225, 190, 170},
    {Tissue::Annulus, 170, 75, 70},
    {Tissue::Ligament, 80, 55, 55},
    {Tissue::Flavum, 170, 125, 120},
    {Tissue::Csf, 115, 960, 960},
    {Tissue::Cord, 350, 420, 400},
    {Tissue::Root, 310, 400, 380},
    {Tissue::BasivertebralVein, 330, 560, 480},
    {Tissue::JointFluid, 150, 800, 800},
    {Tissue::Artery, 45, 40, 45},
    {Tissue::Vein, 110, 150, 170},
    {Tissue::Bowel, 290, 430, 420},
    {Tissue::BowelWall, 250, 220, 230},
    {Tissue::Organ, 300, 430, 420},
    {Tissue::OrganCore, 420, 600, 420},
    {Tissue::Gas, 15, 12, 12},
}};

// A smooth random curve that maps grey values, possibly not monotonically.
class Remap {
public:
    Remap(Random& random, double monotoneChance)
    {
        for (std::size_t i = 0; i < m_heights.size(); ++i)
            m_heights[i] = 250.0 * static_cast<double>(i) + random.normal(0, 130);
        if (random.chance(monotoneChance))
            std::sort(m_heights.begin(), m_heights.end());
        if (random.chance(0.12))
            std::reverse(m_heights.begin(), m_heights.end());
    }

    [[nodiscard]] float operator()(float value) const
    {
        const float place = std::clamp(value / 250.0F, 0.0F, 3.999F);
        const auto index = static_cast<std::size_t>(place);
        const auto share = place - static_cast<float>(index);
        const auto from = static_cast<float>(m_heights[index]);
        const auto to = static_cast<float>(m_heights[index + 1]);
        return std::clamp(from + (to - from) * share, 0.0F, 1300.0F);
    }

private:
    std::array<double, 5> m_heights{};
};

void jitter(float& value, double share, Random& random)
{
    const double factor = 1 + share * std::clamp(random.normal(), -2.0, 2.0);
    value = static_cast<float>(std::clamp(value * factor, 0.0, 1300.0));
}

// The range of tones that T1 pictures of patients have, fat being 1. Marrow may be nearly as bright
// as fat.
void drawPatientT1(Palette& palette, Random& random)
{
    const auto set = [&](Tissue tissue, double tone) {
        palette.signals[static_cast<std::size_t>(tissue)].t1 = static_cast<float>(850 * tone);
    };
    const double marrow = random.uniform(0.36, 0.74);
    set(Tissue::Fat, 1);
    set(Tissue::EpiduralFat, random.uniform(0.9, 1.1));
    set(Tissue::Marrow, marrow);
    set(Tissue::SacrumMarrow, marrow * random.uniform(0.93, 1.1));
    set(Tissue::Modic, std::min(1.0, marrow * random.uniform(1.1, 1.5)));
    const double disc = marrow * random.uniform(0.3, 0.8);
    set(Tissue::Annulus, disc * random.uniform(0.6, 1));
    set(Tissue::Nucleus, disc);
    set(Tissue::DryNucleus, disc * random.uniform(0.8, 1.1));
    set(Tissue::Cortex, random.uniform(0.02, 0.2));
    set(Tissue::Root, random.uniform(0.2, 0.55));
    set(Tissue::Muscle, random.uniform(0.18, 0.42));
    set(Tissue::Flavum, random.uniform(0.1, 0.38));
    set(Tissue::Csf, random.uniform(0.08, 0.25));
}

void scramble(Palette& palette, double share, Random& random)
{
    const Remap t1(random, 0.5);
    const Remap t2(random, 0.5);
    const bool remapped = random.chance(share);
    for (std::size_t i = 1; i < kTissueCount; ++i) {
        Signal& signal = palette.signals[i];
        if (!remapped)
            continue;
        signal = {t1(signal.t1), t2(signal.t2)};
        palette.axial[i] = t2(palette.axial[i]);
    }
    // Air stays darkest in magnitude pictures with any contrast.
    for (float* value : {&palette.signals[0].t1, &palette.signals[0].t2, &palette.axial[0]})
        *value = 0;
}

} // namespace

Palette axialView(const Palette& palette)
{
    Palette view = palette;
    view.fatSuppressed = false;
    for (std::size_t i = 0; i < kTissueCount; ++i)
        view.signals[i].t2 = palette.axial[i];
    return view;
}

Palette drawPalette(PhantomVariety variety, Random& random, double remapped)
{
    const bool wide = variety == PhantomVariety::Randomised;
    Palette palette;
    palette.fatSuppressed = random.chance(wide ? 0.2 : 0.12);
    for (const Textbook& entry : kTextbook) {
        const auto index = static_cast<std::size_t>(entry.tissue);
        palette.signals[index] = {entry.t1, palette.fatSuppressed ? entry.stir : entry.t2};
        palette.axial[index] = entry.t2;
    }
    const double spread = wide ? random.uniform(0.05, 0.3) : 0.06;
    for (std::size_t i = 1; i < kTissueCount; ++i) {
        jitter(palette.signals[i].t1, spread, random);
        jitter(palette.signals[i].t2, spread, random);
        jitter(palette.axial[i], spread, random);
    }
    if (!wide)
        return palette;
    if (random.chance(0.7))
        drawPatientT1(palette, random);
    scramble(palette, remapped, random);
    return palette;
}

} // namespace foramen
