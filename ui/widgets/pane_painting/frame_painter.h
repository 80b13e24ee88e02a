#pragma once

#include "core/base/patient_space.h"
#include "ui/panes/pane/pane_content.h"
#include "ui/render/slice_scene.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

class QPainter;

namespace foramen {

/// The centre of the orientation letter at the upper edge: in the middle of the pane, below the
/// title where that reaches so far.
[[nodiscard]] QPointF upperLetterMiddle(QSizeF pane, const QRectF& titleBox);

/// The centre of the orientation letter at the right edge.
[[nodiscard]] QPointF rightLetterMiddle(QSizeF pane, bool isCompact);

/// The longest form of the subtitle that has room beside the upper letter; the shortest one, with
/// an ellipsis, where none has.
[[nodiscard]] QString fittingSubtitle(const PaneContent& content, QSizeF pane);

/// Draws what frames a pane's picture: title, orientation letters, scale, window,
/// scrollbar, messages and border.
class FramePainter {
public:
    FramePainter(QPainter& painter, const PaneContent& content, const SliceScene& scene,
                 QSizeF pane);

    /// @return the rectangle of the title.
    QRectF paintTitle();
    /// Draws everything but the title, which is drawn first; a message where there is no picture.
    void paint();
    [[nodiscard]] bool hasPicture() const;

private:
    [[nodiscard]] QRectF badgeBox(double mostWidth) const;
    void paintBadge(const QRectF& box);
    void paintLetters();
    void paintLetter(PatientVector direction, QPointF middle);
    void paintCorner();
    void paintScaleBar();
    void paintLinkRemark();
    void paintRegion();
    void paintNote();
    void paintMessage(const QString& message);
    void paintBorder();

    QPainter& m_painter;
    const PaneContent& m_content;
    const SliceScene& m_scene;
    QSizeF m_pane;
    QRectF m_titleBox; ///< null: there is none
};

} // namespace foramen
