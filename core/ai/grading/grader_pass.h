#pragma once

#include "core/ai/model/engine.h"
#include "core/spine/finding.h"

#include <vector>

namespace foramen {

/// One pass of crops through a grader network.
/// @param crops  the values of GraderCrop, one for each site.
/// @return probabilities as the model calibrates them, one for each crop.
[[nodiscard]] Result<std::vector<Probabilities>>
gradeCrops(Engine& engine, const ModelBundle& model, NetworkRole grader,
           const std::vector<std::vector<float>>& crops);

} // namespace foramen
