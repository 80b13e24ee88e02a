#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// The evaluation as tables for a terminal of about 120 columns, UTF-8.
[[nodiscard]] std::string evaluationText(const Evaluation& evaluation);

} // namespace foramen
