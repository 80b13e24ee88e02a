#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Points against each other: sides and levels.
void checkAnatomy(const CheckContext& context);

} // namespace foramen
