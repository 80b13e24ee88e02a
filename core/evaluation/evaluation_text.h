#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// Tables for a terminal of some 120 columns, UTF-8.
[[nodiscard]] std::string evaluationText(const Evaluation& evaluation);

} // namespace foramen
