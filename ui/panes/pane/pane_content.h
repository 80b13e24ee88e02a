#pragma once

#include "core/imaging/windows/window_range.h"
#include "ui/panes/annotation/annotation_layer.h"
#include "ui/panes/pane/heat_overlay.h"
#include "ui/panes/pane/oblique_line.h"
#include "ui/panes/pane/pane_tool.h"
#include "ui/panes/stack/pane_marks.h"
#include "ui/render/slice_scene.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace foramen {

/// What a pane draws over its slice.
struct PaneContent {
    QString title;
    QString subtitle;
    QStringList shortSubtitles; ///< see PaneView
    QString badge; ///< "PRIOR 2023-05-01": of another study, and framed as such; empty for none
    QString message;
    QString linkRemark;
    std::vector<PaneMark> marks;
    std::vector<PaneLevel> levels;
    std::vector<PaneReference> references;
    std::vector<PaneSegment> segments;
    std::optional<PatientPoint> crosshair;
    int position = 0;
    int count = 0;
    bool isActive = false;
    bool areOverlaysVisible = true;
    bool isCompact = false;

    std::optional<Site> hovered; ///< the mark under the mouse
    std::optional<Site> dragged; ///< the mark that is being moved
    PatientPoint draggedTo; ///< where to
    bool isScrollbarHovered = false;
    std::optional<WindowRange> spineWindow; ///< automatic, about the discs; said where it is shown
    std::vector<bool> viewed; ///< by position: it has been on the screen
    std::optional<PaneHeat> heat; ///< where the AI looked
    QString
        note; ///< what the pane is doing ("10 images/s"), small at the bottom; empty for nothing
    bool areWindowAxesSwapped = false; ///< dragging up and down changes the width
    bool isCrosshairTool = false; ///< the left button places the crosshair, and it stays
    QRectF region; ///< being drawn to set the window from it; null for none
    PaneTool tool = ViewTool::Window;
    AnnotationLayer annotations;
    std::optional<ObliqueLine> obliqueLine; ///< with handles to turn it by
    bool isResampled = false; ///< the pictures are made from another series, and say so
    std::optional<AnatomicalPlane> reformat; ///< see PaneView
    std::optional<QPointF> magnifierAt; ///< middle of the lens; none while it is not held
    friend bool operator==(const PaneContent&, const PaneContent&) = default;
};

/// Where a mark is shown on a slice.
struct ShownMark {
    const PaneMark* mark = nullptr;
    QPointF position; ///< logical pixels
    double opacity = 1; ///< less beside the slice it belongs to
};

/// The marks that belong to the slice shown, faint ones first.
[[nodiscard]] std::vector<ShownMark> shownMarks(const PaneContent& content,
                                                const SliceScene& scene);

/// The mark under a position, the nearest of several; null for none.
[[nodiscard]] const PaneMark* markAt(const PaneContent& content, const SliceScene& scene,
                                     QPointF position);

/// Geometry of the scrollbar at a pane's right edge: where it is drawn, and which position a click
/// means. Logical pixels.
class PaneScrollbar {
public:
    PaneScrollbar(QSizeF pane, int count);

    [[nodiscard]] bool isShown() const;
    [[nodiscard]] QRectF track() const { return m_track; }
    /// The stretch of the positions first to last.
    [[nodiscard]] QRectF stretch(int first, int last) const;
    [[nodiscard]] QRectF thumb(int position) const;
    /// Whether a place belongs to the scrollbar, which takes the mouse wider than it is drawn.
    [[nodiscard]] bool contains(QPointF point) const;
    [[nodiscard]] int positionAt(double y) const;

private:
    QRectF m_track;
    int m_count = 0;
};

} // namespace foramen
