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

/// The action of a reader on a cell.
enum class CellAction {
    Graded,
    Accepted,
    Confirmed, ///< an imported label
    Ungradable,
    Refined,
    Cleared,
    Commented,
    PointMoved, ///< or placed where there was none
    PointAccepted, ///< the model's
    PointRemoved,
};

/// A reader graded a site, commented on it, or placed or removed its point.
struct CellEdited {
    CellAction action = CellAction::Graded;
    Site site;
    CellEdit before;
    CellEdit after;
};

/// A reader renumbered all levels. @p by  levels downwards by which this step changed the study; an
/// undone shift has the opposite sign.
struct LevelsShifted {
    int by = 0;
};

/// A reader named the vertebrae and discs of the spine.
struct SpineVariantChosen {
    SpineVariant before;
    SpineVariant after;
};

/// The earlier grade of the AI at a site.
struct EarlierGrade {
    Site site;
    Probabilities probabilities{};
    std::optional<std::string> refused; ///< why there was no grade
};

/// A grading was finished and accepted as the current one.
struct GradingFinished {
    std::string sha256; ///< of the model's weights
    std::string device; ///< short
    double seconds = 0;
    std::string inputKey; ///< identifies the input pictures; empty: written by older versions
    std::string earlierSha256; ///< of the model before
    std::vector<EarlierGrade> earlier; ///< at sites that a reader has graded or moved
};

/// A first grading was stopped with some sites graded.
struct GradingStopped { };

/// A reader chose when the AI's grades of the study are shown.
struct RevealModeChosen {
    RevealMode before = RevealMode::AtOnce;
    RevealMode after = RevealMode::AtOnce;
};

/// A reader had the AI's grades of these sites shown.
struct FindingsRevealed {
    std::vector<Site> sites;
};

/// A reader assigned a role to a series, or reset it to the program's choice. The newest event of
/// each series is also in its own table.
struct RoleGiven {
    std::string seriesInstanceUid;
    std::string seriesId; ///< distinguishes series, since UIDs may be repeated within a study
    std::optional<SeriesRole> role; ///< none: not used
    bool isAutomatic = false; ///< reset to the program's choice, which is in role
};

/// A reader linked a series with the others independent of the pictures, or unlinked it; none:
/// linked by Frames of Reference and pictures. The newest event of each series is valid.
struct SeriesLinked {
    std::string seriesInstanceUid;
    std::string seriesId; ///< as of RoleGiven
    std::optional<bool> isLinked;
};

/// A reader said whether files that have the Study Instance UID but contradict each other are one
/// study; none: not decided. The newest event is valid.
struct StudiesJoined {
    std::optional<bool> isOne;
};

/// A reader edited the report text, or returned to the draft (none). The newest event is also in
/// its own table.
struct ReportTextEdited {
    std::optional<std::string> text;
    std::string draft; ///< that the text was edited from; empty: unknown
};

/// A reader placed (before: none), changed or removed (after: none) an annotation. The current
/// annotations are also in their own table.
struct AnnotationEdited {
    std::optional<Annotation> before;
    std::optional<Annotation> after;
};

/// A report was exported.
struct ReportExported {
    std::vector<std::string> formats; ///< "json", "csv", ...
};

/// Labels of a data set were imported.
struct LabelsImported {
    std::size_t cells = 0;
};

/// A reader signed the report; see core/store/signing.
struct ReportSigned {
    std::string content; ///< what was signed, see signedContent()
    std::string sha256; ///< of the content
};

/// A reader signed an addendum to the signed report.
struct AddendumSigned {
    std::string content; ///< see signedContent()
    std::string sha256; ///< of the content
};

/// A reader opened the signed report for a correction.
struct CorrectionBegun {
    std::string reason;
};

/// A row that this version cannot read, unchanged.
struct UnknownEvent {
    std::string key;
    std::string site;
    std::string before;
    std::string after;
};

using HistoryEvent =
    std::variant<CellEdited, LevelsShifted, SpineVariantChosen, GradingFinished, GradingStopped,
                 RevealModeChosen, FindingsRevealed, RoleGiven, SeriesLinked, StudiesJoined,
                 ReportTextEdited, AnnotationEdited, ReportExported, LabelsImported, ReportSigned,
                 AddendumSigned, CorrectionBegun, UnknownEvent>;

/// Whether an edit was made, undone or redone. Values before and after are those of the step
/// itself: for an undone edit they are exchanged.
enum class EditStep { Done, Undone, Redone };

/// One entry of the append-only history of a study.
struct HistoryRecord {
    std::string time; ///< ISO 8601 with time zone
    std::string author; ///< reader's name, or the model's name and version
    EditStep step = EditStep::Done;
    HistoryEvent event;
};

/// Makes the edit in a list of annotations; one that is new stands last.
void apply(const AnnotationEdited& edited, std::vector<Annotation>& annotations);

/// The total renumbering by the readers in levels; down is positive.
[[nodiscard]] int shiftedLevels(const std::vector<HistoryRecord>& history);
/// Null when no grading was finished.
[[nodiscard]] const GradingFinished* newestGrading(const std::vector<HistoryRecord>& history);
/// Whether roles were assigned after the newest grading, or without a grading.
[[nodiscard]] bool wereRolesGivenSinceGrading(const std::vector<HistoryRecord>& history);
[[nodiscard]] bool wereRolesEverGiven(const std::vector<HistoryRecord>& history);

} // namespace foramen
