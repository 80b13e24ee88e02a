#pragma once

#include "core/report/draft/draft_statements.h"

#include <functional>
#include <string>

namespace foramen {

/// The draft in English: plain text, UTF-8, with a heading in capitals for each section. JSON, CSV
/// and DICOM SR contain this text in every language of the window.
[[nodiscard]] std::string draftText(const Draft& draft);

/// One statement as an English sentence with its full stop.
/// @param variant  names the levels.
[[nodiscard]] std::string sentenceOf(const DraftStatement& statement,
                                     const SpineVariant& variant = {});
/// Why sites were not graded, without a full stop.
[[nodiscard]] std::string causeText(const statement::NotGradedBecause& because);

/// The wording of a draft in one language.
struct DraftWords {
    std::function<std::string(DraftHeading)> heading;
    std::function<std::string(const DraftStatement&)> sentence;
};
/// Lays out the lines of a draft; the same in every language.
[[nodiscard]] std::string laidOut(const Draft& draft, const DraftWords& words);

} // namespace foramen
