#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// The evaluation as one JSON object, described in resources/manual/evaluation.md. Undefined
/// figures are null.
[[nodiscard]] std::string evaluationJson(const Evaluation& evaluation);

} // namespace foramen
