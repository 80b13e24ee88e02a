#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Compares points with their pictures; fills CheckContext::misplaced.
void checkPoints(const CheckContext& context);

} // namespace foramen
