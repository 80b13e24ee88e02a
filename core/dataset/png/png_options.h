#pragma once

#include "core/imaging/series_role.h"
#include "core/spine/terms.h"

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// Which pictures to export: those that match all lists. An empty list matches everything.
struct PngSelection {
    std::vector<std::string> studies;
    std::vector<std::string> series;
    std::vector<SeriesRole> roles;
    std::vector<DiscLevel> levels; ///< pictures with a point at such a level; likewise the next two
    std::vector<Condition> conditions;
    std::vector<Severity> grades;
    bool labelledOnly = false; ///< only pictures with points
    int perSeries = 0; ///< number of pictures of each series, evenly spaced by position; 0: all
    std::size_t limit = 0; ///< number of files; 0: all
};

/// How values are mapped to 8-bit grey levels.
struct PngWindow {
    enum class Kind {
        Automatic, ///< percentiles of the series
        File, ///< the DICOM window, else automatic
        Full, ///< from the lowest to the highest value of the picture
        Fixed, ///< center and width below
    };
    Kind kind = Kind::Automatic;
    double center = 0;
    double width = 1; ///< more than 0
};

/// What to export, and how.
struct PngOptions {
    PngSelection selection;
    bool sixteenBits = false; ///< all values, without a window
    PngWindow window;
    double cropMm = 0; ///< side of a square around each point, mm; 0: whole pictures
    int size = 0; ///< side of the resampled square, pixels; 0: not resampled
    /// Draws rings at the points: one for Normal/Mild, two for Moderate, three for Severe, one grey
    /// ring without a grade. 8 bits only.
    bool mark = false;
    /// Writes level, condition and grade of each point into the picture. 8 bits only.
    bool caption = false;
    /// Pictures in a row of one sheet for each series, each of @c size pixels; 0: one file for each
    /// picture. 8 bits only.
    int montage = 0;
};

} // namespace foramen
