#pragma once

#include "core/phantom/recipe/phantom_recipe.h"
#include "core/phantom/recipe/random.h"

#include <array>

namespace foramen {

/// Draws grades at random, with the prevalence of each level in clinical data, correlated within a
/// level.
[[nodiscard]] std::array<Severity, kSiteCount> drawSeverities(const PhantomRecipe& recipe,
                                                              Random& random);

} // namespace foramen
