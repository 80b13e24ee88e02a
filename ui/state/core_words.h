#pragma once

#include <QString>
#include <QStringList>

#include <string_view>
#include <vector>

namespace foramen {

/// A sentence or name that core makes (why a site was not graded, what is wrong with a file, the
/// role of a series, a grade), in the language of the window. Core speaks English and knows no
/// translation, so that files and the command line stay as they are; here its sentences are found
/// again by their pattern. What is not known stays as it is.
[[nodiscard]] QString coreText(std::string_view sentence);
[[nodiscard]] QString coreText(const QString& sentence);

/// A sentence of core, with %1, %2, ... for what changes, without a full stop at its end.
struct CorePattern {
    const char* text;
    /// Whether it says so little by itself that all that changes has to be known, too.
    bool isGeneral = false;
};

/// All that coreText() knows.
[[nodiscard]] const std::vector<CorePattern>& corePatterns();

} // namespace foramen
