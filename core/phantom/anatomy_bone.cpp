#include "core/phantom/anatomy_parts.h"

// Bodies, discs and the bony arch behind them. Distances are negative inside.

namespace foramen {

using parts::bell;
using parts::ellipse;
using parts::ramp;

void Anatomy::paintSpine(Painter& painter, const SpinePlace& place, const Station& station) const
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
    Local local{station,
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
                0,
                m_plan.scale};
    local.texture = m_noise.at(place.left * 0.35F, place.back * 0.35F, place.along * 0.35F);
    if (local.behind > -9 && outward > -1.5F) {
        paintCanalFat(painter, local);
        paintPosterior(painter, local);
        paintFacet(painter, local);
        paintForamen(painter, local);
        paintSac(painter, local);
        paintFlavum(painter, local);
        paintTraversingRoot(painter, local);
    }
    if (station.unit >= kFirstSacral - 1)
        paintAla(painter, local);
    if (outward < 8) {
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

void Anatomy::paintPosterior(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    const float s = local.scale;
    const float lumbarHeight = station.below;
    const float pedicleDown = station.halfDisc + 8 * s;
    const float pedicleUp = -(station.halfDisc + local.upper.height - 8 * s);
    // Pedicles of both vertebrae, from the body to the articular pillar.
    if (local.behind < 13 && local.aside > station.canalHalfWidth - 2
        && local.aside < station.canalHalfWidth + 14) {
        const float across = local.aside - station.canalHalfWidth;
        const float ends = std::max(-5 - local.behind, local.behind - 11);
        const float down =
            ellipse(across - local.lower.pedicleWidth / 2, lumbarHeight - pedicleDown,
                    local.lower.pedicleWidth / 2, 7.2F * s);
        const float up = ellipse(across - local.upper.pedicleWidth / 2, lumbarHeight - pedicleUp,
                                 local.upper.pedicleWidth / 2, 7.2F * s);
        paintBone(painter, local, std::max(ends, std::min(down, up)));
    }
    // Transverse processes.
    const float root = station.canalHalfWidth + local.lower.pedicleWidth;
    if (local.aside > root - 2 && local.aside < root + 22 * s && std::abs(local.behind - 7) < 12
        && station.unit < kFirstSacral) {
        const float away = local.aside - root;
        const float thick = (4.8F - 0.08F * away) * s;
        const float down =
            ellipse(local.behind - 6 - 0.25F * away, lumbarHeight - pedicleDown, 3.2F * s, thick);
        const float up =
            ellipse(local.behind - 6 - 0.25F * away, lumbarHeight - pedicleUp, 3.2F * s, thick);
        paintBone(painter, local, std::max(std::min(down, up), away - 20 * s));
    }
    // Laminae: two plates that meet at the midline; the roof of the canal is their front.
    const float front = station.roof - 0.62F * local.aside - 0.03F * local.aside * local.aside;
    if (local.aside < station.canalHalfWidth + 3 && local.behind > front - 2
        && local.behind < front + 11 && station.unit < 16) {
        const float plate = std::max(front - local.behind, local.behind - front - 6.5F * s);
        const float rows = std::min(std::max(lumbarHeight + 2.5F * s, -lumbarHeight - 30 * s),
                                    13.5F * s - lumbarHeight);
        paintBone(painter, local,
                  std::max({plate, rows, local.aside - station.canalHalfWidth - 1.5F}));
    }
    // Spinous process.
    const float along = local.behind - station.roof - 3;
    const VertebraPlan& owner = local.upper;
    if (local.aside < 7 && along > -4 && along < owner.spinousLength + 2) {
        const float share = along / owner.spinousLength;
        const float center = -8.5F * s + owner.spinousTilt * along;
        const float half =
            owner.spinousHeight / 2 * (0.82F + 0.25F * share - 0.25F * share * share * share);
        const float thick = (2.6F + 1.4F * share * share) * s + 1.8F * bell(along / 6);
        const float distance =
            std::max({local.aside - thick,
                      std::abs(lumbarHeight - center) - half + 0.5F * bell((share - 1) * 4),
                      along - owner.spinousLength, -along - 3});
        paintBone(painter, local, distance);
    }
}

void Anatomy::paintFacet(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    const float s = local.scale;
    if (station.unit >= kFirstSacral || local.aside < 5 || local.aside > 34 || local.behind > 30
        || local.behind < 0)
        return;
    const float size = local.disc.facet[local.side] * s;
    const float centerAside = station.canalHalfWidth + 4.2F;
    const float centerBehind = station.roof - 6.5F;
    const float dx = local.aside - centerAside;
    const float dy = local.behind - centerBehind;
    // Along the joint (outwards and back) and across it (inwards and back).
    const float along = 0.57F * dx + 0.82F * dy;
    const float across = -0.82F * dx + 0.57F * dy - 0.035F * along * along + 0.6F;
    const float tip = ramp(-13, 0, local.below);
    const float superior = std::max(
        {ellipse(along, across + 3.6F * size, 7.2F * size * (0.55F + 0.45F * tip), 3.3F * size),
         local.below - 15 * s, -10 * s - local.below});
    const float inferior =
        std::max({ellipse(along - 1, across - 4.0F * size, 7.4F * size, 3.7F * size),
                  local.below - 9 * s, -20 * s - local.below});
    paintBone(painter, local, superior);
    paintBone(painter, local, inferior);
    const float joint = std::max(
        {std::abs(across) - 0.45F, std::abs(along) - 6.5F * size, std::abs(local.below) - 9 * s});
    const float fluid = local.disc.jointFluid[local.side];
    const Signal filling =
        blended(painter.palette.of(Tissue::Flavum), painter.palette.of(Tissue::JointFluid), fluid);
    painter.paint(painter.cover(joint) * 0.9F, filling);
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
    painter.mark(distance, kDiscLabel);
    if (local.station.unit >= kFirstSacral)
        painter.mark(distance, kSacrumLabel);
    const float height = std::abs(local.below) / std::max(1.0F, half);
    const float core = std::max(local.radius * 1.22F, height * 1.1F + 0.25F * local.radius);
    const Signal nucleus =
        blended(painter.palette.of(Tissue::DryNucleus), painter.palette.of(Tissue::Nucleus),
                std::clamp(disc.hydration + 0.08F * local.texture, 0.0F, 1.0F));
    painter.paint(share * (1 - ramp(0.72F, 1.1F, core)), nucleus);
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
        const float vein = std::max(std::abs(local.station.bodyOffset) - 3.4F * (1 - depth / 15),
                                    local.aside - 7 + 0.3F * depth);
        painter.paint(painter.cover(vein + 0.6F) * 0.65F, Tissue::BasivertebralVein);
    }
}

} // namespace foramen
