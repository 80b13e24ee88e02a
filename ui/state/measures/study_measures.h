#pragma once

#include "core/measure/level_measures.h"

#include <vector>

namespace foramen {

struct OpenStudy;

/// What annotations say of the spine, where their series are loaded.
[[nodiscard]] std::vector<ReaderMeasure>
readerMeasuresOf(const OpenStudy& study, const std::vector<Annotation>& annotations);
/// The same of the study's own annotations.
[[nodiscard]] std::vector<ReaderMeasure> readerMeasuresOf(const OpenStudy& study);

/// The one value of each measure that is shown; see levelMeasures().
[[nodiscard]] std::vector<LevelMeasure> measuresOf(const OpenStudy& study);

} // namespace foramen
