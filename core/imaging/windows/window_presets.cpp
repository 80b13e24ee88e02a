#include "core/imaging/windows/window_presets.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace foramen {

namespace {

/// Hounsfield units.
constexpr std::array<WindowRange, kCtWindowCount> kCtWindows = {{
    {.center = 400, .width = 2000},
    {.center = 40, .width = 400},
    {.center = 60, .width = 250},
    {.center = -600, .width = 1500},
    {.center = 200, .width = 600},
    {.center = 40, .width = 80},
}};

} // namespace

bool isCt(const Volume& volume)
{
    constexpr std::string_view ctClasses = "1.2.840.10008.5.1.4.1.1.2"; // and its enhanced kinds
    if (!volume.modality.empty())
        return volume.modality == "CT";
    const std::string_view kind =
        volume.sources.empty() ? std::string_view() : volume.sources.front().sopClassUid;
    return kind == ctClasses || kind.starts_with(std::string(ctClasses) + '.');
}

int windowPresetCount(const Volume& volume)
{
    return isCt(volume) ? kFirstPresetOfKind + kCtWindowCount : kWindowPresetCount;
}

std::optional<WindowRange> fixedWindow(const Volume& volume, int preset)
{
    if (preset < kFirstPresetOfKind || !isCt(volume))
        return std::nullopt;
    return kCtWindows[static_cast<std::size_t>(preset - kFirstPresetOfKind)];
}

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
