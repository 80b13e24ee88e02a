#pragma once

#include "ui/panes/pane/pane_tool.h"
#include "ui/widgets/keys/actions.h"

namespace foramen {

/// The action that chooses a tool.
[[nodiscard]] ActionId actionOf(PaneTool tool);

} // namespace foramen
