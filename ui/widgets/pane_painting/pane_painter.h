#pragma once

#include "ui/widgets/pane_painting/level_names.h"
#include "ui/widgets/pane_painting/magnifier.h"
#include "ui/widgets/pane_painting/screen_image.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

class QPainter;

namespace foramen {

class Pane;

/// Paints a whole pane: the slice, and everything over it in its order.
class PanePainter {
public:
    void paint(QPainter& painter, Pane& pane, QSizeF size, double devicePixelRatio);

    /// The rectangle of the title as it was painted last; null without one.
    [[nodiscard]] const QRectF& titleBox() const { return m_titleBox; }
    /// The level whose name was painted at a place last.
    [[nodiscard]] std::optional<DiscLevel> levelNameAt(QPointF position) const;

private:
    QRectF m_titleBox;
    std::vector<LevelName> m_levelNames;
    ScreenImage m_image; ///< what was painted last
    Magnifier m_magnifier;
};

} // namespace foramen
