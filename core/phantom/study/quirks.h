#pragma once

#include "core/phantom/recipe/phantom_recipe.h"
#include "core/phantom/study/phantom_series.h"

#include <string>
#include <vector>

namespace foramen {

[[nodiscard]] bool has(const std::vector<Quirk>& quirks, Quirk quirk);

/// A folder number with bit 31 set, so that it is larger than 2^31.
[[nodiscard]] std::string aboveInt32(const std::string& number);

/// Removes, duplicates, splits and renumbers the series of a study according to the recipe's
/// quirks.
/// @param series  sagittal T1, sagittal T2 and axial T2.
void applySeriesQuirks(std::vector<PhantomSeries>& series, const PhantomRecipe& recipe);

} // namespace foramen
