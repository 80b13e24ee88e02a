#pragma once

#include "core/base/reason.h"
#include "core/dicom/study.h"
#include "core/imaging/series_coverage.h"

#include <optional>

namespace foramen {

enum class Contrast { Unknown, T1, T2, Stir, ProtonDensity, T2Star };

/// With its reason: "T2 by TE 112 ms, TR 3,500 ms".
struct ContrastGuess {
    Contrast contrast = Contrast::Unknown;
    Reason reason;
};

/// From echo, repetition and inversion times and the sequence, else from an RSNA description, else
/// from the description's words.
[[nodiscard]] ContrastGuess guessContrast(const Series& series);

/// With its reason: "orientation", "the series table" or "description"; without a plane, why there
/// is none.
struct PlaneGuess {
    std::optional<AnatomicalPlane> plane;
    Reason reason;
};

[[nodiscard]] PlaneGuess guessPlane(const Series& series, const SeriesCoverage& coverage);

/// Why a series is a localizer; empty when it is none.
[[nodiscard]] Reason localizerReason(const Series& series, const SeriesCoverage& coverage);

} // namespace foramen
