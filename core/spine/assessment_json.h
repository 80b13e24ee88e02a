#pragma once

#include "core/base/result.h"
#include "core/spine/assessment.h"

#include <string>
#include <string_view>

namespace foramen {

/// What a text is for: an export states reasons in English, saved work their codes as well, so that
/// the window can say them in its language when it is opened again.
enum class AssessmentUse { Export, Saving };

/// The assessment as a JSON object of the format "foramen.assessment/1"
/// (resources/manual/file-formats.md), in UTF-8. Nothing is left out of what is saved:
/// assessmentFromJson() gives the same assessment back. Bytes that are no UTF-8 become U+FFFD,
/// not-a-number becomes null.
[[nodiscard]] std::string assessmentToJson(const Assessment& assessment,
                                           AssessmentUse use = AssessmentUse::Export);

/// Reads what assessmentToJson() wrote; members it does not know are passed over.
/// @return Corrupt for anything that is no complete assessment of this format, garbage included.
[[nodiscard]] Result<Assessment> assessmentFromJson(std::string_view json);

/// The name of a state in files: "not_reviewed", "refused", "ai_suggested", "accepted", "changed",
/// "reader_only", "ungradable".
[[nodiscard]] std::string_view keyOf(CellState state);

} // namespace foramen
