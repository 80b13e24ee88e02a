#pragma once

#include "core/measure/annotation.h"

#include <QString>

#include <array>
#include <optional>

namespace foramen {

/// What the left button does in a pane.
enum class PaneTool {
    Window,
    Pan,
    Zoom,
    Scroll,
    Magnifier,
    Length,
    CanalDiameter,
    Angle,
    CobbAngle,
    Ellipse,
    Polygon,
    Arrow,
    Text
};
inline constexpr std::array kPaneTools = {
    PaneTool::Window,    PaneTool::Pan,     PaneTool::Zoom,          PaneTool::Scroll,
    PaneTool::Magnifier, PaneTool::Length,  PaneTool::CanalDiameter, PaneTool::Angle,
    PaneTool::CobbAngle, PaneTool::Ellipse, PaneTool::Polygon,       PaneTool::Arrow,
    PaneTool::Text};

/// What a tool places; none for those that only change the view.
[[nodiscard]] std::optional<AnnotationKind> kindPlacedBy(PaneTool tool);
/// The icon of resources/icons of a tool, and of what it places.
[[nodiscard]] QString iconOf(PaneTool tool);
[[nodiscard]] QString iconOf(AnnotationKind kind);

} // namespace foramen
