#include "core/phantom/tissues/bone.h"

#include "core/phantom/body/shapes.h"

#include <algorithm>
#include <cmath>

namespace foramen {

using shapes::bell;
using shapes::common;
using shapes::ellipse;
using shapes::joined;
using shapes::ramp;

namespace {

bool isSacral(const SpineSpot& spot)
{
    return spot.section.unit >= kFirstSacral
        || (spot.section.unit == kFirstSacral - 1 && spot.below > 0);
}

void paintBone(TissuePainter& painter, const SpineSpot& spot, float distance)
{
    const float shell = painter.cover(distance);
    if (shell <= 0)
        return;
    painter.paint(shell, Tissue::Cortex);
    const bool sacral = isSacral(spot);
    if (!sacral)
        painter.mark(distance, kVertebraLabel);
    const Tissue marrow = sacral ? Tissue::SacrumMarrow : Tissue::Marrow;
    painter.paint(painter.cover(distance + 0.95F), marrow,
                  std::max(0.3F, 1 + spot.body.marrowTexture * spot.mottle));
}

float transverse(const SpineSpot& spot, const VertebraPlan& owner, float middle)
{
    const float away = spot.aside - spot.section.canalHalfWidth - owner.pedicleWidth;
    const float s = spot.scale;
    const float thick = std::max(2.0F, 4.8F - 0.09F * away) * s;
    const float section =
        ellipse(spot.behind - 7 - 0.25F * away, spot.below - middle, 3.2F * s, thick);
    return common(section, std::max(away - 20 * s, -4 - away), 3);
}

// One lamina of the arch; its front is the roof of the canal.
float lamina(const SpineSpot& spot, float top, float bottom)
{
    const float front = spot.roofFront();
    const float middle = (top + bottom) / 2;
    const float half = (bottom - top) / 2;
    // The lamina slopes: its lower edge lies further back.
    const float lean = 0.1F * (spot.below - middle);
    const float thick = 3.1F * spot.scale;
    const float plate = std::abs(spot.behind - front - thick - std::max(0.0F, lean)) - thick;
    const float rows = std::abs(spot.below - middle) - half;
    return common(common(plate, rows, 4), spot.aside - spot.section.canalHalfWidth - 2, 3);
}

float spinous(const SpineSpot& spot)
{
    const VertebraPlan& owner = spot.upper;
    const float along = spot.behind - spot.section.roof - 3;
    const float share = along / owner.spinousLength;
    const float middle = -8.5F * spot.scale + owner.spinousTilt * along;
    const float half = owner.spinousHeight / 2
        * (0.84F + 0.3F * share * share - 0.12F * bell((share - 0.45F) * 2.5F));
    const float thick = (2.6F + 1.4F * share * share) * spot.scale + 2.2F * bell(along / 7);
    const float profile = common(std::abs(spot.below - middle) - half,
                                 std::max(along - owner.spinousLength, -along - 4), 7);
    return common(profile, spot.aside - thick, 2);
}

} // namespace

Arch archAt(const SpineSpot& spot, const ForamenSolids& solids)
{
    const SpineSection& section = spot.section;
    Arch arch;
    if (section.unit > kLastSacral - 1 || spot.behind < -12)
        return arch;
    const float s = spot.scale;
    arch.below = lamina(spot, 13 * s, 32 * s);
    arch.above = lamina(spot, -24 * s, -3 * s);
    if (spot.aside < 8)
        arch.above = joined(arch.above, spinous(spot), 3);
    if (section.unit < kFirstSacral && spot.aside > 4) {
        const float down = section.halfDisc + 8 * s;
        const float up = -(section.halfDisc + spot.upper.height - 8 * s);
        arch.below = joined(arch.below, joined(solids.lowerPedicle, solids.superior, 5), 3);
        arch.above = joined(arch.above, joined(solids.upperPedicle, solids.pars, 4), 3);
        arch.below = joined(arch.below, transverse(spot, spot.lower, down), 2);
        arch.above = joined(arch.above, transverse(spot, spot.upper, up), 2);
    }
    return arch;
}

void paintArch(TissuePainter& painter, const Arch& arch, const SpineSpot& spot,
               const ForamenSolids& solids)
{
    paintBone(painter, spot, arch.below);
    paintBone(painter, spot, arch.above);
    paintFacetJoint(painter, spot, solids);
}

void paintAla(TissuePainter& painter, const SpineSpot& spot)
{
    const float down = spot.section.below
        + (spot.section.unit - (kFirstSacral - 1)) * 26.0F * spot.scale - spot.section.halfDisc;
    if (spot.aside < 12 || down < -4 || down > 62)
        return;
    // The wings: widest at S1, sloping forwards and down.
    const float reach = (52 - 0.42F * down) * spot.scale;
    const float middle = 0.16F * (spot.aside - 12) - 2;
    const float thick = (13 - 0.1F * down) * spot.scale;
    // Behind the wings, the lateral masses reach back to the arch.
    const float back = spot.back - middle - thick - 9 * ramp(0, 8, down) * spot.scale;
    float distance = std::max({back, middle - thick - spot.back, spot.aside - reach,
                               -down - 2 + 0.22F * (spot.aside - 18)});
    // The sacral foramina, with their fat.
    const float hole = ellipse(spot.aside - 17 * spot.scale, spot.below + 3, 3.6F, 4.2F);
    distance = std::max(distance, -hole);
    paintBone(painter, spot, distance);
}

void paintBody(TissuePainter& painter, const Arch& arch, const SpineSpot& spot,
               const ForamenSolids& solids)
{
    const DiscPlan& disc = spot.disc;
    const float dome = spot.below < 0 ? disc.domeUpper : disc.domeLower;
    const float half = spot.section.halfDisc + dome * std::max(0.0F, 1 - spot.radius * spot.radius);
    const float lip = 0.8F * bell((std::abs(spot.below) - half) / 3.5F) * (1 - disc.hydration);
    const float edge = half - std::abs(spot.below);
    const float distance = std::max(spot.outward - lip, edge);
    const float spurred = std::min(distance, std::max(solids.spurs, -1.5F - spot.outward));
    // Pedicles are one bone with the body.
    const float vertebra = joined(spurred, spot.below < 0 ? arch.above : arch.below, 3);
    if (painter.cover(vertebra) <= 0)
        return;
    paintBone(painter, spot, vertebra);
    if (painter.cover(distance) <= 0)
        return;
    painter.unmark(distance, kSacLabel);
    const bool sacral = isSacral(spot);
    if (sacral)
        painter.mark(distance, kSacrumLabel);
    const float inside = painter.cover(distance + 1.2F);
    if (disc.modic > 0)
        painter.paint(inside * disc.modic * (1 - ramp(2, 9, -edge + 1.5F * spot.texture)),
                      Tissue::Modic);
    // The basivertebral vein enters at the middle of the back wall.
    if (spot.back > 0 && spot.aside < 9 && !sacral) {
        const float depth = -spot.outward;
        const float grown = spot.section.unit * 0.37F - std::floor(spot.section.unit * 0.37F);
        const float vein =
            std::max(std::abs(spot.section.bodyOffset) - (2.2F + 1.6F * grown) * (1 - depth / 16)
                         - 0.5F * spot.texture,
                     spot.aside - 7 + 0.3F * depth);
        painter.paint(painter.cover(vein * 0.5F + 0.5F) * (0.2F + 0.35F * grown),
                      Tissue::BasivertebralVein);
    }
}

} // namespace foramen
