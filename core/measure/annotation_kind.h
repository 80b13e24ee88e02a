#pragma once

#include "core/spine/coded_concept.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace foramen {

/// The kinds of annotations. A new kind needs a row in kAnnotationTraits and a case in measure().
enum class AnnotationKind {
    Length,
    CanalDiameter, ///< the anteroposterior diameter of the canal: a length with its own name
    Angle,
    CobbAngle,
    Ellipse,
    Polygon,
    Arrow,
    Text,
    KeyImage ///< marks the picture as a whole
};

/// The shape of an annotation, which decides how it is drawn, edited and exported.
enum class AnnotationShape {
    Line, ///< two points
    Angle, ///< three points, the vertex in the middle
    LinePair, ///< four points: one line after the other
    Ellipse, ///< two opposite corners of its bounding box, axes along rows and columns
    Outline, ///< three points or more, closed
    Arrow, ///< tip, tail
    Point, ///< one point
    Picture ///< no point
};

/// The number of points of a shape; for an outline the smallest number.
[[nodiscard]] constexpr std::size_t pointCountOf(AnnotationShape shape)
{
    switch (shape) {
    case AnnotationShape::LinePair:
        return 4;
    case AnnotationShape::Angle:
    case AnnotationShape::Outline:
        return 3;
    case AnnotationShape::Line:
    case AnnotationShape::Ellipse:
    case AnnotationShape::Arrow:
        return 2;
    case AnnotationShape::Point:
        return 1;
    case AnnotationShape::Picture:
        break;
    }
    return 0;
}

/// The properties of a kind, except how it is measured.
struct AnnotationTraits {
    std::string_view key; ///< as written to files
    const char* name; ///< in English reports
    AnnotationShape shape;
    /// The DICOM concept of the measured value; none where nothing is measured.
    std::optional<CodedConcept> measured = std::nullopt;
    std::optional<CodedConcept> direction = std::nullopt; ///< modifies the measured concept
    std::optional<CodedConcept> structure = std::nullopt; ///< the anatomy that is measured
};

namespace codes {
inline constexpr CodedConcept kLength = {"410668003", "SCT", "Length"};
inline constexpr CodedConcept kDiameter = {"81827009", "SCT", "Diameter"};
inline constexpr CodedConcept kArea = {"42798000", "SCT", "Area"};
inline constexpr CodedConcept kAngle = {"1483009", "SCT", "Angle"};
inline constexpr CodedConcept kCobbAngle = {"285285000", "SCT", "Cobb angle"};
inline constexpr CodedConcept kAnteriorPosterior = {"122675", "DCM", "Anterior-Posterior"};
inline constexpr CodedConcept kSpinalCanal = {"61853006", "SCT", "Spinal canal"};
} // namespace codes

/// In the order of AnnotationKind.
inline constexpr std::array kAnnotationTraits = {
    AnnotationTraits{"length", "Length", AnnotationShape::Line, codes::kLength},
    AnnotationTraits{"canal_diameter", "Canal AP diameter", AnnotationShape::Line, codes::kDiameter,
                     codes::kAnteriorPosterior, codes::kSpinalCanal},
    AnnotationTraits{"angle", "Angle", AnnotationShape::Angle, codes::kAngle},
    AnnotationTraits{"cobb_angle", "Cobb angle", AnnotationShape::LinePair, codes::kCobbAngle},
    AnnotationTraits{"ellipse", "Area, ellipse", AnnotationShape::Ellipse, codes::kArea},
    AnnotationTraits{"polygon", "Area, outline", AnnotationShape::Outline, codes::kArea},
    AnnotationTraits{"arrow", "Arrow", AnnotationShape::Arrow},
    AnnotationTraits{"text", "Text", AnnotationShape::Point},
    AnnotationTraits{"key_image", "Key image", AnnotationShape::Picture},
};
static_assert(kAnnotationTraits.size() == static_cast<std::size_t>(AnnotationKind::KeyImage) + 1);

inline constexpr auto kAnnotationKinds = [] {
    std::array<AnnotationKind, kAnnotationTraits.size()> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = static_cast<AnnotationKind>(i);
    return kinds;
}();

[[nodiscard]] constexpr const AnnotationTraits& traitsOf(AnnotationKind kind)
{
    return kAnnotationTraits[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr AnnotationShape shapeOf(AnnotationKind kind)
{
    return traitsOf(kind).shape;
}
[[nodiscard]] constexpr std::size_t pointCountOf(AnnotationKind kind)
{
    return pointCountOf(shapeOf(kind));
}

/// Lower-case words with underscores, as written to files: "length", "cobb_angle".
[[nodiscard]] constexpr std::string_view keyOf(AnnotationKind kind)
{
    return traitsOf(kind).key;
}
[[nodiscard]] constexpr std::optional<AnnotationKind> annotationKindFromKey(std::string_view key)
{
    for (const AnnotationKind kind : kAnnotationKinds)
        if (keyOf(kind) == key)
            return kind;
    return std::nullopt;
}

} // namespace foramen
