#pragma once

#include "core/measure/annotation.h"
#include "ui/panes/annotation/overlay_text.h"
#include "ui/render/slice_scene.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The colour of annotations: that of no grade, and not that of the current level.
inline constexpr QColor kAnnotationColor{0x72, 0xe6, 0xc6};
inline constexpr OverlayTextStyle kAnnotationTextStyle{
    .pixelSize = 12, .isBold = true, .color = kAnnotationColor};

/// The colour of the marks of automatic measures, which are dashed: that of no annotation.
inline constexpr QColor kMeasureColor{0x9f, 0xc4, 0xff};

/// The marks of an automatic measure, which the mouse does not meet.
struct MeasureMark {
    Annotation marks; ///< a finished drawing, with any UID
    QString text; ///< its value, beside it
    friend bool operator==(const MeasureMark&, const MeasureMark&) = default;
};

/// The reader's annotations that a pane shows, with the one being drawn.
struct AnnotationLayer {
    std::vector<Annotation> all; ///< of the study; the pane shows those of its picture
    std::vector<MeasureMark> measures; ///< each is shown on its own picture
    std::string selected; ///< UID, or empty
    std::string hovered;
    /// Being drawn (without UID) or dragged (shown instead of the one with its UID).
    std::optional<Annotation> draft;
    std::optional<ImagePoint> snapped; ///< point of another one that the mouse snapped to
    QString refusal; ///< why nothing can be placed here; until the next press
    friend bool operator==(const AnnotationLayer&, const AnnotationLayer&) = default;
};

/// The part of an annotation under the mouse.
struct AnnotationHit {
    std::string annotationUid;
    std::optional<std::size_t> handle; ///< none: the whole annotation
};

/// The picture that a scene shows.
[[nodiscard]] PictureIdentity shownPicture(const SliceScene& scene);
/// The annotations of the shown picture with the draft, in the order of drawing.
[[nodiscard]] std::vector<const Annotation*> shownAnnotations(const AnnotationLayer& layer,
                                                              const SliceScene& scene);

/// The automatic measures of the shown picture.
[[nodiscard]] std::vector<const MeasureMark*> shownMeasures(const AnnotationLayer& layer,
                                                            const SliceScene& scene);

[[nodiscard]] QPointF displayOf(const SliceScene& scene, ImagePoint point);
/// Lines of an annotation, logical pixels; may be unfinished. Without the heads of arrows.
[[nodiscard]] QPainterPath pathOf(const Annotation& annotation, const SliceScene& scene);
/// Where a placed text stands; null for other kinds.
[[nodiscard]] QRectF textBoxOf(const Annotation& annotation, const SliceScene& scene);

/// The annotation under a position, handles before lines. @param handlesOnly: lines do not count.
[[nodiscard]] std::optional<AnnotationHit> annotationAt(const AnnotationLayer& layer,
                                                        const SliceScene& scene, QPointF position,
                                                        bool handlesOnly);

} // namespace foramen
