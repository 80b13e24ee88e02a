#pragma once

#include "core/spine/assessment.h"

namespace foramen {

/// Merges @p mine, made before the saved work was read, with @p saved. Saved decisions and points
/// stay where @p mine has none; saved findings stay where @p mine has no model.
[[nodiscard]] Assessment merged(const Assessment& mine, const Assessment& saved);

/// The findings of @p grading, shifted by so many levels, with the decisions of @p reader.
[[nodiscard]] Assessment regraded(const Assessment& reader, const Grading& grading, int shift);

/// True when a model graded or refused every site; a reader may have shifted levels since.
[[nodiscard]] bool isFullyGraded(const Assessment& assessment);

} // namespace foramen
