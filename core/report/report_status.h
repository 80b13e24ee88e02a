#pragma once

#include "core/report/report.h"

#include <string>

namespace foramen {

/// Whether a reader signed the report.
[[nodiscard]] bool isSigned(const Report& report);
/// Addenda and signature as text in English, for files whose only place for them is a text. Empty
/// for a report without signature.
[[nodiscard]] std::string signatureText(const Report& report);
/// The time of the newest addendum, or of the report.
[[nodiscard]] const std::string& lastSignedTime(const Report& report);

} // namespace foramen
