#pragma once

#include "core/base/patient_identity.h"
#include "core/spine/assessment.h"

#include <string>

namespace foramen {

/// Whose study it is and of which day, normalised, to tell studies of one Study Instance UID apart.
[[nodiscard]] PatientIdentity ownerOf(const StudyIdentity& study);

/// The Study Instance UID and the ownerOf() a study, a line each: equal for the same study only.
[[nodiscard]] std::string studyKeyOf(const StudyIdentity& study);

} // namespace foramen
