#pragma once

#include "core/agreement/reader_agreement.h"

#include <string>

namespace foramen {

/// The figures as CSV: one row for each pair of readers (and all readers together) and each
/// condition, level and site. Undefined figures are empty.
[[nodiscard]] std::string agreementCsv(const ReaderAgreement& agreement);

/// The sites with different answers as CSV, the widest difference first: study, condition, level,
/// the answer of each reader, difference in grades.
[[nodiscard]] std::string disagreementsCsv(const ReaderAgreement& agreement);

} // namespace foramen
