#pragma once

#include "core/spine/assessment.h"

namespace foramen {

// What readers did at a site: decision, comment and point, compared and taken over.

[[nodiscard]] bool sameDecision(const CellEdit& a, const CellEdit& b);
[[nodiscard]] bool sameComment(const CellEdit& a, const CellEdit& b);
[[nodiscard]] bool samePoint(const CellEdit& a, const CellEdit& b);
[[nodiscard]] bool sameReaderPart(const CellEdit& a, const CellEdit& b);

/// Takes the readers' work and the imported labels of @p from over into @p to, which keeps its
/// findings.
void takeReaderParts(const Assessment& from, Assessment& to);

/// Merges @p mine, made before the saved work was read, with @p saved. Saved decisions and points
/// stay where @p mine has none; saved findings stay where @p mine has no model.
[[nodiscard]] Assessment merged(const Assessment& mine, const Assessment& saved);

/// The findings of @p grading, shifted by so many levels, with the decisions of @p reader.
[[nodiscard]] Assessment regraded(const Assessment& reader, const Grading& grading, int shift);

/// True when a model graded or refused every site; a reader may have shifted levels since.
[[nodiscard]] bool isFullyGraded(const Assessment& assessment);

} // namespace foramen
