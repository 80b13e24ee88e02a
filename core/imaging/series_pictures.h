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

/// A series of a study: its role, and its pixels as far as they are read.
struct SeriesPictures {
    std::size_t seriesIndex = 0; ///< into Study::series
    std::optional<SeriesRole> role;
    bool chosen = false; ///< used for its role
    std::vector<VolumePtr> volumes; ///< blocks; empty until loaded
    std::vector<InputProblem> problems; ///< of its files
};

/// Gives each series the role that its headers tell, and reads the pixels of those chosen. A series
/// that cannot be read has problems and no volumes.
/// @return only Cancelled.
[[nodiscard]] Result<std::vector<SeriesPictures>> readSeriesInRoles(const Study& study,
                                                                    const Task& task = {});

/// The blocks of the series chosen for a role; axial ones from head to feet.
[[nodiscard]] std::vector<VolumePtr> blocksFor(const std::vector<SeriesPictures>& series,
                                               SeriesRole role);
/// The blocks among which a series hangs: those of its role where it was chosen for one.
[[nodiscard]] std::vector<VolumePtr> stackOf(const std::vector<SeriesPictures>& series,
                                             const SeriesPictures& one);

/// A slice of a volume.
struct SlicePlace {
    VolumePtr volume; ///< null: it is not there
    int slice = 0;
};
/// The slice that an instance was loaded into.
[[nodiscard]] SlicePlace placeOf(const std::vector<SeriesPictures>& series,
                                 const SiteLocation& location);

/// Pictures that a series promises by its headers: frames of its image instances.
[[nodiscard]] int pictureCount(const Series& series);

} // namespace foramen
