#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// A report text that a reader edited.
struct EditedReport {
    std::string text; ///< UTF-8
    std::string draft; ///< what the text was edited from; empty: unknown
    friend bool operator==(const EditedReport&, const EditedReport&) = default;
};

/// Lines of the reader's that stay although the draft says something new there.
struct ReportConflict {
    std::size_t firstLine = 0; ///< in MergedReport::text, from 0
    std::size_t lineCount = 0; ///< 0: the reader deleted the lines
    std::string drafted; ///< the lines of the draft now; empty: it has none there
};

/// An edited report brought up to date.
struct MergedReport {
    std::string text;
    std::vector<ReportConflict> conflicts; ///< from top to bottom
};

/// Brings an edited report up to date with the draft of the grid as it is now, by a three-way merge
/// of lines (diff3; Khanna, Kunal and Pierce, FSTTCS 2007). A line that begins with a level is a
/// block of its own, other lines between unchanged ones are one. What the reader did not touch
/// follows the draft; what he touched stays, and is a conflict where the draft has changed, too.
[[nodiscard]] MergedReport mergedReport(const EditedReport& edited, const std::string& draft);

/// The report after the reader typed into mergedReport().text. Conflicts remain until the lines are
/// the draft's, or are kept.
[[nodiscard]] EditedReport typedOver(const EditedReport& before, const std::string& draft,
                                     const std::string& typed);

/// The report after the reader said that his lines of a conflict stay; it is none from then on.
[[nodiscard]] EditedReport withReadersLines(const EditedReport& before, const std::string& draft,
                                            std::size_t conflict);
/// The report after the reader took the draft's lines of a conflict.
[[nodiscard]] EditedReport withDraftedLines(const EditedReport& before, const std::string& draft,
                                            std::size_t conflict);

} // namespace foramen
