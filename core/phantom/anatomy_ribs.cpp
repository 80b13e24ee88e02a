#include "core/phantom/anatomy_parts.h"

// Ribs. Each leaves its vertebra beside the pedicle, passes in front of the transverse process and
// goes sideways and down; the last two end free.

namespace foramen {

using parts::common;
using parts::ellipse;
using parts::ramp;

void drawRibs(BodyPlan& plan, Random& random)
{
    const auto drawn = [&random](double low, double high) {
        return static_cast<float>(random.uniform(low, high));
    };
    // The twelfth ones range from stubs to nearly the length of the eleventh ones.
    const float last = random.chance(0.15) ? drawn(34, 50) : drawn(60, 112);
    plan.ribs.reach = {last * plan.scale, drawn(108, 132) * plan.scale};
    plan.ribs.slope = drawn(0.6, 1.3);
    plan.ribs.girth = drawn(0.85, 1.2);
}

void Anatomy::paintRibs(Painter& painter, const SpinePlace& place) const
{
    const RibPlan& ribs = m_plan.ribs;
    const float s = m_plan.scale;
    const float aside = std::abs(place.left);
    if (ribs.reach[1] <= 0 || aside < 12 * s || aside > ribs.reach[1] + 4 || place.back < -30 * s
        || place.back > 30 * s)
        return;
    constexpr int last = kFirstLumbar - 1; // T12
    const int unit = stationAt(place.along).unit;
    for (int segment = std::max(0, unit - 5); segment <= std::min(last, unit + 1); ++segment) {
        const VertebraPlan& body = m_plan.vertebrae[static_cast<std::size_t>(segment)];
        const float head = body.halfWidth * 0.85F;
        const float away = aside - head;
        // The last two are borne by one vertebra each, those above by two.
        const float share = segment >= last - 1 ? 0.3F : 0.02F;
        const float top = m_curve.bodyTop(segment) + share * body.height;
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
