#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Series against what their headers say.
void checkSeries(const CheckContext& context);

} // namespace foramen
