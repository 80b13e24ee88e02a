#pragma once

#include "core/base/result.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"

#include <QImage>

#include <cstddef>
#include <memory>
#include <vector>

namespace foramen {

/// The studies of one scan and the roles of their series.
struct ScannedStudies {
    std::vector<Study> studies;
    std::vector<std::vector<RoleAssignment>> roles; ///< one list for each study
    std::vector<InputProblem> problems;
    /// Folder of unpacked archives; it is deleted with its last owner.
    std::vector<std::shared_ptr<const TemporaryFolder>> unpacked;
    /// The scan before the reader joined studies of one UID; null where none were.
    std::shared_ptr<const ScannedStudies> separate;
    std::size_t separateIndex = 0; ///< of the study that was open then
};
using ScannedStudiesPtr = std::shared_ptr<const ScannedStudies>;

/// One series with its pixels.
struct LoadedSeries {
    std::size_t seriesIndex = 0; ///< into Study::series
    std::vector<VolumePtr> volumes;
    QImage thumbnail;
    std::vector<InputProblem> problems;
    Reason failure; ///< when nothing of the series could be read, else empty
};

} // namespace foramen
