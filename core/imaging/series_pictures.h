#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/spine/finding.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// One series of a study: its role, and its volumes once they are loaded.
struct SeriesPictures {
    std::size_t seriesIndex = 0; ///< into Study::series
    std::optional<SeriesRole> role;
    bool chosen = false; ///< used for its role
    std::vector<VolumePtr> volumes; ///< blocks; empty until loaded
    std::vector<InputProblem> problems; ///< of its files
};

/// Assigns a role to each series by its headers and loads the series that were chosen for a role. A
/// series that cannot be read has problems and no volumes.
/// @return fails with Cancelled only.
[[nodiscard]] Result<std::vector<SeriesPictures>> readSeriesInRoles(const Study& study,
                                                                    const Task& task = {});

/// The blocks of the series chosen for a role; axial ones from head to feet.
[[nodiscard]] std::vector<VolumePtr> blocksFor(const std::vector<SeriesPictures>& series,
                                               SeriesRole role);
/// The blocks that are shown together with a series: those of its role where it was chosen for one.
[[nodiscard]] std::vector<VolumePtr> stackOf(const std::vector<SeriesPictures>& series,
                                             const SeriesPictures& one);

/// A slice of a volume.
struct SlicePlace {
    VolumePtr volume; ///< null: the slice is not loaded
    int slice = 0;
};
/// The slice that an instance was loaded into.
[[nodiscard]] SlicePlace placeOf(const std::vector<SeriesPictures>& series,
                                 const SiteLocation& location);

/// Number of pictures according to the headers: frames of the image instances.
[[nodiscard]] int pictureCount(const Series& series);

} // namespace foramen
