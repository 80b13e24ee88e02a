#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"
#include "core/report/sr/reading/sr_reader.h"

#include <optional>

namespace foramen {

/// What readers decided of a study according to the report of this program among its objects: the
/// newest one, if there are several, that no other one replaces. A report that names another
/// patient is none of this study. Points get their place in the
/// patient from the images of the study; a point whose image is not there is left out.
/// @return none where the study has no such report; the failure of readSr() for one that is
/// damaged, where no other one can be read.
[[nodiscard]] Result<std::optional<SrReading>> readersReportOf(const Study& study,
                                                               const Task& task = {});

} // namespace foramen
