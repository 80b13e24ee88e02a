#pragma once

#include "ui/panes/annotation/overlay_text.h"
#include "ui/panes/pane/pane_content.h"
#include "ui/render/slice_scene.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace foramen {

/// The name of a level in a pane: its text's box and style.
struct LevelName {
    DiscLevel level = DiscLevel::L1L2;
    QRectF box; ///< logical pixels
    OverlayTextStyle style;
    QString text;
};

/// Where the names of levels stand: at the left edge, beside their discs and clear of the title and
/// of each other; below their discs where the spine runs across the pane. None on axial slices.
[[nodiscard]] std::vector<LevelName> levelNamesOf(const PaneContent& content,
                                                  const SliceScene& scene, QSizeF pane,
                                                  const QRectF& titleBox);

} // namespace foramen
