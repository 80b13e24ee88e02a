#pragma once

#include "core/base/reason.h"
#include "core/dicom/study.h"
#include "core/imaging/series_coverage.h"

#include <optional>

namespace foramen {

/// The contrast of a series, as far as lumbar protocols need it.
enum class Contrast { Unknown, T1, T2, Stir, ProtonDensity, T2Star };

/// A contrast with its reason: "T2 by TE 112 ms, TR 3,500 ms".
struct ContrastGuess {
    Contrast contrast = Contrast::Unknown;
    Reason reason;
};

/// Guesses from echo, repetition and inversion times and the sequence, else from an RSNA
/// description table, else from words of the Series Description.
[[nodiscard]] ContrastGuess guessContrast(const Series& series);

/// A plane with its reason: "orientation", "the series table" or "description"; without a plane,
/// why there is none.
struct PlaneGuess {
    std::optional<AnatomicalPlane> plane;
    Reason reason;
};

[[nodiscard]] PlaneGuess guessPlane(const Series& series, const SeriesCoverage& coverage);

/// Why a series is a localizer; empty when it is not.
[[nodiscard]] Reason localizerReason(const Series& series, const SeriesCoverage& coverage);

} // namespace foramen
