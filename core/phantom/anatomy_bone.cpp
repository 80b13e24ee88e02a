#include "core/phantom/anatomy_parts.h"

// Bodies, discs and the bony arch behind them. Distances are negative inside.

namespace foramen {

using parts::bell;
using parts::common;
using parts::ellipse;
using parts::joined;
using parts::ramp;

Anatomy::Local Anatomy::localAt(const SpinePlace& place, const Station& station) const
{
    const auto unit = static_cast<std::size_t>(station.unit);
    const float nx = place.left / station.halfWidth;
    float ny = place.back / station.halfDepth;
    if (ny > 0) // the back wall is hollowed towards the canal
        ny *= 1 + 0.1F * std::max(0.0F, 1 - nx * nx * 1.6F);
    const float square = nx * nx + ny * ny;
    const float radius =
        0.5F * (std::sqrt(square) + std::sqrt(std::sqrt(nx * nx * nx * nx + ny * ny * ny * ny)));
    const float outward = (radius - 1) * std::min(station.halfWidth, station.halfDepth);
    return {station,
            m_plan.discs[unit],
            m_plan.vertebrae[unit],
            m_plan.vertebrae[unit + 1],
            place.left,
            std::abs(place.left),
            place.left < 0 ? std::size_t{1} : std::size_t{0},
            place.back,
            place.back - station.wall,
            station.below,
            radius,
            outward,
            m_noise.at(place.left * 0.35F, place.back * 0.35F, place.along * 0.35F),
            m_plan.scale};
}

void Anatomy::paintSpine(Painter& painter, const Local& local) const
{
    const float outward = local.outward;
    if (local.behind > -9 && outward > -1.5F) {
        paintCanalFat(painter, local);
        paintArch(painter, local);
        paintForamen(painter, local);
        paintSac(painter, local);
        paintFlavum(painter, local);
        paintTraversingRoot(painter, local);
    }
    if (local.station.unit >= kFirstSacral - 1)
        paintAla(painter, local);
    if (outward < 8) {
        if (local.back < 0)
            painter.paint(
                painter.cover(std::max(std::abs(outward - 0.9F) - 0.7F, local.aside - 13)),
                Tissue::Ligament);
        paintBulge(painter, local);
        paintDisc(painter, local);
        paintBody(painter, local);
    }
}

void Anatomy::paintBone(Painter& painter, const Local& local, float distance) const
{
    const float shell = painter.cover(distance);
    if (shell <= 0)
        return;
    painter.paint(shell, Tissue::Cortex);
    const Tissue marrow =
        local.station.unit >= kFirstSacral ? Tissue::SacrumMarrow : Tissue::Marrow;
    painter.paint(painter.cover(distance + 0.95F), marrow,
                  1 + m_plan.marrowTexture * local.texture);
}

float Anatomy::pedicle(const Local& local, const VertebraPlan& owner, float middle) const
{
    const float across = local.aside - local.station.canalHalfWidth - owner.pedicleWidth / 2;
    const float section =
        ellipse(across, local.below - middle, owner.pedicleWidth / 2, 7.2F * local.scale);
    return common(section, std::max(-5 - local.behind, local.behind - 12), 3);
}

float Anatomy::transverse(const Local& local, const VertebraPlan& owner, float middle) const
{
    const float away = local.aside - local.station.canalHalfWidth - owner.pedicleWidth;
    const float s = local.scale;
    const float thick = std::max(2.0F, 4.8F - 0.09F * away) * s;
    const float section =
        ellipse(local.behind - 7 - 0.25F * away, local.below - middle, 3.2F * s, thick);
    return common(section, std::max(away - 20 * s, -4 - away), 3);
}

// One of the two plates of the arch; its front is the roof of the canal.
float Anatomy::lamina(const Local& local, float top, float bottom) const
{
    const float front = local.roofFront();
    const float middle = (top + bottom) / 2;
    const float half = (bottom - top) / 2;
    // The plate slopes: its lower edge lies further back.
    const float lean = 0.1F * (local.below - middle);
    const float thick = 3.1F * local.scale;
    const float plate = std::abs(local.behind - front - thick - std::max(0.0F, lean)) - thick;
    const float rows = std::abs(local.below - middle) - half;
    return common(common(plate, rows, 4), local.aside - local.station.canalHalfWidth - 2, 3);
}

float Anatomy::spinous(const Local& local) const
{
    const VertebraPlan& owner = local.upper;
    const float along = local.behind - local.station.roof - 3;
    const float share = along / owner.spinousLength;
    const float middle = -8.5F * local.scale + owner.spinousTilt * along;
    const float half = owner.spinousHeight / 2
        * (0.84F + 0.3F * share * share - 0.12F * bell((share - 0.45F) * 2.5F));
    const float thick = (2.6F + 1.4F * share * share) * local.scale + 2.2F * bell(along / 7);
    const float profile = common(std::abs(local.below - middle) - half,
                                 std::max(along - owner.spinousLength, -along - 4), 7);
    return common(profile, local.aside - thick, 2);
}

Anatomy::Facet Anatomy::facetAt(const Local& local) const
{
    const Station& station = local.station;
    const float s = local.scale;
    const float size = local.disc.facet[local.side] * s;
    const float dx = local.aside - station.canalHalfWidth - 4.2F;
    const float dy = local.behind - station.roof + 6.5F;
    // Along the joint (outwards and back) and across it (inwards and back).
    const float along = 0.57F * dx + 0.82F * dy;
    const float across = -0.82F * dx + 0.57F * dy - 0.035F * along * along + 0.6F;
    const float tip = 0.5F + 0.5F * ramp(-13 * s, 1, local.below);
    Facet facet;
    facet.superior =
        ellipse(along, across + 4.2F * size, 7.4F * size * tip, 3.9F * size * (0.3F + 0.7F * tip));
    facet.superior =
        common(facet.superior, std::max(local.below - 14 * s, -11 * s - local.below), 4);
    facet.inferior = ellipse(along - 1, across - 4.4F * size, 7.6F * size, 4.2F * size);
    facet.inferior =
        common(facet.inferior, std::max(local.below - 9 * s, -20 * s - local.below), 5);
    facet.joint = std::max(
        {std::abs(across) - 0.5F, std::abs(along) - 6.2F * size, std::abs(local.below) - 9 * s});
    return facet;
}

void Anatomy::paintArch(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    if (station.unit > kLastSacral - 1)
        return;
    const float s = local.scale;
    const float down = station.halfDisc + 8 * s;
    const float up = -(station.halfDisc + local.upper.height - 8 * s);
    // The arch of the vertebra below (its upper part) and that of the one above (its lower part).
    float below = lamina(local, 13 * s, 32 * s);
    float above = lamina(local, -24 * s, -3 * s);
    if (local.aside < 8)
        above = joined(above, spinous(local), 3);
    Facet facet{9, 9, 9};
    if (station.unit < kFirstSacral && local.aside > 4) {
        below = joined(below, pedicle(local, local.lower, down), 3);
        above = joined(above, pedicle(local, local.upper, up), 3);
        below = joined(below, transverse(local, local.lower, down), 2);
        above = joined(above, transverse(local, local.upper, up), 2);
        facet = facetAt(local);
        below = joined(below, facet.superior, 3);
        above = joined(above, facet.inferior, 3);
    }
    paintBone(painter, local, below);
    paintBone(painter, local, above);
    if (station.unit < kFirstSacral)
        paintJoint(painter, local, facet);
}

void Anatomy::paintJoint(Painter& painter, const Local& local, const Facet& facet) const
{
    const float share = painter.cover(facet.joint);
    if (share <= 0)
        return;
    painter.paint(painter.cover(facet.joint - 0.7F) * 0.7F, Tissue::Cortex);
    const float fluid = local.disc.jointFluid[local.side];
    const Signal filling =
        blended(painter.palette.of(Tissue::Flavum), painter.palette.of(Tissue::JointFluid), fluid);
    painter.paint(share * 0.9F, filling);
}

void Anatomy::paintAla(Painter& painter, const Local& local) const
{
    const float down = local.station.below
        + (local.station.unit - (kFirstSacral - 1)) * 26.0F * local.scale - local.station.halfDisc;
    if (local.aside < 12 || down < -4 || down > 62)
        return;
    // The wings: widest at S1, sloping forwards and down.
    const float reach = (52 - 0.42F * down) * local.scale;
    const float middle = 0.16F * (local.aside - 12) - 2;
    const float thick = (13 - 0.1F * down) * local.scale;
    float distance = std::max({std::abs(local.back - middle) - thick, local.aside - reach,
                               -down - 2 + 0.22F * (local.aside - 18)});
    // The sacral foramina, with their fat.
    const float hole = ellipse(local.aside - 17 * local.scale, local.below + 3, 3.6F, 4.2F);
    distance = std::max(distance, -hole);
    paintBone(painter, local, distance);
}

float Anatomy::bulge(const Local& local) const
{
    if (local.behind < -12)
        return 0;
    const Station& station = local.station;
    const DiscPlan& disc = local.disc;
    const float lost =
        (1 - disc.remaining) * disc.discShare * (station.openBack - station.openFront);
    float height = 0;
    if (disc.remaining < 0.995F)
        height = (station.openFront - 0.2F + lost) * station.bump
            * bell(local.left / (1.35F * station.sacHalfWidth + 2));
    const float recess = disc.recess[local.side];
    height = std::max(height,
                      4.3F * recess * bell(local.below / 8.5F)
                          * bell((local.aside - station.canalHalfWidth + 3) / 6.5F));
    const float foramen = disc.foramen[local.side];
    height = std::max(height,
                      3.4F * foramen * bell(local.below / 8.0F)
                          * bell((local.aside - station.canalHalfWidth - 4) / 9.0F));
    return height;
}

void Anatomy::paintBulge(Painter& painter, const Local& local) const
{
    const float height = bulge(local);
    if (height < 0.15F || local.outward < -2)
        return;
    const float distance = std::max(local.outward - height, std::abs(local.below) - 11);
    painter.paint(painter.cover(distance), Tissue::Annulus);
    painter.mark(distance, kDiscLabel);
    painter.unmark(distance, kSacLabel);
}

void Anatomy::paintDisc(Painter& painter, const Local& local) const
{
    const DiscPlan& disc = local.disc;
    const float dome = local.below < 0 ? disc.domeUpper : disc.domeLower;
    const float half =
        local.station.halfDisc + dome * std::max(0.0F, 1 - local.radius * local.radius);
    const float distance = std::max(local.outward - disc.bulgeAll, std::abs(local.below) - half);
    const float share = painter.cover(distance);
    if (share <= 0)
        return;
    painter.paint(share, Tissue::Annulus);
    painter.mark(distance, local.station.unit >= kFirstSacral ? kSacrumLabel : kDiscLabel);
    const float height = std::abs(local.below) / std::max(1.0F, half);
    const float core = std::max(local.radius * 1.1F, height * 1.05F + 0.3F * local.radius);
    const Signal nucleus =
        blended(painter.palette.of(Tissue::DryNucleus), painter.palette.of(Tissue::Nucleus),
                std::clamp(disc.hydration + 0.08F * local.texture, 0.0F, 1.0F));
    painter.paint(share * (1 - ramp(0.74F, 1.04F, core)), nucleus);
    // The cleft of the grown-up nucleus.
    const float cleft =
        bell(height * 3.2F) * (1 - ramp(0.45F, 0.75F, local.radius)) * 0.4F * disc.hydration;
    painter.paint(share * cleft, Tissue::Annulus);
}

void Anatomy::paintBody(Painter& painter, const Local& local) const
{
    const DiscPlan& disc = local.disc;
    const float dome = local.below < 0 ? disc.domeUpper : disc.domeLower;
    const float half =
        local.station.halfDisc + dome * std::max(0.0F, 1 - local.radius * local.radius);
    const float lip = 0.8F * bell((std::abs(local.below) - half) / 3.5F) * (1 - disc.hydration);
    const float edge = half - std::abs(local.below);
    const float distance = std::max(local.outward - lip, edge);
    if (painter.cover(distance) <= 0)
        return;
    paintBone(painter, local, distance);
    painter.unmark(distance, kSacLabel);
    const bool sacral = local.station.unit >= kFirstSacral
        || (local.station.unit == kFirstSacral - 1 && local.below > 0);
    if (sacral)
        painter.mark(distance, kSacrumLabel);
    const float inside = painter.cover(distance + 1.2F);
    if (disc.modic > 0)
        painter.paint(inside * disc.modic * (1 - ramp(2, 9, -edge + 1.5F * local.texture)),
                      Tissue::Modic);
    // The basivertebral vein enters at the middle of the back wall.
    if (local.back > 0 && local.aside < 9 && !sacral) {
        const float depth = -local.outward;
        const float grown = local.station.unit * 0.37F - std::floor(local.station.unit * 0.37F);
        const float vein =
            std::max(std::abs(local.station.bodyOffset) - (2.2F + 1.6F * grown) * (1 - depth / 16)
                         - 0.5F * local.texture,
                     local.aside - 7 + 0.3F * depth);
        painter.paint(painter.cover(vein * 0.5F + 0.5F) * (0.2F + 0.35F * grown),
                      Tissue::BasivertebralVein);
    }
}

} // namespace foramen
