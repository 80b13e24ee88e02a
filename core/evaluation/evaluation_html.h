#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// The evaluation as a self-contained HTML page with charts.
[[nodiscard]] std::string evaluationHtml(const Evaluation& evaluation);

} // namespace foramen
