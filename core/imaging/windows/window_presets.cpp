#include "core/imaging/windows/window_presets.h"

namespace foramen {

WindowRange shareOfWindow(const WindowRange& automatic, int preset)
{
    const auto between = [&](double from, double to) {
        return WindowRange{.center = automatic.low() + (from + to) / 2 * automatic.width,
                           .width = (to - from) * automatic.width};
    };
    switch (preset) {
    case 2:
        return between(0.1, 0.7);
    case 3:
        return between(0, 1.6);
    case 4:
        return between(0.35, 1.3);
    case 5:
        return between(0.02, 0.6);
    default:
        return automatic;
    }
}

} // namespace foramen
