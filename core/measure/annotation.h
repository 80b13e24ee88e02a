#pragma once

#include "core/base/patient_space.h"
#include "core/measure/annotation_kind.h"

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// Which picture an annotation lies on: it is shown there and nowhere else.
struct PictureIdentity {
    std::string seriesInstanceUid; ///< instance UIDs are repeated between series in some data sets
    std::string sopInstanceUid;
    int frameNumber = 1; ///< 1-based
    friend bool operator==(const PictureIdentity&, const PictureIdentity&) = default;

    /// Whether the picture can be found again; one without UID cannot.
    [[nodiscard]] bool isKnown() const { return !sopInstanceUid.empty(); }
};

/// A measurement, an arrow, a text or a key image of a reader. Never the model's.
struct Annotation {
    std::string annotationUid; ///< unique within a study
    AnnotationKind kind = AnnotationKind::Length;
    PictureIdentity picture;
    std::vector<ImagePoint> points; ///< pixels of the picture
    std::string text;
    std::string author; ///< who placed it
    std::string time; ///< when, ISO 8601 with time zone
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// Whether all points are there that the kind needs, and all are numbers.
[[nodiscard]] bool isComplete(const Annotation& annotation);

/// Where the annotation can be taken hold of, pixels of the picture: its points; of an ellipse the
/// ends of its axes (left, top, right, bottom in the order of columns and rows).
[[nodiscard]] std::vector<ImagePoint> handlesOf(const Annotation& annotation);
/// The annotation with one handle somewhere else. @param handle index into handlesOf().
[[nodiscard]] Annotation withHandleAt(Annotation annotation, std::size_t handle, ImagePoint place);
/// The annotation displaced as a whole, pixels.
[[nodiscard]] Annotation displaced(Annotation annotation, double columns, double rows);

} // namespace foramen
