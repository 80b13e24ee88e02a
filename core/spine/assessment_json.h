#pragma once

#include "core/base/result.h"
#include "core/spine/assessment.h"

#include <string>
#include <string_view>

namespace foramen {

/// Purpose of the JSON. Exports state reasons in English; saved work also states their codes, so
/// that the window can show them in its language later.
enum class AssessmentUse { Export, Saving };

/// The assessment as a JSON object of the format "foramen.assessment/1"
/// (resources/manual/file-formats.md), in UTF-8. AssessmentUse::Saving is lossless:
/// assessmentFromJson() returns an equal assessment. Bytes that are not UTF-8 become U+FFFD; NaN
/// becomes null.
[[nodiscard]] std::string assessmentToJson(const Assessment& assessment,
                                           AssessmentUse use = AssessmentUse::Export);

/// Reads what assessmentToJson() wrote; unknown members are ignored.
/// @return Corrupt for anything else than a complete assessment of this format.
[[nodiscard]] Result<Assessment> assessmentFromJson(std::string_view json);

/// The name of a state in files: "not_reviewed", "imported", "refused", "ai_suggested", "accepted",
/// "changed", "reader_only", "ungradable".
[[nodiscard]] std::string_view keyOf(CellState state);

} // namespace foramen
