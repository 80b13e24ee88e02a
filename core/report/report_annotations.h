#pragma once

#include "core/measure/annotation.h"
#include "core/spine/terms.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// Where a picture stands in its series, for people.
struct ReportPlace {
    std::string series; ///< "Sagittal T2/STIR", or what the scanner called it
    int instanceNumber = 0;
    int position = 0; ///< 1-based among the pictures of the series; 0: not known
    int count = 0;
};

/// A measurement, arrow or text of a reader with what it measures. Never the model's, never a key
/// image.
struct ReportMeasurement {
    Annotation annotation;
    ReportPlace place;
    bool isMillimetres = false; ///< else lengths are pixels, areas pixels squared
    std::optional<double> length;
    std::optional<double> angle; ///< degrees
    std::optional<double> area;
    std::optional<double> mean; ///< of the pixels inside, rescaled units
    std::optional<double> deviation;
    bool crossesItself = false; ///< an outline without an area
};

/// A picture that a reader marked as a key image, with what lies on it.
struct ReportKeyImage {
    /// Something on the picture; its points are pixels of gray.
    struct Mark {
        AnnotationKind kind = AnnotationKind::Text;
        std::vector<ImagePoint> points;
        std::optional<ReportMeasurement> measurement; ///< what it says beside it; not of a site
        std::optional<Severity> severity; ///< of a graded site: a ring
    };

    Annotation annotation;
    ReportPlace place;
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> gray; ///< 8 bit, columns fastest; empty: the series is not loaded
    std::vector<Mark> marks;
};

/// "Sagittal T2/STIR, 7 of 17".
[[nodiscard]] std::string placeText(const ReportPlace& place);

/// The ends of an ellipse's two axes, the longer one first, as DICOM writes them.
/// @param corners  opposite ones of the box around it
[[nodiscard]] std::vector<ImagePoint> axesOfEllipse(const std::vector<ImagePoint>& corners);

} // namespace foramen
