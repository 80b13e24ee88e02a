#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// Tables for a terminal of some 120 columns, UTF-8.
[[nodiscard]] std::string evaluationText(const Evaluation& evaluation);

/// One JSON object (resources/manual/evaluation.md says what is in it). Figures that are not
/// defined are null.
[[nodiscard]] std::string evaluationJson(const Evaluation& evaluation);

/// One self-contained page with charts.
[[nodiscard]] std::string evaluationHtml(const Evaluation& evaluation);

} // namespace foramen
