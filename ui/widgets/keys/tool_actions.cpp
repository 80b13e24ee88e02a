#include "ui/widgets/keys/tool_actions.h"

namespace foramen {

namespace {

/// The enumerator with the same offset from the first one as a tool has in its own list.
template <class Tool> constexpr ActionId after(ActionId first, Tool tool)
{
    return static_cast<ActionId>(static_cast<int>(first) + static_cast<int>(tool));
}

static_assert(after(ActionId::ToolWindow, ViewTool::Magnifier) == ActionId::ToolMagnifier);
static_assert(after(ActionId::ToolLength, AnnotationKind::Text) == ActionId::ToolText);

} // namespace

bool hasAction(PaneTool tool)
{
    const auto kind = kindPlacedBy(tool);
    return !kind || traitsOf(*kind).hasTool;
}

ActionId actionOf(PaneTool tool)
{
    if (const auto* view = std::get_if<ViewTool>(&tool))
        return after(ActionId::ToolWindow, *view);
    return after(ActionId::ToolLength, std::get<AnnotationKind>(tool));
}

} // namespace foramen
