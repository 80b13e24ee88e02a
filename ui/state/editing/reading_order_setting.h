#pragma once

#include "ui/state/editing/reading_order.h"

namespace foramen {

/// The order in which the reader walks through the sites; by level until chosen. Kept in QSettings.
[[nodiscard]] ReadingOrder chosenReadingOrder();
void chooseReadingOrder(ReadingOrder order);

} // namespace foramen
