#pragma once

#include "core/report/report.h"

#include <string>
#include <vector>

namespace foramen {

/// The two layers of a presentation state. What the model said and what persons decided, placed
/// and measured are never in one layer.
enum class PresentationLayer { Ai, Reader };

/// The name of a layer in files: "FORAMEN_AI", "FORAMEN_READER".
[[nodiscard]] const char* nameOf(PresentationLayer layer);

/// A shape of a mark.
struct PresentationShape {
    enum class Type {
        Point,
        Polyline, ///< closed where it ends at its first point
        Ellipse ///< the ends of its axes, the longer one first
    };
    Type type = Type::Point;
    /// Graphic Annotation Units PIXEL (PS3.3 C.10.5.1.2): 0.0\0.0 is the outer corner of the first
    /// pixel, whose centre is 0.5\0.5; column and row.
    std::vector<ImagePoint> points;
};

/// What is drawn on a picture in one place: shapes with a text.
struct PresentationMark {
    PresentationLayer layer = PresentationLayer::Ai;
    std::vector<PresentationShape> shapes;
    std::string text;
    ImagePoint anchor; ///< of the text, as PresentationShape::points
};

/// The marks on a picture of the report: the points of its graded sites with level, condition,
/// side, grade and whose it is, and the reader's measurements with their values.
[[nodiscard]] std::vector<PresentationMark> marksOf(const Report& report,
                                                    const ReportPicture& picture);

} // namespace foramen
