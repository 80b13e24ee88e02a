#pragma once

#include "core/report/draft/draft.h"

#include <QString>

namespace foramen {

/// The draft of a report in the language of the window. What a reader wrote in it stays as it is.
/// In English it is draftText() of core/report/draft.
[[nodiscard]] QString draftInLanguage(const Draft& draft);

/// One statement of it, with its full stop.
[[nodiscard]] QString statementInLanguage(const DraftStatement& statement);

} // namespace foramen
