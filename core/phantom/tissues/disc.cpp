#include "core/phantom/tissues/disc.h"

#include "core/phantom/body/shapes.h"

#include <algorithm>
#include <cmath>

namespace foramen {

using shapes::bell;
using shapes::ramp;

namespace {

/// The bulge of the disc beyond its outline, mm.
float bulge(const SpineSpot& spot)
{
    if (spot.behind < -12)
        return 0;
    const SpineSection& section = spot.section;
    const DiscPlan& disc = spot.disc;
    const float lost =
        (1 - disc.remaining) * disc.discShare * (section.openBack - section.openFront);
    float height = 0;
    if (disc.remaining < 0.995F)
        height = (section.openFront - 0.2F + lost) * section.bump
            * bell(spot.left / (1.35F * section.sacHalfWidth + 2));
    const float recess = disc.recess[spot.side];
    height = std::max(height,
                      4.3F * recess * bell(spot.below / 8.5F)
                          * bell((spot.aside - section.canalHalfWidth + 3) / 6.5F));
    return height;
}

} // namespace

void paintBulge(TissuePainter& painter, const SpineSpot& spot, const ForamenSolids& solids)
{
    const float height = bulge(spot);
    if (spot.outward < -2)
        return;
    float distance = 99;
    if (height >= 0.15F)
        distance = std::max(spot.outward - height, std::abs(spot.below) - 11);
    if (spot.foramen.bulge > 0.15F)
        distance = std::min(distance, solids.bulge);
    if (distance > 3)
        return;
    painter.paint(painter.cover(distance), Tissue::Annulus);
    painter.mark(distance, kDiscLabel);
    painter.unmark(distance, kSacLabel);
}

void paintDisc(TissuePainter& painter, const SpineSpot& spot)
{
    const DiscPlan& disc = spot.disc;
    const float dome = spot.below < 0 ? disc.domeUpper : disc.domeLower;
    const float half = spot.section.halfDisc + dome * std::max(0.0F, 1 - spot.radius * spot.radius);
    const float distance = std::max(spot.outward - disc.bulgeAll, std::abs(spot.below) - half);
    const float share = painter.cover(distance);
    if (share <= 0)
        return;
    painter.paint(share, Tissue::Annulus);
    painter.mark(distance, spot.section.unit >= kFirstSacral ? kSacrumLabel : kDiscLabel);
    const float height = std::abs(spot.below) / std::max(1.0F, half);
    const float core = std::max(spot.radius * 1.1F, height * 1.05F + 0.3F * spot.radius);
    const Signal nucleus =
        blended(painter.palette.of(Tissue::DryNucleus), painter.palette.of(Tissue::Nucleus),
                std::clamp(disc.hydration + 0.08F * spot.texture, 0.0F, 1.0F));
    painter.paint(share * (1 - ramp(0.74F, 1.04F, core)), nucleus);
    // The intranuclear cleft of adults.
    const float cleft =
        bell(height * 3.2F) * (1 - ramp(0.45F, 0.75F, spot.radius)) * 0.4F * disc.hydration;
    painter.paint(share * cleft, Tissue::Annulus);
}

} // namespace foramen
