#pragma once

#include "core/dataset/tables/rsna_tables.h"
#include "core/dicom/study.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The annotated point of a site.
struct TruePoint {
    std::string studyId;
    Site site;
    PatientPoint patient; ///< LPS, mm, in the Frame of Reference of its picture
    PatientVector normal; ///< unit normal of that picture
};

/// The predicted point of a site.
struct PredictedPoint {
    std::string studyId;
    Site site;
    PatientPoint patient; ///< LPS, mm
};

/// The annotated points of a data set in patient space.
struct TruePoints {
    std::vector<TruePoint> points;
    /// Number of rows whose picture is missing or has no position, orientation or spacing.
    std::size_t unplaced = 0;
};

/// Converts rows of train_label_coordinates.csv to patient space with the headers of their
/// pictures. Rows of studies that are not in @p studies are skipped.
[[nodiscard]] TruePoints placePoints(const std::vector<LabelCoordinate>& rows,
                                     const std::vector<Study>& studies);

/// Distances between true and predicted points, mm.
struct LocalisationFigures {
    std::size_t count = 0; ///< sites with both points
    std::size_t missing = 0; ///< sites with a true point and no predicted one
    /// Number of predicted points that are nearer to the true point of another level of the same
    /// condition: the numbering is wrong there.
    std::size_t wrongLevel = 0;
    double mean = 0;
    double median = 0;
    double percentile95 = 0;
    double most = 0;
    double meanInPlane = 0; ///< mm, within the true point's picture: without the error of the slice
    double within5 = 0; ///< share of the points with both, 0 to 1
    double within10 = 0;
    std::vector<double> errors; ///< mm, one for each site with both points
};

/// A predicted point far from the true one.
struct PointMiss {
    std::string studyId;
    Site site;
    double distance = 0; ///< mm
    double inPlane = 0; ///< mm
};

/// The distances of predicted from true points, all together and for each condition, with the worst
/// misses.
struct LocalisationReport {
    LocalisationFigures all;
    std::array<LocalisationFigures, kConditionCount> conditions;
    std::vector<PointMiss> worst; ///< the largest distance first
    std::size_t unplaced = 0; ///< as in TruePoints
};

/// @param worstCount  the number of misses to list.
[[nodiscard]] LocalisationReport localisationReport(const TruePoints& truth,
                                                    const std::vector<PredictedPoint>& predictions,
                                                    std::size_t worstCount);

} // namespace foramen
