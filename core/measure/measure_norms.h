#pragma once

#include "core/spine/measures/spine_measure.h"

#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// A published limit that a measure lies beyond. It describes the value; no grade follows from it.
enum class NormRemark {
    CanalUnder10,
    CanalUnder12,
    SacUnder75,
    SacUnder100,
    SlipFrom3,
    ForamenUnder15,
};

/// The limit and who published it.
struct NormLimit {
    MeasureKind kind = MeasureKind::CanalDiameter;
    double limit = 0; ///< in the unit of the kind
    std::string_view source; ///< for people: authors, journal, year
};

[[nodiscard]] const NormLimit& limitOf(NormRemark remark);

/// The narrowest limit that a value lies beyond; none within the norms, and for a kind for which no
/// limit is published that would hold for all ages and both sexes: disc height, area of a foramen,
/// lordosis.
[[nodiscard]] std::optional<NormRemark> normRemarkOf(MeasureKind kind, double value);

/// Grade 1 to 4 of a slip to anterior of 3 mm or more, in per cent of the lower endplate: up to 25,
/// 50, 75, 100 (Meyerding, Surg Gynecol Obstet 1932;54:371). None for another slip.
[[nodiscard]] std::optional<int> meyerdingGrade(double slipMm, std::optional<double> percent);

/// "narrow: under 10 mm"; "slip of 3 mm or more".
[[nodiscard]] std::string englishText(NormRemark remark);

} // namespace foramen
