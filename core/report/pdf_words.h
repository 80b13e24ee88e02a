#pragma once

#include "core/report/report.h"

#include <string>

namespace foramen {

/// What stands in the footer of every page, and whether a reader signed.
[[nodiscard]] bool isSigned(const Report& report);
[[nodiscard]] std::string whoDecidedText(const Report& report);
[[nodiscard]] std::string inputSeriesText(const Report& report);

} // namespace foramen
