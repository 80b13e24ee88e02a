#pragma once

#include "core/dataset/png/png_options.h"
#include "core/dataset/tables/dataset_index.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// A point of the coordinate table with its grade.
struct PngPoint {
    const LabelCoordinate* value = nullptr;
    std::optional<Severity> grade;
};

/// One file to be written.
struct PngJob {
    std::string file; ///< below the output folder, with forward slashes
    std::string studyId;
    std::optional<SeriesRole> role;
    const Series* series = nullptr;
    const Instance* instance = nullptr;
    std::size_t frameIndex = 0; ///< 0-based
    std::size_t slice = 0; ///< 1-based place in the series, by position
    std::size_t slices = 0; ///< number of slices of the series
    std::vector<PngPoint> points; ///< exactly one for a crop
};

/// The files of an export, by study, series and position. Pictures of a sheet are in the order in
/// which a reader scrolls: axial ones from head to feet.
[[nodiscard]] std::vector<PngJob> planPngs(const DatasetIndex& index, const PngOptions& options);

/// "sagittal_t1", "sagittal_t2", "axial_t2" or "other".
[[nodiscard]] std::string keyOf(std::optional<SeriesRole> role);

} // namespace foramen
