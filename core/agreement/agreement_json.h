#pragma once

#include "core/agreement/reader_agreement.h"

#include <string>

namespace foramen {

/// The comparison as one JSON object, described in resources/manual/evaluation.md. Undefined
/// figures are null.
[[nodiscard]] std::string agreementJson(const ReaderAgreement& agreement);

} // namespace foramen
