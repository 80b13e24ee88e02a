#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// One JSON object (resources/manual/evaluation.md says what is in it). Figures that are not
/// defined are null.
[[nodiscard]] std::string evaluationJson(const Evaluation& evaluation);

} // namespace foramen
