#pragma once

#include "core/spine/spine_variant.h"
#include "core/spine/terms.h"

#include <QString>

namespace foramen {

/// "L subarticular", "Canal": beside a mark in a pane. The side is the patient's.
[[nodiscard]] QString shortName(Condition condition);
/// "L4/L5".
[[nodiscard]] QString levelName(DiscLevel level);
/// "L4/L5 (L5/L6)" where a reader named the disc otherwise than its row.
[[nodiscard]] QString levelName(const SpineVariant& variant, DiscLevel level);

} // namespace foramen
