#pragma once

#include "core/dataset/tables/label_tables.h"
#include "core/store/history_event.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// One change, as a row of changes.csv.
struct LabelChange {
    std::string time; ///< ISO 8601 with time zone; empty: not recorded
    std::string who; ///< reader, model, or source of labels
    std::string event; ///< of the history: "cell_graded", ...; kUnrecordedEvent
    std::string step; ///< "done", "undone", "redone"
    std::string studyId;
    std::string seriesId; ///< of a point, or of the series that the event names
    std::optional<Site> site; ///< none: the whole study
    std::string what; ///< "grade", "point", "comment", "level shift", ...
    std::string before; ///< as the tables write it; a point as pointText()
    std::string after;
    std::string note; ///< such as why a site is ungradable
};

/// The event of changes that the history does not explain.
inline constexpr const char* kUnrecordedEvent = "unrecorded";

/// One study with its saved state and its history.
struct StudyHistory {
    std::string studyId; ///< in the tables
    Assessment now;
    std::vector<HistoryRecord> history; ///< oldest first
};

/// The changes of studies by time; those of one study are in the order of its history whatever the
/// clock said.
/// @param imported  the tables of the last import, whose labels every change starts from; empty
/// where nothing was imported
[[nodiscard]] std::vector<LabelChange> labelChanges(const TableTexts& imported,
                                                    const std::vector<StudyHistory>& studies);

} // namespace foramen
