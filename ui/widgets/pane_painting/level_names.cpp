#include "ui/widgets/pane_painting/level_names.h"

#include "ui/panes/stack/site_names.h"
#include "ui/widgets/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr double kEdge = 12; ///< from the pane's edge
constexpr double kLetterWidth = 18; ///< of the letter at the middle of the left edge
constexpr double kLetterReach = 10;
constexpr double kBelow = 52; ///< from the lower edge, where the spine runs across

OverlayTextStyle styleOf(const PaneLevel& level, int currentPixels)
{
    return {.pixelSize = level.current ? currentPixels : 12,
            .isBold = level.current,
            .color = level.current ? theme::kAccent.lighter(118) : QColor(0xc3, 0xcd, 0xd8)};
}

/// A level with its disc on the screen.
struct ShownLevel {
    const PaneLevel* level = nullptr;
    QPointF disc;
};

QString textOf(const PaneLevel& level)
{
    return level.name.isEmpty() ? levelName(level.level) : level.name;
}

std::vector<LevelName> namesBelow(const std::vector<ShownLevel>& levels, QSizeF pane)
{
    std::vector<LevelName> names;
    for (const ShownLevel& shown : levels) {
        const OverlayTextStyle style = styleOf(*shown.level, 12);
        const QSizeF size = overlayTextSize(textOf(*shown.level), style);
        const double left = shown.disc.x() - size.width() / 2;
        if (left > 0 && left + size.width() < pane.width())
            names.push_back({shown.level->level,
                             QRectF(QPointF(left, pane.height() - kBelow), size), style,
                             textOf(*shown.level)});
    }
    return names;
}

std::vector<LevelName> namesBeside(const std::vector<ShownLevel>& levels, QSizeF pane,
                                   double lowestFree)
{
    const QRectF inside(QPointF(0, 0), pane);
    std::vector<LevelName> names;
    for (const ShownLevel& shown : levels) {
        if (!inside.contains(shown.disc))
            continue;
        const OverlayTextStyle style = styleOf(*shown.level, 13);
        const QSizeF size = overlayTextSize(textOf(*shown.level), style);
        const double top = std::max(shown.disc.y() - size.height() / 2, lowestFree);
        const double middle = pane.height() / 2;
        const bool meetsLetter =
            top < middle + kLetterReach && top + size.height() > middle - kLetterReach;
        names.push_back({shown.level->level,
                         QRectF(QPointF(kEdge + (meetsLetter ? kLetterWidth : 0), top), size),
                         style, textOf(*shown.level)});
        lowestFree = top + size.height();
    }
    return names;
}

} // namespace

std::vector<LevelName> levelNamesOf(const PaneContent& content, const SliceScene& scene,
                                    QSizeF pane, const QRectF& titleBox)
{
    // An axial slice runs along the discs.
    if (content.levels.empty() || !content.areOverlaysVisible || content.isCompact
        || std::abs(scene.volume()->geometry.sliceNormal().z) > 0.7)
        return {};
    std::vector<ShownLevel> levels;
    for (const PaneLevel& level : content.levels) {
        const DisplayPoint at = scene.displayFromPatient(level.discCenter);
        levels.push_back({&level, {at.x, at.y}});
    }
    std::sort(levels.begin(), levels.end(),
              [](const ShownLevel& a, const ShownLevel& b) { return a.disc.y() < b.disc.y(); });
    // In a picture turned by 90 degrees the spine runs across the pane.
    const auto [head, feet] = std::minmax_element(
        levels.begin(), levels.end(), [](const ShownLevel& a, const ShownLevel& b) {
            return a.level->discCenter.z > b.level->discCenter.z;
        });
    const QPointF along = feet->disc - head->disc;
    return std::abs(along.x()) > std::abs(along.y())
        ? namesBelow(levels, pane)
        : namesBeside(levels, pane, titleBox.bottom() + 4);
}

} // namespace foramen
