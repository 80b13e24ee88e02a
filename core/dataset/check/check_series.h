#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Compares the tables with the headers of each series.
void checkSeries(const CheckContext& context);

} // namespace foramen
