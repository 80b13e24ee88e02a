#pragma once

#include "core/ai/model/engine.h"
#include "core/spine/finding.h"

#include <vector>

namespace foramen {

/// One pass of crops through a grader network.
/// @param crops  the values of GraderCrop. @param sites  of each crop: the model may know how often
/// each grade occurs there.
/// @return probabilities as the model calibrates them, one for each crop.
[[nodiscard]] Result<std::vector<Probabilities>>
gradeCrops(Engine& engine, const ModelBundle& model, NetworkRole grader,
           const std::vector<std::vector<float>>& crops, const std::vector<Site>& sites);

} // namespace foramen
