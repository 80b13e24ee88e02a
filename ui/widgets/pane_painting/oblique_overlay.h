#pragma once

#include "ui/panes/pane/oblique_line.h"
#include "ui/render/slice_scene.h"

#include <QSizeF>

class QPainter;

namespace foramen {

struct PaneContent;

/// Draws the handles of a pane's oblique line, and the badge of a pane that shows a resampled
/// plane, which nothing hides.
void drawOblique(QPainter& painter, const PaneContent& content, const SliceScene& scene,
                 QSizeF pane);

} // namespace foramen
