#pragma once

#include "core/report/report.h"
#include "ui/widgets/printing/print_window.h"

namespace foramen {

/// The report as pages: those of the exported PDF.
[[nodiscard]] PrintJob printJobOf(const Report& report);

} // namespace foramen
