#include "ui/panes/pane_tool.h"

#include <cstddef>

namespace foramen {

namespace {

constexpr std::array<const char*, kPaneTools.size()> kIcons = {
    "tool-window",  "tool-pan",   "tool-zoom",  "tool-scroll", "tool-magnifier",
    "tool-length",  "tool-canal", "tool-angle", "tool-cobb",   "tool-ellipse",
    "tool-polygon", "tool-arrow", "tool-text"};

} // namespace

std::optional<AnnotationKind> kindPlacedBy(PaneTool tool)
{
    switch (tool) {
    case PaneTool::Length:
        return AnnotationKind::Length;
    case PaneTool::CanalDiameter:
        return AnnotationKind::CanalDiameter;
    case PaneTool::Angle:
        return AnnotationKind::Angle;
    case PaneTool::CobbAngle:
        return AnnotationKind::CobbAngle;
    case PaneTool::Ellipse:
        return AnnotationKind::Ellipse;
    case PaneTool::Polygon:
        return AnnotationKind::Polygon;
    case PaneTool::Arrow:
        return AnnotationKind::Arrow;
    case PaneTool::Text:
        return AnnotationKind::Text;
    default:
        return std::nullopt;
    }
}

QString iconOf(PaneTool tool)
{
    return QLatin1String(kIcons[static_cast<std::size_t>(tool)]);
}

QString iconOf(AnnotationKind kind)
{
    for (const PaneTool tool : kPaneTools)
        if (kindPlacedBy(tool) == kind)
            return iconOf(tool);
    return QStringLiteral("key-image");
}

} // namespace foramen
