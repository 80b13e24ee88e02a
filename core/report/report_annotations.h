#pragma once

#include "core/dicom/study.h"
#include "core/measure/annotation.h"
#include "core/measure/level_measures.h"
#include "core/spine/terms.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// The position of a picture in its series, for people.
struct ReportPlace {
    std::string series; ///< "Sagittal T2/STIR", or the Series Description
    int instanceNumber = 0;
    int position = 0; ///< 1-based in the series; 0: unknown
    int count = 0;
};

/// A reader's measurement, arrow or text with its measured values. Never a key image.
struct ReportMeasurement {
    Annotation annotation;
    ReportPlace place;
    std::optional<DiscLevel> level; ///< that it belongs to, see levelOf()
    SpacingKind spacing = SpacingKind::Unknown; ///< see Measurement::spacing
    std::optional<double> length;
    std::optional<double> angle; ///< degrees
    std::optional<double> area;
    std::optional<double> mean; ///< of the pixels inside, rescaled units
    std::optional<double> deviation;
    bool crossesItself = false; ///< an outline without an area
    std::optional<Side> side{}; ///< of a foramen, see sideOf()

    [[nodiscard]] bool isMillimetres() const { return spacing == SpacingKind::Patient; }
};

/// A picture that a reader marked as a key image, with the marks on it.
struct ReportKeyImage {
    /// A mark on the picture; its points are pixels of gray.
    struct Mark {
        AnnotationKind kind = AnnotationKind::Text;
        std::vector<ImagePoint> points;
        std::optional<ReportMeasurement> measurement; ///< its values; none for a site
        std::optional<Severity> severity; ///< of a graded site, which is drawn as a ring
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

/// What the measurements say of the spine; see readerMeasureOf().
[[nodiscard]] std::vector<ReaderMeasure>
readerMeasuresOf(const std::vector<ReportMeasurement>& measurements);

/// The ends of an ellipse's two axes, the longer one first, as DICOM writes them.
/// @param corners  opposite ones of the box around it
[[nodiscard]] std::vector<ImagePoint> axesOfEllipse(const std::vector<ImagePoint>& corners);

} // namespace foramen
