#pragma once

#include "core/phantom/recipe/phantom_recipe.h"

#include <string>
#include <vector>

namespace foramen {

struct PhantomStudy;

[[nodiscard]] bool has(const std::vector<Quirk>& quirks, Quirk quirk);

/// A folder's number made larger than 2^31.
[[nodiscard]] std::string aboveInt32(const std::string& number);

/// Leaves out, doubles, splits and renumbers the series of a study, as its recipe's quirks say.
void applySeriesQuirks(PhantomStudy& study);

} // namespace foramen
