#pragma once

#include "core/phantom/recipe/phantom_recipe.h"

#include <vector>

namespace foramen {

struct BodyPlan;
class Random;

/// Draws pathologies at random, with frequencies for training rather than clinical ones; usually
/// none.
[[nodiscard]] std::vector<Pathology> drawPathologies(Random& random);

/// Applies pathologies to a body. Discs keep their levels and grades: the levels are counted as
/// without them.
void applyPathologies(BodyPlan& plan, const std::vector<Pathology>& pathologies, Random& random);

} // namespace foramen
