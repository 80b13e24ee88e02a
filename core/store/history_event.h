#pragma once

#include "core/measure/annotation.h"
#include "core/spine/assessment.h"
#include "core/spine/series_role_key.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace foramen {

/// The reader's part of a cell.
struct CellEdit {
    std::optional<ReaderDecision> decision;
    std::optional<SiteLocation> readerLocation;
};

/// What a reader did to a cell.
enum class CellAction { Graded, Accepted, Ungradable, Cleared, Commented, PointMoved };

/// A reader decided about a site, commented on it or moved its point.
struct CellEdited {
    CellAction action = CellAction::Graded;
    Site site;
    CellEdit before;
    CellEdit after;
};

/// A reader renumbered all levels. @p by  levels down as the study changed with this step, so that
/// an undone shift has the opposite sign.
struct LevelsShifted {
    int by = 0;
};

/// What the AI had said of a site.
struct EarlierGrade {
    Site site;
    Probabilities probabilities{};
    std::optional<std::string> refused; ///< why there was no grade
};

/// A grading was finished and taken over.
struct GradingFinished {
    std::string sha256; ///< of the model's weights
    std::string device; ///< short
    double seconds = 0;
    std::string inputKey; ///< tells the pictures from others; empty: older versions wrote none
    std::string earlierSha256; ///< of the model before
    std::vector<EarlierGrade> earlier; ///< at the sites that a reader has decided or moved
};

/// A first grading was stopped with some sites graded.
struct GradingStopped { };

/// A reader gave a series a role, or gave it back to the program's own choice. The newest one of
/// each series is also in a table of its own.
struct RoleGiven {
    std::string seriesInstanceUid;
    std::string seriesId; ///< UIDs may be repeated within a study; its folder's name tells which
    std::optional<SeriesRole> role; ///< none: used for nothing
    bool isAutomatic = false; ///< the program's own choice, which the role then names
};

/// A reader linked a series with the others whatever their pictures show, or with none; none: as
/// frames and pictures say. The newest one of each series holds.
struct SeriesLinked {
    std::string seriesInstanceUid;
    std::string seriesId; ///< as of RoleGiven
    std::optional<bool> isLinked;
};

/// A reader wrote the report, or went back to the draft (none). The newest one is also in a table
/// of its own.
struct ReportTextEdited {
    std::optional<std::string> text;
};

/// A reader placed (before: none), changed or removed (after: none) an annotation. What is there
/// is also in a table of its own.
struct AnnotationEdited {
    std::optional<Annotation> before;
    std::optional<Annotation> after;
};

struct ReportExported {
    std::vector<std::string> formats; ///< "json", "csv", ...
};

/// Labels of a data set were taken over.
struct LabelsImported {
    std::size_t cells = 0;
};

/// A row that this version cannot read, word for word.
struct UnknownEvent {
    std::string key;
    std::string site;
    std::string before;
    std::string after;
};

using HistoryEvent = std::variant<CellEdited, LevelsShifted, GradingFinished, GradingStopped,
                                  RoleGiven, SeriesLinked, ReportTextEdited, AnnotationEdited,
                                  ReportExported, LabelsImported, UnknownEvent>;

/// Whether a step was made, taken back or made again. Values before and after are those of the step
/// as it ran: undone, they have changed places.
enum class EditStep { Done, Undone, Redone };

/// One entry of the append-only history of a study.
struct HistoryRecord {
    std::string time; ///< ISO 8601 with time zone
    std::string author; ///< reader's name, or the model's name and version
    EditStep step = EditStep::Done;
    HistoryEvent event;
};

/// Levels that the readers renumbered by in all, down is positive.
[[nodiscard]] int shiftedLevels(const std::vector<HistoryRecord>& history);
/// Null when no grading was finished.
[[nodiscard]] const GradingFinished* newestGrading(const std::vector<HistoryRecord>& history);
/// Whether roles were given after the newest grading, or without one.
[[nodiscard]] bool wereRolesGivenSinceGrading(const std::vector<HistoryRecord>& history);
[[nodiscard]] bool wereRolesEverGiven(const std::vector<HistoryRecord>& history);

} // namespace foramen
