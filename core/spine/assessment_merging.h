#pragma once

#include "core/spine/assessment.h"

namespace foramen {

/// @p mine made without knowing what was @p saved before: the saved decisions and points stay where
/// @p mine has none, the saved findings where
/// @p mine has no model.
[[nodiscard]] Assessment merged(const Assessment& mine, const Assessment& saved);

/// @p grading's findings shifted by so many levels under the reader's decisions of @p reader.
[[nodiscard]] Assessment regraded(const Assessment& reader, const Grading& grading, int shift);

/// True when a model graded every site, or refused it; a reader may have shifted levels since.
[[nodiscard]] bool isFullyGraded(const Assessment& assessment);

} // namespace foramen
