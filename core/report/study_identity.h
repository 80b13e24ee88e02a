#pragma once

#include "core/dicom/study.h"
#include "core/spine/assessment.h"

namespace foramen {

/// The identity of a scanned study in files, reports and the database.
[[nodiscard]] StudyIdentity identityOf(const Study& study);

} // namespace foramen
