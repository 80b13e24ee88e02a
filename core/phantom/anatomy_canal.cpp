#include "core/phantom/anatomy_parts.h"

// What lies between the bodies and the arch: fat, sac, roots, yellow ligament, foramina and lateral
// recesses.

namespace foramen {

using parts::bell;
using parts::common;
using parts::ellipse;
using parts::ramp;

void Anatomy::paintCanalFat(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    const float width = station.canalHalfWidth + 10;
    const float roof = station.roof + 1;
    const float distance =
        std::max(local.aside - width, local.behind - std::max(8.0F, roof - 0.35F * local.aside));
    painter.paint(painter.cover(distance * 0.4F), Tissue::EpiduralFat, 1 + 0.05F * local.texture);
}

void Anatomy::paintForamen(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    const float s = local.scale;
    const float center = station.canalHalfWidth + 4;
    if (station.unit >= kFirstSacral || local.aside < center - 8 || local.aside > center + 13
        || local.outward > 13)
        return;
    const float narrowing = local.disc.foramen[local.side];
    const bool vertical = local.disc.foramenPattern[local.side] > 0.5F;
    const float middle = -6.8F * s;
    const float down = local.below - middle;
    const float beyond = local.aside - center;
    if (narrowing > 0.12F) {
        // Thickened capsule, ligament and osteophytes take the place of the fat.
        const float section = ellipse(local.outward - 5, down, 6.2F, 10.8F * s);
        const float window = common(section, std::abs(beyond) - 7, 4);
        const float strength = ramp(0.12F, 0.34F, narrowing);
        painter.paint(painter.cover(window) * strength, Tissue::Flavum,
                      0.85F + 0.1F * local.texture);
        const float halfBack = (vertical ? 5.0F - 1.6F * narrowing : 4.9F - 3.6F * narrowing) * s;
        const float halfDown = (vertical ? 9.5F - 6.4F * narrowing : 9.5F - 3.4F * narrowing) * s;
        const float fat = ellipse(local.outward - 4.9F, down, halfBack, halfDown);
        const float kept = strength * (1 - 0.9F * ramp(0.68F, 0.88F, narrowing));
        painter.paint(painter.cover(std::max(fat, std::abs(beyond) - 7)) * kept,
                      Tissue::EpiduralFat);
    }
    // The root leaves under the pedicle and runs down and outwards.
    const float drop = 0.55F * beyond;
    const float squeeze = ramp(0.5F, 1, narrowing);
    const float halfBack = (2.7F - 1.25F * squeeze) * s;
    const float halfDown = (2.9F + 0.7F * squeeze) * s;
    const float root =
        ellipse(local.outward - 4.8F + 0.12F * beyond, down + 3.4F * s - drop, halfBack, halfDown);
    painter.paint(painter.cover(std::max(root, -beyond - 7)), Tissue::Root);
}

void Anatomy::paintFlavum(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    const DiscPlan& disc = local.disc;
    if (station.unit >= kFirstSacral || local.aside > station.canalHalfWidth + 4)
        return;
    const float s = local.scale;
    const float roof = local.roofFront();
    const float window =
        ramp(-11 * s, -6 * s, local.below) * (1 - ramp(9 * s, 15 * s, local.below));
    const float lost =
        (1 - disc.remaining) * (1 - disc.discShare) * (station.openBack - station.openFront);
    const float fold = lost > 0.2F
        ? ((station.roof - station.openBack) * ramp(0.4F, 3, lost) + lost) * station.bump
            * bell(local.left / (1.4F * station.sacHalfWidth + 2))
        : 0;
    const float recess = disc.recess[local.side];
    const float push = 3.4F * recess * bell(local.below / 10)
        * bell((local.aside - station.canalHalfWidth + 2.5F) / 6.5F);
    const float thick = disc.flavum * std::min(1.0F, local.aside / 3.5F) * window;
    const float front = roof - std::max(thick + push, fold);
    const float distance = std::max({front - local.behind, local.behind - roof - 1,
                                     local.aside - station.canalHalfWidth - 2.5F});
    const float share = painter.cover(distance) * ramp(0.05F, 0.3F, std::max(window, fold));
    painter.paint(share, Tissue::Flavum, 1 + 0.06F * local.texture);
    if (share > 0.5F)
        painter.unmark(-1, kSacLabel);
}

void Anatomy::paintSac(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    const float half = (station.sacBack - station.sacFront) / 2;
    if (half < 0.4F || local.aside > station.sacHalfWidth + 2)
        return;
    const float center = (station.sacBack + station.sacFront) / 2;
    const float distance = ellipse(local.left, local.back - center, station.sacHalfWidth, half);
    if (distance > 2)
        return;
    painter.mark(distance, kSacLabel);
    painter.paint(painter.cover(distance - 0.45F) * 0.75F, Tissue::Ligament);
    const float inside = painter.cover(distance + 0.1F);
    if (inside <= 0)
        return;
    const Signal filling = blended(painter.palette.of(Tissue::Csf),
                                   painter.palette.of(Tissue::Root), 0.9F * station.crowded);
    painter.paint(inside, filling);
    paintRoots(painter, local, inside);
}

void Anatomy::paintRoots(Painter& painter, const Local& local, float inside) const
{
    const Station& station = local.station;
    const auto perRow = m_rootShapes.size();
    const RootPlace* row = m_roots.data() + static_cast<std::size_t>(station.rootRow) * perRow;
    const float radius = station.rootRadius;
    const auto count = std::min(perRow, static_cast<std::size_t>(station.rootCount));
    float nearest = 100;
    for (std::size_t i = 0; i < count; ++i) {
        const float dx = local.left - row[i].left;
        const float dy = local.back - row[i].back;
        nearest = std::min(nearest, dx * dx + dy * dy);
    }
    painter.paint(inside * painter.cover(std::sqrt(nearest) - radius), Tissue::Root);
    if (station.cord > 0.3F) {
        const float middle = (station.sacBack + station.sacFront) / 2 + 0.8F;
        const float cord =
            ellipse(local.left, local.back - middle, station.cord * 1.15F, station.cord * 0.9F);
        painter.paint(inside * painter.cover(cord), Tissue::Cord);
    }
}

void Anatomy::paintTraversingRoot(Painter& painter, const Local& local) const
{
    const Station& station = local.station;
    if (station.unit < kFirstLumbar || station.unit >= kFirstSacral || local.below < -9)
        return;
    const float pinch = local.disc.recess[local.side];
    const float squeeze = ramp(0.4F, 1, pinch);
    // From the corner of the sac down into the recess, under the next pedicle.
    const float aside = station.canalHalfWidth - 3.6F + 0.09F * local.below - 1.2F * squeeze;
    const float front = 2.6F + 1.6F * pinch * bell(local.below / 9);
    const float root = ellipse(local.aside - aside, local.outward - front, 1.6F + 0.5F * squeeze,
                               1.6F - 0.7F * squeeze);
    painter.paint(painter.cover(root), Tissue::Root);
}

} // namespace foramen
