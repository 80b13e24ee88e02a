#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Rows against rows and studies against folders.
void checkTables(const CheckContext& context);

} // namespace foramen
