#pragma once

#include "core/dataset/tables/rsna_tables.h"
#include "core/dicom/study.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// Where an annotator put the point of a site.
struct TruePoint {
    std::string studyId;
    Site site;
    PatientPoint patient; ///< LPS, mm, Frame of Reference of the picture that it stands on
    PatientVector normal; ///< unit vector square to that picture
};

/// Where the model put it.
struct PredictedPoint {
    std::string studyId;
    Site site;
    PatientPoint patient; ///< LPS, mm
};

struct TruePoints {
    std::vector<TruePoint> points;
    /// Rows whose picture is missing or states no position, orientation or spacing.
    std::size_t unplaced = 0;
};

/// Puts rows of train_label_coordinates.csv into patient space by the headers of the pictures that
/// they name. Rows of studies that are not among @p studies are passed over.
[[nodiscard]] TruePoints placePoints(const std::vector<LabelCoordinate>& rows,
                                     const std::vector<Study>& studies);

/// Distances between true and predicted points, mm.
struct LocalisationFigures {
    std::size_t count = 0; ///< sites with both points
    std::size_t missing = 0; ///< sites with a true point and no predicted one
    /// Predicted points that lie nearer to the true point of another level of the same condition:
    /// the levels were counted wrongly there.
    std::size_t wrongLevel = 0;
    double mean = 0;
    double median = 0;
    double percentile95 = 0;
    double most = 0;
    double meanInPlane = 0; ///< mm, within the true point's picture: without the choice of slice
    double within5 = 0; ///< share of the points with both, 0 to 1
    double within10 = 0;
    std::vector<double> errors; ///< mm, one a site with both points
};

/// A point that was missed widely.
struct PointMiss {
    std::string studyId;
    Site site;
    double distance = 0; ///< mm
    double inPlane = 0; ///< mm
};

struct LocalisationReport {
    LocalisationFigures all;
    std::array<LocalisationFigures, kConditionCount> conditions;
    std::vector<PointMiss> worst; ///< the widest first
    std::size_t unplaced = 0; ///< as in TruePoints
};

/// @param worstCount  how many misses to list.
[[nodiscard]] LocalisationReport localisationReport(const TruePoints& truth,
                                                    const std::vector<PredictedPoint>& predictions,
                                                    std::size_t worstCount);

} // namespace foramen
