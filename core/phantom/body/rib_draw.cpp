#include "core/phantom/body/rib_draw.h"

namespace foramen {

void drawRibs(BodyPlan& plan, Random& random)
{
    const auto drawn = [&random](double low, double high) {
        return static_cast<float>(random.uniform(low, high));
    };
    // The twelfth ribs range from stubs to nearly the length of the eleventh ribs.
    const float last = random.chance(0.15) ? drawn(34, 50) : drawn(60, 112);
    plan.ribs.reach = {last * plan.scale, drawn(108, 132) * plan.scale};
    plan.ribs.slope = drawn(0.6, 1.3);
    plan.ribs.girth = drawn(0.85, 1.2);
}

} // namespace foramen
