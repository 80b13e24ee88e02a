#pragma once

#include "core/report/draft/draft.h"

#include <QString>

namespace foramen {

/// The draft of a report in the language of the window. Comments of readers stay as they are. For
/// English this is draftText() of core/report/draft.
[[nodiscard]] QString draftInLanguage(const Draft& draft);

/// One statement of it, with its full stop.
/// @param variant  names the levels.
[[nodiscard]] QString statementInLanguage(const DraftStatement& statement,
                                          const SpineVariant& variant = {});

} // namespace foramen
