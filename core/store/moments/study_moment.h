#pragma once

#include "core/store/history_event.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// The work on a study as it was at a moment of its history.
struct StudyMoment {
    Assessment assessment;
    std::vector<Annotation> annotations; ///< in the order of their placing
    std::optional<ReportTextEdited> text; ///< none: the draft was used
    /// Whether the grades of the AI are only those that the history has: another grading followed,
    /// and it recorded the grades before at the sites that a reader had worked on.
    bool hasPartOfFindings = false;
};

/// The state after the first @p count entries of the history.
/// @param now  the study after the whole history
/// @param history  oldest first
[[nodiscard]] StudyMoment studyMoment(const Assessment& now,
                                      const std::vector<HistoryRecord>& history, std::size_t count);

} // namespace foramen
