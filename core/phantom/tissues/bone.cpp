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

/// Distances to the two processes of a facet joint and to the gap between them.
struct Facet {
    float superior, inferior, joint;
};

void paintBone(TissuePainter& painter, const SpineSpot& spot, float distance)
{
    const float shell = painter.cover(distance);
    if (shell <= 0)
        return;
    painter.paint(shell, Tissue::Cortex);
    const Tissue marrow = spot.section.unit >= kFirstSacral ? Tissue::SacrumMarrow : Tissue::Marrow;
    painter.paint(painter.cover(distance + 0.95F), marrow,
                  1 + spot.body.marrowTexture * spot.texture);
}

float pedicle(const SpineSpot& spot, const VertebraPlan& owner, float middle)
{
    const float across = spot.aside - spot.section.canalHalfWidth - owner.pedicleWidth / 2;
    const float section =
        ellipse(across, spot.below - middle, owner.pedicleWidth / 2, 7.2F * spot.scale);
    return common(section, std::max(-5 - spot.behind, spot.behind - 12), 3);
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

Facet facetAt(const SpineSpot& spot)
{
    const SpineSection& section = spot.section;
    const float s = spot.scale;
    const float size = spot.disc.facet[spot.side] * s;
    const float dx = spot.aside - section.canalHalfWidth - 4.2F;
    const float dy = spot.behind - section.roof + 6.5F;
    // Along the joint (outwards and back) and across it (inwards and back).
    const float along = 0.57F * dx + 0.82F * dy;
    const float across = -0.82F * dx + 0.57F * dy - 0.035F * along * along + 0.6F;
    const float tip = 0.5F + 0.5F * ramp(-13 * s, 1, spot.below);
    Facet facet;
    facet.superior =
        ellipse(along, across + 4.2F * size, 7.4F * size * tip, 3.9F * size * (0.3F + 0.7F * tip));
    facet.superior = common(facet.superior, std::max(spot.below - 14 * s, -11 * s - spot.below), 4);
    facet.inferior = ellipse(along - 1, across - 4.4F * size, 7.6F * size, 4.2F * size);
    facet.inferior = common(facet.inferior, std::max(spot.below - 9 * s, -20 * s - spot.below), 5);
    facet.joint = std::max(
        {std::abs(across) - 0.5F, std::abs(along) - 6.2F * size, std::abs(spot.below) - 9 * s});
    return facet;
}

void paintJoint(TissuePainter& painter, const SpineSpot& spot, const Facet& facet)
{
    const float share = painter.cover(facet.joint);
    if (share <= 0)
        return;
    painter.paint(painter.cover(facet.joint - 0.7F) * 0.7F, Tissue::Cortex);
    const float fluid = spot.disc.jointFluid[spot.side];
    const Signal filling =
        blended(painter.palette.of(Tissue::Flavum), painter.palette.of(Tissue::JointFluid), fluid);
    painter.paint(share * 0.9F, filling);
}

} // namespace

void paintArch(TissuePainter& painter, const SpineSpot& spot)
{
    const SpineSection& section = spot.section;
    if (section.unit > kLastSacral - 1)
        return;
    const float s = spot.scale;
    const float down = section.halfDisc + 8 * s;
    const float up = -(section.halfDisc + spot.upper.height - 8 * s);
    // The arch of the vertebra below (its upper part) and that of the one above (its lower part).
    float below = lamina(spot, 13 * s, 32 * s);
    float above = lamina(spot, -24 * s, -3 * s);
    if (spot.aside < 8)
        above = joined(above, spinous(spot), 3);
    Facet facet{9, 9, 9};
    if (section.unit < kFirstSacral && spot.aside > 4) {
        below = joined(below, pedicle(spot, spot.lower, down), 3);
        above = joined(above, pedicle(spot, spot.upper, up), 3);
        below = joined(below, transverse(spot, spot.lower, down), 2);
        above = joined(above, transverse(spot, spot.upper, up), 2);
        facet = facetAt(spot);
        below = joined(below, facet.superior, 3);
        above = joined(above, facet.inferior, 3);
    }
    paintBone(painter, spot, below);
    paintBone(painter, spot, above);
    if (section.unit < kFirstSacral)
        paintJoint(painter, spot, facet);
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
    float distance = std::max({std::abs(spot.back - middle) - thick, spot.aside - reach,
                               -down - 2 + 0.22F * (spot.aside - 18)});
    // The sacral foramina, with their fat.
    const float hole = ellipse(spot.aside - 17 * spot.scale, spot.below + 3, 3.6F, 4.2F);
    distance = std::max(distance, -hole);
    paintBone(painter, spot, distance);
}

void paintBody(TissuePainter& painter, const SpineSpot& spot)
{
    const DiscPlan& disc = spot.disc;
    const float dome = spot.below < 0 ? disc.domeUpper : disc.domeLower;
    const float half = spot.section.halfDisc + dome * std::max(0.0F, 1 - spot.radius * spot.radius);
    const float lip = 0.8F * bell((std::abs(spot.below) - half) / 3.5F) * (1 - disc.hydration);
    const float edge = half - std::abs(spot.below);
    const float distance = std::max(spot.outward - lip, edge);
    if (painter.cover(distance) <= 0)
        return;
    paintBone(painter, spot, distance);
    painter.unmark(distance, kSacLabel);
    const bool sacral = spot.section.unit >= kFirstSacral
        || (spot.section.unit == kFirstSacral - 1 && spot.below > 0);
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
