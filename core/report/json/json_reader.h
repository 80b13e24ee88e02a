#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

namespace foramen {

/// Reads an assessment.json that writeAssessmentJson() wrote: assessment, study id and series
/// (role, UID, id, description, modality, number of images). The other members of the report stay
/// empty.
/// @return NotFound, NotReadable; Corrupt for anything else than a whole file of this program, or
/// one of a version that did not write study_id.
[[nodiscard]] Result<Report> readAssessmentJson(const std::filesystem::path& file);

} // namespace foramen
