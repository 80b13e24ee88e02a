#pragma once

#include "ui/state/language/sentence_book.h"

#include <QString>

#include <vector>

namespace foramen {

/// The draft of a report (draftText()) in the language of the window, line by line. What a reader
/// wrote in it stays as it is, and so does a line that is not known.
[[nodiscard]] QString draftInLanguage(const QString& english);

[[nodiscard]] const std::vector<CorePattern>& draftPatterns();

} // namespace foramen
