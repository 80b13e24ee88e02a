#pragma once

#include "core/base/patient_space.h"
#include "core/measure/annotation_kind.h"

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// Identifies the picture that an annotation lies on; it is shown on that picture only.
struct PictureIdentity {
    std::string
        seriesInstanceUid; ///< needed because some data sets repeat instance UIDs between series
    std::string sopInstanceUid;
    int frameNumber = 1; ///< 1-based
    friend bool operator==(const PictureIdentity&, const PictureIdentity&) = default;

    /// Whether the picture can be found again; without a UID it cannot.
    [[nodiscard]] bool isKnown() const { return !sopInstanceUid.empty(); }
};

/// A reader's measurement, arrow, text or key image. Models make none.
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

/// Whether the annotation has all points of its kind, and all of them are finite.
[[nodiscard]] bool isComplete(const Annotation& annotation);

/// The handles of the annotation, pixels of the picture: its points; for an ellipse the ends of its
/// axes (left, top, right, bottom).
[[nodiscard]] std::vector<ImagePoint> handlesOf(const Annotation& annotation);
/// The annotation with one handle moved. @param handle index into handlesOf().
[[nodiscard]] Annotation withHandleAt(Annotation annotation, std::size_t handle, ImagePoint place);
/// The annotation moved as a whole, pixels.
[[nodiscard]] Annotation displaced(Annotation annotation, double columns, double rows);

} // namespace foramen
