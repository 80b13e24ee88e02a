#pragma once

#include "core/spine/assessment.h"
#include "ui/panes/stack/site_names.h"

#include <QString>

namespace foramen {

/// "Subartic.", "Foramen", "Canal": title of a column of the grid, without the side.
[[nodiscard]] QString columnName(Condition condition);
/// "R", "L" or empty.
[[nodiscard]] QString sideLetter(Condition condition);

/// How uncertain the model's grade is, as a word and a number. @p finding has its uncertainty.
[[nodiscard]] QString doubtSentence(const Finding& finding);

/// The history of a site in one or two sentences: who decided what and when, and what the model
/// found. @p currentReader is addressed as "You".
[[nodiscard]] QString historySentence(const AssessmentCell& cell, const QString& currentReader);

} // namespace foramen
