#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

namespace foramen {

/// Reads an assessment.json that writeAssessmentJson() wrote: assessment, study id, series (role,
/// UID, id, description, modality, number of images), links, status, text, signature, measurements
/// and key images, as far as the file has them. Written again, they give the same bytes, but for
/// grades that were not revealed, which no export gives, and for problems of a study that no model
/// graded. There are no pictures; a measurement in pixels has an unknown spacing.
/// @return NotFound, NotReadable; Corrupt for anything else than a whole file of this program, or
/// one of a version that did not write study_id.
[[nodiscard]] Result<Report> readAssessmentJson(const std::filesystem::path& file);

} // namespace foramen
