#include "core/phantom/tissues/foramen.h"

#include "core/phantom/body/shapes.h"

#include <algorithm>
#include <cmath>

namespace foramen {

using shapes::bell;
using shapes::common;
using shapes::ellipse;
using shapes::ramp;

namespace {

/// A spot as its foramen sees it.
struct Seen {
    const ForamenShape& shape;
    float s; ///< scale of the body
    float out; ///< beyond the inner border of the pedicle
    float u; ///< behind the wall
    float v; ///< below the disc's middle
    float half; ///< of the disc's height
    float roof; ///< v of the upper pedicle's lower border
    float tip; ///< v of the superior process's tip
};

Seen seen(const SpineSpot& spot)
{
    const ForamenShape& shape = spot.foramen;
    const float half = spot.section.halfDisc;
    return {shape,
            spot.scale,
            spot.aside - spot.section.canalHalfWidth,
            spot.fromWall,
            spot.below,
            half,
            -half - shape.room,
            half - shape.tipHeight};
}

float jointPlane(const Seen& at)
{
    const ForamenShape& shape = at.shape;
    const float turn = shape.jointTurn * (std::clamp(at.out, -4.0F, 9.0F) - shape.aside);
    return shape.lowerWidth + shape.thickness + shape.jointSlope * (at.v - at.half) + turn;
}

float upperPedicle(const Seen& at, float width)
{
    const float away = at.u - 0.45F * at.shape.upperWidth;
    const float lower = at.roof + std::min(5.0F, at.shape.arch * away * away);
    const float column = std::max(-6 - at.u, at.u - at.shape.upperWidth - 7 * at.s);
    const float across = std::abs(at.out - width / 2) - width / 2;
    return common(common(at.v - lower, column, 3), across, 4);
}

float lowerPedicle(const Seen& at, float width)
{
    const float column = std::max(-6 - at.u, at.u - at.shape.lowerWidth - at.shape.thickness);
    const float across = std::abs(at.out - width / 2) - width / 2;
    return common(common(at.half + at.shape.floor - at.v, column, 3), across, 4);
}

float superiorProcess(const Seen& at, float width, float plane)
{
    const ForamenShape& shape = at.shape;
    const float up = std::clamp((at.half - at.v) / std::max(1.0F, shape.tipHeight), 0.0F, 1.0F);
    float front = shape.lowerWidth + shape.lean * std::max(0.0F, at.half - at.v)
        - shape.tipForward * up * up + 0.6F * std::max(0.0F, -at.out);
    front -= 0.9F * std::max(0.0F, at.v - at.half);
    const float blade = common(front - at.u, at.u - plane, 2);
    const float sides = std::max(at.out - width - 4 * at.s, -2.5F - at.out);
    const float ends = std::max(at.tip - at.v, at.v - at.half - 16 * at.s);
    return common(common(blade, ends, 5), sides, 4);
}

float parsAndInferior(const Seen& at, float plane)
{
    const ForamenShape& shape = at.shape;
    const float medial = 0.75F * std::max(0.0F, -at.out);
    const float pars = shape.upperWidth + shape.parsSlope * (at.v - at.roof) + medial;
    const float joint = std::max(pars, plane + shape.jointWidth);
    const float front = pars + (joint - pars) * ramp(at.tip - 2, at.tip + 1.5F, at.v);
    const float end = at.half + shape.inferiorEnd;
    const float taper = 1 - 0.45F * ramp(end - 8 * at.s, end, at.v);
    const float slab = std::max(front - at.u, at.u - front - shape.inferiorThickness * taper);
    const float sides = std::max(-7 - at.out, at.out - 8 * at.s);
    return common(common(slab, at.v - end, 5), sides, 4);
}

float bulgeDistance(const Seen& at, float across)
{
    const ForamenShape& shape = at.shape;
    const float reach = shape.bulgeReach + at.half;
    const float height = shape.bulge * bell((at.v - shape.bulgeBelow) / reach) * across;
    return height > 0.1F ? at.u - height : 99;
}

} // namespace

ForamenSolids foramenSolids(const SpineSpot& spot)
{
    ForamenSolids solids;
    const Seen at = seen(spot);
    if (spot.section.unit >= kFirstSacral || at.out < -8 || at.out > 26 || at.u < -8 || at.u > 40)
        return solids;
    const ForamenShape& shape = at.shape;
    const float plane = jointPlane(at);
    solids.upperPedicle = upperPedicle(at, spot.upper.pedicleWidth);
    solids.lowerPedicle = lowerPedicle(at, spot.lower.pedicleWidth);
    solids.superior = superiorProcess(at, spot.lower.pedicleWidth, plane);
    solids.pars = parsAndInferior(at, plane);
    const float gap = std::abs(at.u - plane - shape.jointWidth / 2) - shape.jointWidth / 2;
    const float rows = std::max(at.tip + 1 - at.v, at.v - at.half - 0.7F * shape.inferiorEnd);
    solids.joint = std::max({gap, rows, -3 - at.out, at.out - spot.lower.pedicleWidth - 2});
    const float across = bell((at.out - shape.aside) / 11);
    if (across > 0) {
        solids.bulge = bulgeDistance(at, across);
        const float upper = shape.upperSpur * bell((at.v + at.half + 0.6F) / 2.8F);
        const float lower = shape.lowerSpur * bell((at.v - at.half - 0.6F) / 2.8F);
        const float spur = std::max(upper, lower) * across;
        if (spur > 0.1F)
            solids.spurs = at.u - spur;
    }
    if (at.out > -7) {
        const float beyond = at.out - shape.aside;
        solids.root = ellipse(at.u - shape.rootBack + 0.12F * beyond,
                              at.v - at.roof - shape.rootDown - shape.rootDrop * beyond,
                              shape.rootHalfBack, shape.rootHalfDown);
    }
    return solids;
}

float capsuleDistance(const SpineSpot& spot, const ForamenSolids& solids)
{
    const Seen at = seen(spot);
    const float walls = std::min(solids.superior, solids.pars) - at.shape.flavum;
    const float rows = std::max(at.roof - at.v, at.v - at.half - 2);
    float distance = common(walls, rows, 2);
    if (at.shape.roofBand > 0)
        distance = std::min(distance,
                            std::max({solids.upperPedicle - at.shape.roofBand, 0.5F - at.u,
                                      std::abs(at.out - at.shape.aside) - 7}));
    return distance;
}

bool isInForamen(const SpineSpot& spot, const ForamenSolids& solids)
{
    const int unit = spot.section.unit;
    if (unit < kFirstLumbar || unit >= kFirstSacral || spot.outward < 0.4F)
        return false;
    const Seen at = seen(spot);
    constexpr float beside = 3; // mm: the root lies there when the pedicles have ended
    const float pars = at.shape.upperWidth + at.shape.parsSlope * (at.v - at.roof);
    if (at.u < -2 || at.out < -1 || at.out > spot.upper.pedicleWidth + beside || at.v < at.roof - 1
        || at.v > at.half + at.shape.floor + 1 || at.u > pars + 1)
        return false;
    return std::min({solids.upperPedicle, solids.pars, solids.lowerPedicle, solids.superior,
                     solids.bulge, solids.spurs, solids.joint, capsuleDistance(spot, solids)})
        > 0;
}

void paintForamen(TissuePainter& painter, const SpineSpot& spot, const ForamenSolids& solids)
{
    const Seen at = seen(spot);
    if (solids.pars > 90 || at.out < -7 || at.out > 14)
        return;
    const float beside = 1 - ramp(4, 9, std::abs(at.out - at.shape.aside));
    painter.paint(beside * painter.cover(at.u - 15), Tissue::EpiduralFat,
                  at.shape.fatTone * (1 + 0.06F * spot.texture));
    painter.paint(painter.cover(solids.root), Tissue::Root);
    painter.paint(painter.cover(capsuleDistance(spot, solids)) * 0.9F, Tissue::Flavum,
                  0.85F + 0.15F * spot.texture);
}

void paintFacetJoint(TissuePainter& painter, const SpineSpot& spot, const ForamenSolids& solids)
{
    const float share = painter.cover(solids.joint);
    if (share <= 0)
        return;
    painter.paint(painter.cover(solids.joint - 0.6F) * 0.7F, Tissue::Cortex);
    const float fluid = spot.disc.jointFluid[spot.side];
    const Signal filling =
        blended(painter.palette.of(Tissue::Flavum), painter.palette.of(Tissue::JointFluid), fluid);
    painter.paint(share * 0.9F, filling);
}

} // namespace foramen
