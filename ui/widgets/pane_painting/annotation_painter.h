#pragma once

#include "ui/panes/annotation/annotation_layer.h"
#include "ui/panes/pane/pane_content.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QStringList>

#include <vector>

class QPainter;

namespace foramen {

/// Draws the reader's annotations over a pane's picture, with their values where they hide no ring,
/// no other value and no text of the pane.
class AnnotationPainter {
public:
    /// @param taken places of texts that are drawn already.
    AnnotationPainter(QPainter& painter, const PaneContent& content, const SliceScene& scene,
                      QSizeF pane, std::vector<QRectF> taken);

    void paint();

private:
    void takePlaces();
    void paintLines(const Annotation& annotation);
    /// Parts of the outline; empty for other kinds.
    [[nodiscard]] QPainterPath arrowHeadOf(const Annotation& annotation) const;
    [[nodiscard]] QPainterPath angleMarkOf(const Annotation& annotation) const;
    /// A thin line between the two lines of a pair shows that they belong together.
    [[nodiscard]] QPainterPath lineBetween(const Annotation& annotation) const;
    void paintHandles(const Annotation& annotation);
    void paintText(const Annotation& annotation);
    void paintMeasure(const MeasureMark& measure);
    void paintMeasureText(const MeasureMark& measure);
    void paintBeside(const Annotation& annotation, const QStringList& lines,
                     const OverlayTextStyle& style);
    void paintRefusal();
    void paintKeyStar();
    [[nodiscard]] QStringList linesOf(const Annotation& annotation) const;
    [[nodiscard]] QPointF placeFor(const Annotation& annotation, QSizeF box) const;
    /// The place moved so that the text is seen whole.
    [[nodiscard]] QPointF insidePane(QPointF place, QSizeF box) const;
    [[nodiscard]] double costOf(const QRectF& place, const Annotation& annotation) const;
    [[nodiscard]] bool isSelected(const Annotation& annotation) const;
    [[nodiscard]] bool isHovered(const Annotation& annotation) const;

    QPainter& m_painter;
    const PaneContent& m_content;
    const AnnotationLayer& m_layer;
    const SliceScene& m_scene;
    QSizeF m_pane;
    std::vector<QRectF> m_taken;
    std::vector<const Annotation*> m_shown;
};

} // namespace foramen
