#pragma once

#include "core/report/fhir/fhir_content.h"
#include "core/report/report.h"

#include <vector>

namespace foramen::fhir {

/// The model's grades, one for each of the 25 sites, always preliminary; none where no model has
/// run. A refused or withheld one has no value but the reason.
[[nodiscard]] std::vector<Observation> modelObservations(const Report& report);

/// What readers decided, one for each site that one of them decided, commented on or gave a point;
/// final once the report is signed.
[[nodiscard]] std::vector<Observation> readerObservations(const Report& report);

/// Preliminary, or final once a reader signed the report: the status of what readers made.
[[nodiscard]] const char* readerStatus(const Report& report);

} // namespace foramen::fhir
