#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Compares the points of a study with each other: sides and order of levels.
void checkAnatomy(const CheckContext& context);

} // namespace foramen
