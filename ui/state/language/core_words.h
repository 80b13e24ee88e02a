#pragma once

#include "ui/state/language/sentence_book.h"

#include <QString>

#include <string_view>
#include <vector>

namespace foramen {

/// A sentence or name that core makes (why a site was not graded, what is wrong with a file, the
/// role of a series, a grade), in the language of the window. Core speaks English and knows no
/// translation, so that files and the command line stay as they are; here its sentences are found
/// again by their pattern. What is not known stays as it is.
[[nodiscard]] QString coreText(std::string_view sentence);
[[nodiscard]] QString coreText(const QString& sentence);

/// The draft of a report (draftText()) in the language of the window, line by line. What a reader
/// wrote in it stays as it is, and so does a line that is not known.
[[nodiscard]] QString draftInLanguage(const QString& english);

/// All that they know.
[[nodiscard]] const std::vector<CorePattern>& corePatterns();
[[nodiscard]] const std::vector<CorePattern>& draftPatterns();

} // namespace foramen
