#pragma once

#include "core/base/patient_space.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// What a reader can place on a picture.
enum class AnnotationKind {
    Length, ///< two points
    CanalDiameter, ///< the canal's diameter from front to back: a length with a name of its own
    Angle, ///< three points, the vertex in the middle
    CobbAngle, ///< four points: one line after the other
    Ellipse, ///< two opposite corners of the box around it, axes along rows and columns
    Polygon, ///< three points or more, closed
    Arrow, ///< tip, tail; may have a text
    Text, ///< one point
    KeyImage ///< no point: it speaks of the picture as a whole
};
inline constexpr std::array kAnnotationKinds = {
    AnnotationKind::Length,    AnnotationKind::CanalDiameter, AnnotationKind::Angle,
    AnnotationKind::CobbAngle, AnnotationKind::Ellipse,       AnnotationKind::Polygon,
    AnnotationKind::Arrow,     AnnotationKind::Text,          AnnotationKind::KeyImage};

/// Lower-case words with underscores, as written to files: "length", "cobb_angle".
[[nodiscard]] std::string_view keyOf(AnnotationKind kind);
[[nodiscard]] std::optional<AnnotationKind> annotationKindFromKey(std::string_view key);

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

/// How many points a kind has; for a polygon the least.
[[nodiscard]] std::size_t pointCountOf(AnnotationKind kind);
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
