#pragma once

#include "core/dataset/check/check_context.h"

namespace foramen {

/// Compares the rows of the tables with each other, and the studies with the folders.
void checkTables(const CheckContext& context);

} // namespace foramen
