#pragma once

#include "core/measure/annotation_kind.h"

#include <QString>

#include <array>
#include <cstddef>
#include <optional>
#include <variant>

namespace foramen {

/// Changes how a picture is seen and places nothing.
enum class ViewTool { Window, Pan, Zoom, Scroll, Magnifier };
inline constexpr std::array kViewTools = {ViewTool::Window, ViewTool::Pan, ViewTool::Zoom,
                                          ViewTool::Scroll, ViewTool::Magnifier};

/// What the left button does in a pane: change the view, or place an annotation.
using PaneTool = std::variant<ViewTool, AnnotationKind>;

inline constexpr std::size_t kPlacingTools = [] {
    std::size_t count = 0;
    for (const AnnotationTraits& traits : kAnnotationTraits)
        count += traits.hasTool ? 1 : 0;
    return count;
}();

/// The tools of the toolbar: the view tools, then the kinds of annotation that have one, in their
/// orders. Measures of the spine without one are chosen in their table.
inline const auto kPaneTools = [] {
    std::array<PaneTool, kViewTools.size() + kPlacingTools> tools{};
    std::size_t count = 0;
    for (const ViewTool tool : kViewTools)
        tools[count++] = tool;
    for (const AnnotationKind kind : kAnnotationKinds)
        if (traitsOf(kind).hasTool)
            tools[count++] = kind;
    return tools;
}();

/// What a tool places; none for those that only change the view.
[[nodiscard]] std::optional<AnnotationKind> kindPlacedBy(PaneTool tool);
/// The icon of resources/icons of a tool, and of what it places.
[[nodiscard]] QString iconOf(PaneTool tool);

} // namespace foramen
