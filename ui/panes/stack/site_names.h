#pragma once

#include "core/spine/terms.h"

#include <QString>

namespace foramen {

/// "L subarticular", "Canal": beside a mark in a pane. The side is the patient's.
[[nodiscard]] QString shortName(Condition condition);
/// "L4/L5".
[[nodiscard]] QString levelName(DiscLevel level);

} // namespace foramen
