#pragma once

#include "core/store/history_event.h"

#include <optional>
#include <string>

namespace foramen {

/// What an entry of the history changed in a study beside grades, points and comments. Report texts
/// and annotations are named without their content.
struct EventWords {
    std::string what; ///< "series role"
    std::string before;
    std::string after;
    std::string note;
    std::string seriesInstanceUid; ///< of the series that it is about; empty: of none
    std::optional<Site> site{}; ///< none: the whole study
};

/// @return the words of an event that is neither CellEdited nor FindingsRevealed.
[[nodiscard]] EventWords wordsOf(const HistoryEvent& event);

} // namespace foramen
