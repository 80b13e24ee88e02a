#pragma once

#include "core/imaging/series_role.h"
#include "core/spine/terms.h"

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// Which pictures. Empty lists choose everything; several lists choose what all of them name.
struct PngSelection {
    std::vector<std::string> studies;
    std::vector<std::string> series;
    std::vector<SeriesRole> roles;
    std::vector<DiscLevel> levels; ///< this and the next two: only pictures with such points
    std::vector<Condition> conditions;
    std::vector<Severity> grades;
    bool labelledOnly = false; ///< only pictures with points
    int perSeries = 0; ///< this many of each series, evenly spaced by position; 0 for all
    std::size_t limit = 0; ///< the first so many files; 0 for all
};

/// How values become grey levels of 8 bits.
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

struct PngOptions {
    PngSelection selection;
    bool sixteenBits = false; ///< all values, without a window
    PngWindow window;
    double cropMm =
        0; ///< side of a square around each point, one file a point; 0 for whole pictures
    int size =
        0; ///< resample to a square of so many pixels, true in mm, padded black; 0 keeps pixels
    /// Rings at the points: one for Normal/Mild, two for Moderate, three for Severe, a single grey
    /// one without a grade. 8 bits only.
    bool mark = false;
    /// One sheet a series with so many pictures a row, each of @c size pixels; 0 for a file a
    /// picture. 8 bits only.
    int montage = 0;
};

} // namespace foramen
