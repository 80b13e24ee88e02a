#include "core/phantom/tissues/ribs.h"

#include "core/phantom/body/shapes.h"

#include <algorithm>
#include <cmath>

namespace foramen {

using shapes::common;
using shapes::ellipse;
using shapes::ramp;

void paintRibs(TissuePainter& painter, const SpinePlace& place, int unit, const BodyPlan& body,
               const SpineCurve& curve)
{
    const RibPlan& ribs = body.ribs;
    const float s = body.scale;
    const float aside = std::abs(place.left);
    if (ribs.reach[1] <= 0 || aside < 12 * s || aside > ribs.reach[1] + 4 || place.back < -30 * s
        || place.back > 30 * s)
        return;
    constexpr int last = kFirstLumbar - 1; // T12
    for (int segment = std::max(0, unit - 5); segment <= std::min(last, unit + 1); ++segment) {
        const VertebraPlan& vertebra = body.vertebrae[static_cast<std::size_t>(segment)];
        const float head = vertebra.halfWidth * 0.85F;
        const float away = aside - head;
        // The last two ribs articulate with one vertebra each, those above with two.
        const float share = segment >= last - 1 ? 0.3F : 0.02F;
        const float top = curve.bodyTop(segment) + share * vertebra.height;
        const float middle = top + (away > 0 ? ribs.slope * away * away / (away + 14 * s) : 0);
        const float from = aside / s - 60;
        const float depth = (19 - 0.0075F * from * from) * s;
        const float upright = 1 / std::sqrt(1 + ribs.slope * ribs.slope);
        const float slim = 0.7F + 0.3F * ramp(0, 25 * s, away);
        const float section = ellipse(place.back - depth, (place.along - middle) * upright,
                                      3.1F * ribs.girth * s, 6.4F * slim * ribs.girth * s);
        const float reach = ribs.reach[segment == last ? 0 : 1];
        const float distance = common(section, std::max(-away, aside - reach), 3);
        const float shell = painter.cover(distance);
        if (shell <= 0)
            continue;
        painter.paint(shell, Tissue::Cortex);
        painter.paint(painter.cover(distance + 1.1F), Tissue::Marrow);
    }
}

} // namespace foramen
