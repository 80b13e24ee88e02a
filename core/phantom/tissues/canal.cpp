#include "core/phantom/tissues/canal.h"

#include "core/phantom/body/shapes.h"

#include <algorithm>
#include <cmath>

namespace foramen {

using shapes::bell;
using shapes::ellipse;
using shapes::ramp;

namespace {

void paintRoots(TissuePainter& painter, const SpineSpot& spot, std::span<const RootPlace> roots,
                float inside)
{
    const SpineSection& section = spot.section;
    const float radius = section.rootRadius;
    float nearest = 100;
    for (const RootPlace& root : roots) {
        const float dx = spot.left - root.left;
        const float dy = spot.back - root.back;
        nearest = std::min(nearest, dx * dx + dy * dy);
    }
    painter.paint(inside * painter.cover(std::sqrt(nearest) - radius), Tissue::Root);
    if (section.cord > 0.3F) {
        const float middle = (section.sacBack + section.sacFront) / 2 + 0.8F;
        const float cord =
            ellipse(spot.left, spot.back - middle, section.cord * 1.15F, section.cord * 0.9F);
        painter.paint(inside * painter.cover(cord), Tissue::Cord);
    }
}

} // namespace

void paintCanalFat(TissuePainter& painter, const SpineSpot& spot)
{
    const SpineSection& section = spot.section;
    const bool sacral = section.unit >= kFirstSacral
        || (section.unit == kFirstSacral - 1 && section.below > section.halfDisc + 8);
    const float width = section.canalHalfWidth + (sacral ? 0.0F : 10.0F);
    const float roof = section.roof + 1;
    const float distance =
        std::max(spot.aside - width, spot.behind - std::max(8.0F, roof - 0.35F * spot.aside));
    painter.paint(painter.cover(distance * 0.4F), Tissue::EpiduralFat,
                  (1 + 0.05F * spot.texture) * spot.body.sac.fatTone);
}

void paintFlavum(TissuePainter& painter, const SpineSpot& spot)
{
    const SpineSection& section = spot.section;
    const DiscPlan& disc = spot.disc;
    if (section.unit >= kFirstSacral || spot.aside > section.canalHalfWidth + 4)
        return;
    const float s = spot.scale;
    const float roof = spot.roofFront();
    const float window = ramp(-11 * s, -6 * s, spot.below) * (1 - ramp(9 * s, 15 * s, spot.below));
    const float lost =
        (1 - disc.remaining) * (1 - disc.discShare) * (section.openBack - section.openFront);
    const float fold = lost > 0.2F
        ? ((section.roof - section.openBack) * ramp(0.4F, 3, lost) + lost) * section.bump
            * bell(spot.left / (1.4F * section.sacHalfWidth + 2))
        : 0;
    const float recess = disc.recess[spot.side];
    const float push = 3.4F * recess * bell(spot.below / 10)
        * bell((spot.aside - section.canalHalfWidth + 2.5F) / 6.5F);
    const float thick = disc.flavum * std::min(1.0F, spot.aside / 3.5F) * window;
    const float front = roof - std::max(thick + push, fold);
    const float distance = std::max(
        {front - spot.behind, spot.behind - roof - 1, spot.aside - section.canalHalfWidth - 2.5F});
    const float share = painter.cover(distance) * ramp(0.05F, 0.3F, std::max(window, fold));
    painter.paint(share, Tissue::Flavum, 1 + 0.06F * spot.texture);
    if (share > 0.5F)
        painter.unmark(-1, kSacLabel);
}

void paintSac(TissuePainter& painter, const SpineSpot& spot, std::span<const RootPlace> roots)
{
    const SpineSection& section = spot.section;
    const float half = (section.sacBack - section.sacFront) / 2;
    const SacShape& shape = spot.body.sac;
    const float halfWidth = section.sacHalfWidth * shape.wide;
    if (half < 0.4F || spot.aside > halfWidth + 2)
        return;
    const float center = (section.sacBack + section.sacFront) / 2;
    float behind = spot.back - center;
    if (behind < 0) {
        const float share = behind / half;
        behind *= 1 - shape.flat * (1 - share * share);
    }
    float distance = ellipse(spot.left, behind, halfWidth, half);
    if (shape.wide > 1) // it lies on the walls
        distance = std::max(distance, spot.behind - spot.roofFront() + shape.gap);
    if (distance > 2)
        return;
    painter.mark(distance, kSacLabel);
    painter.paint(painter.cover(distance - 0.45F) * 0.75F, Tissue::Ligament);
    const float inside = painter.cover(distance + 0.1F);
    if (inside <= 0)
        return;
    const Signal filling =
        blended(painter.palette.of(Tissue::Csf), painter.palette.of(Tissue::Root),
                std::min(1.0F, 0.9F * section.crowded + shape.crowd));
    const float tone = std::max(0.3F, 1 + shape.mottle * spot.mottle);
    painter.paint(inside, {filling.t1 * tone, filling.t2 * tone});
    paintRoots(painter, spot, roots, inside);
}

void paintTraversingRoot(TissuePainter& painter, const SpineSpot& spot)
{
    const SpineSection& section = spot.section;
    if (section.unit < kFirstLumbar || section.unit >= kFirstSacral || spot.below < -9)
        return;
    const float pinch = spot.disc.recess[spot.side];
    const float squeeze = ramp(0.4F, 1, pinch);
    // From the corner of the sac down into the recess, under the next pedicle.
    const float aside = section.canalHalfWidth - 3.6F + 0.09F * spot.below - 1.2F * squeeze;
    const float front = 2.6F + 1.6F * pinch * bell(spot.below / 9);
    const float root = ellipse(spot.aside - aside, spot.outward - front, 1.6F + 0.5F * squeeze,
                               1.6F - 0.7F * squeeze);
    painter.paint(painter.cover(root), Tissue::Root);
}

} // namespace foramen
