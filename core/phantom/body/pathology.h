#pragma once

#include "core/phantom/recipe/phantom_recipe.h"

#include <vector>

namespace foramen {

struct BodyPlan;
class Random;

/// Some of them at random, each about as often as training needs it rather than as clinics see it;
/// mostly none.
[[nodiscard]] std::vector<Pathology> drawPathologies(Random& random);

/// Changes a body's numbers. Discs keep their names and grades: the levels are still counted as if
/// nothing had changed.
void applyPathologies(BodyPlan& plan, const std::vector<Pathology>& pathologies, Random& random);

} // namespace foramen
