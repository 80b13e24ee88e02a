#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"
#include "core/imaging/volume.h"

#include <vector>

namespace foramen {

/// The volumes of one series, and what could not be read.
struct VolumeSet {
    std::vector<VolumePtr>
        volumes; ///< one a block, sorted by position along the mean normal, then as found
    std::vector<InputProblem> problems;
};

/// Decodes a series and sorts it by geometry into blocks of parallel, equidistant slices of one
/// matrix, spacing and orientation; a sheared, uneven, nearly parallel or rounded stack is one
/// block, with a remark in problems. No slice is dropped silently: an unreadable file becomes a
/// problem and, inside a block, a slice marked missing. Duplicates at one position form blocks of
/// their own. Images without geometry become volumes with hasGeometry false, one for each matrix
/// and spacing, in the order of Instance Number.
/// @return Corrupt or Unsupported when no image of the series could be decoded.
[[nodiscard]] Result<VolumeSet> buildVolumes(const Series& series, const Task& task = {});

} // namespace foramen
