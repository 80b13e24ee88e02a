#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// One self-contained page with charts.
[[nodiscard]] std::string evaluationHtml(const Evaluation& evaluation);

} // namespace foramen
