#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"
#include "core/imaging/volume.h"

#include <vector>

namespace foramen {

struct VolumeSet {
    std::vector<VolumePtr>
        volumes; ///< the series' blocks, ordered by position along the mean normal, then as found
    std::vector<InputProblem> problems;
};

/// Decodes a series and sorts it by geometry into blocks of parallel, equidistant slices of one
/// matrix, spacing and orientation; a sheared, nearly parallel or rounded stack is one, which a
/// problem says. No slice is dropped silently: what cannot be read is a problem and, inside a
/// block, a slice marked missing; duplicates at one position form blocks of their own. Images
/// without geometry become one volume with hasGeometry false, in instance number order.
/// @return Corrupt or Unsupported when no image of the series could be decoded.
[[nodiscard]] Result<VolumeSet> buildVolumes(const Series& series, const Task& task = {});

} // namespace foramen
