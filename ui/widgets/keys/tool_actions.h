#pragma once

#include "ui/panes/pane/pane_tool.h"
#include "ui/widgets/keys/actions.h"

namespace foramen {

/// Whether an action chooses the tool; measures of the spine are chosen in their table.
[[nodiscard]] bool hasAction(PaneTool tool);
/// The action that chooses a tool; see hasAction().
[[nodiscard]] ActionId actionOf(PaneTool tool);

} // namespace foramen
