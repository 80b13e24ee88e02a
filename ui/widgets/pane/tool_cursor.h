#pragma once

#include "ui/panes/pane/pane_tool.h"

#include <QCursor>

namespace foramen {

/// The mouse cursor of a tool.
[[nodiscard]] QCursor cursorOf(PaneTool tool);

} // namespace foramen
