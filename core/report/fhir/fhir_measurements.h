#pragma once

#include "core/report/fhir/fhir_content.h"
#include "core/report/report.h"

#include <vector>

namespace foramen::fhir {

/// The readers' measurements and texts, one each: a length, angle or area in UCUM units (pixels
/// where Pixel Spacing is unknown) with what was measured inside an area, or the words of a text.
[[nodiscard]] std::vector<Observation> measurementObservations(const Report& report);

/// What the program measured by itself.
[[nodiscard]] std::vector<Observation> automaticObservations(const Report& report);

} // namespace foramen::fhir
