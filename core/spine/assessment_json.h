#pragma once

#include "core/base/result.h"
#include "core/spine/assessment.h"

#include <string>
#include <string_view>

namespace foramen {

/// The assessment as a JSON object of the format "foramen.assessment/1"
/// (resources/manual/file-formats.md), in UTF-8. Nothing is left out: assessmentFromJson() gives
/// the same assessment back. Bytes that are no UTF-8 become U+FFFD, not-a-number becomes null.
[[nodiscard]] std::string assessmentToJson(const Assessment& assessment);

/// Reads what assessmentToJson() wrote; members it does not know are passed over.
/// @return Corrupt for anything that is no complete assessment of this format, garbage included.
[[nodiscard]] Result<Assessment> assessmentFromJson(std::string_view json);

/// The name of a state in files: "not_reviewed", "refused", "ai_suggested", "accepted", "changed",
/// "reader_only", "ungradable".
[[nodiscard]] std::string_view keyOf(CellState state);

} // namespace foramen
