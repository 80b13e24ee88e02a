#pragma once

#include "core/measure/level_measures.h"

#include <QString>

#include <optional>

namespace foramen {

/// "Canal AP diameter", "Right foramen height".
[[nodiscard]] QString measureName(MeasureKind kind, std::optional<Side> side = std::nullopt);

/// "8.2": about three digits, as the language writes it.
[[nodiscard]] QString measureNumberText(double value);
/// "8.2 mm", "112 mm²", "45.0°".
[[nodiscard]] QString measureValueText(MeasureKind kind, double value);
/// "narrow: under 10 mm", "slip of 3 mm or more".
[[nodiscard]] QString termText(NormRemark remark);
/// "78 % of the height of the disc above"; empty where there is no share.
[[nodiscard]] QString measureShareText(const LevelMeasure& measure);

/// "Canal AP diameter 8.2 mm (automatic, ± 0.9; narrow: under 10 mm)": as englishText() in the
/// language of the window, without the level.
[[nodiscard]] QString measureText(const LevelMeasure& measure);

} // namespace foramen
