#pragma once

#include "core/spine/coded_concept.h"
#include "core/spine/measures/spine_measure.h"

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
    KeyImage, ///< marks the picture as a whole
    // Measures of the spine (core/spine/measures) that a reader took over or took.
    SacArea,
    DiscHeight,
    Slip,
    ForamenHeight,
    ForamenArea,
    Lordosis,
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
    /// The measure of the spine that it is, and that goes before the automatic one.
    std::optional<MeasureKind> measure = std::nullopt;
    bool hasTool = true; ///< of the toolbar; else it is placed from the table of measures
};

namespace codes {
inline constexpr CodedConcept kLength = {"410668003", "SCT", "Length"};
inline constexpr CodedConcept kDiameter = {"81827009", "SCT", "Diameter"};
inline constexpr CodedConcept kArea = {"42798000", "SCT", "Area"};
inline constexpr CodedConcept kAngle = {"1483009", "SCT", "Angle"};
inline constexpr CodedConcept kCobbAngle = {"285285000", "SCT", "Cobb angle"};
inline constexpr CodedConcept kAnteriorPosterior = {"122675", "DCM", "Anterior-Posterior"};
inline constexpr CodedConcept kHeight = {"121207", "DCM", "Height"};
inline constexpr CodedConcept kSpinalCanal = {"61853006", "SCT", "Spinal canal"};
inline constexpr CodedConcept kLumbarSpine = {"122496007", "SCT", "Lumbar spine"};
// Public schemes have no code for these. SCT's "vertebral foramen" is the bony ring.
inline constexpr CodedConcept kIntervertebralForamen = {"INTERVERTEBRAL_FORAMEN", kPrivateScheme,
                                                        "Intervertebral foramen"};
inline constexpr CodedConcept kDuralSac = {"DURAL_SAC", kPrivateScheme, "Dural sac"};
inline constexpr CodedConcept kDisc = {"INTERVERTEBRAL_DISC", kPrivateScheme,
                                       "Intervertebral disc"};
inline constexpr CodedConcept kSlip = {"VERTEBRAL_SLIP", kPrivateScheme,
                                       "Slip of the upper vertebra over the lower one"};
} // namespace codes

/// In the order of AnnotationKind.
inline constexpr std::array kAnnotationTraits = {
    AnnotationTraits{"length", "Length", AnnotationShape::Line, codes::kLength},
    AnnotationTraits{"canal_diameter", "Canal AP diameter", AnnotationShape::Line, codes::kDiameter,
                     codes::kAnteriorPosterior, codes::kSpinalCanal, MeasureKind::CanalDiameter},
    AnnotationTraits{"angle", "Angle", AnnotationShape::Angle, codes::kAngle},
    AnnotationTraits{"cobb_angle", "Cobb angle", AnnotationShape::LinePair, codes::kCobbAngle},
    AnnotationTraits{"ellipse", "Area, ellipse", AnnotationShape::Ellipse, codes::kArea},
    AnnotationTraits{"polygon", "Area, outline", AnnotationShape::Outline, codes::kArea},
    AnnotationTraits{"arrow", "Arrow", AnnotationShape::Arrow},
    AnnotationTraits{"text", "Text", AnnotationShape::Point},
    AnnotationTraits{"key_image", "Key image", AnnotationShape::Picture, std::nullopt, std::nullopt,
                     std::nullopt, std::nullopt, false},
    AnnotationTraits{"dural_sac_area", "Dural sac area", AnnotationShape::Outline, codes::kArea,
                     std::nullopt, codes::kDuralSac, MeasureKind::SacArea, false},
    AnnotationTraits{"disc_height", "Disc height", AnnotationShape::Line, codes::kHeight,
                     std::nullopt, codes::kDisc, MeasureKind::DiscHeight, false},
    AnnotationTraits{"slip", "Slip", AnnotationShape::Line, codes::kSlip, std::nullopt,
                     std::nullopt, MeasureKind::Slip, false},
    AnnotationTraits{"foramen_height", "Foramen height", AnnotationShape::Line, codes::kHeight,
                     std::nullopt, codes::kIntervertebralForamen, MeasureKind::ForamenHeight,
                     false},
    AnnotationTraits{"foramen_area", "Foramen area", AnnotationShape::Outline, codes::kArea,
                     std::nullopt, codes::kIntervertebralForamen, MeasureKind::ForamenArea, false},
    AnnotationTraits{"lordosis", "Lordosis L1 to S1", AnnotationShape::LinePair, codes::kCobbAngle,
                     std::nullopt, codes::kLumbarSpine, MeasureKind::Lordosis, false},
};
static_assert(kAnnotationTraits.size() == static_cast<std::size_t>(AnnotationKind::Lordosis) + 1);

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

/// The kind of annotation that a reader measures this with.
[[nodiscard]] constexpr AnnotationKind annotationKindOf(MeasureKind measure)
{
    for (const AnnotationKind kind : kAnnotationKinds)
        if (traitsOf(kind).measure == measure)
            return kind;
    return AnnotationKind::Length; // not reached: each measure has a row
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
