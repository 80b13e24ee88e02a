#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Points against their pictures; fills in the misplaced ones.
void checkPoints(const CheckContext& context);

} // namespace foramen
