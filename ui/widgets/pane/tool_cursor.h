#pragma once

#include "ui/panes/pane/pane_tool.h"

#include <QCursor>

namespace foramen {

/// The mouse's shape while the tool is chosen: it shows the tool.
[[nodiscard]] QCursor cursorOf(PaneTool tool);

} // namespace foramen
