#pragma once

#include "ui/panes/pane/pane_content.h"
#include "ui/render/slice_scene.h"
#include "ui/widgets/pane_painting/level_names.h"

#include <QColor>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

class QPainter;

namespace foramen {

/// Draws what lies on the anatomy of a pane: levels, reference lines, marks and the crosshair.
class AnatomyPainter {
public:
    AnatomyPainter(QPainter& painter, const PaneContent& content, const SliceScene& scene,
                   QSizeF pane, const std::vector<LevelName>& levelNames,
                   std::vector<QRectF> takenByText);

    /// Draws the marks alone, for a compact pane.
    void paint();
    /// The places of texts that paint() drew: others keep clear of them.
    [[nodiscard]] const std::vector<QRectF>& takenByText() const { return m_takenByText; }

private:
    void paintReferences();
    void paintReferenceText(const PaneReference& reference, const QLineF& line);
    void paintLevels();
    void paintDiscLine(const PaneLevel& level, PatientVector along);
    void paintMarks();
    void paintRing(const ShownMark& shown);
    void paintNameWithLeader(const ShownMark& shown, const std::vector<ShownMark>& all);
    [[nodiscard]] QRectF placeForName(const ShownMark& shown, const std::vector<ShownMark>& all,
                                      QSizeF box) const;
    void paintNameBeside(const ShownMark& shown);
    void paintCrosshair();
    [[nodiscard]] QPointF displayOf(PatientPoint point) const;

    QPainter& m_painter;
    const PaneContent& m_content;
    const SliceScene& m_scene;
    QSizeF m_pane;
    const std::vector<LevelName>& m_levelNames;
    std::vector<QLineF> m_currentLines; ///< of the current references
    std::vector<QRectF> m_takenByText;
};

} // namespace foramen
