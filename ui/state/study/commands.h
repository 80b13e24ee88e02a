#pragma once

#include "core/spine/assessment.h"

#include <QString>
#include <QUndoCommand>

#include <optional>
#include <string>

namespace foramen {

/// One change as the history records it.
struct EditRecord {
    QString action; ///< "change", "accept", "undo change", ...
    std::optional<Site> site; ///< none for the whole study
    std::string before; ///< short JSON
    std::string after;
};

/// What undo commands act on. Only commands and gradings change the assessment.
class AssessmentEditor {
public:
    virtual ~AssessmentEditor() = default;
    [[nodiscard]] virtual Assessment& editedAssessment() = 0;
    /// The levels were renumbered by so many; findings that a running grading still brings follow.
    virtual void levelsShifted(int by) = 0;
    /// The assessment was changed: saves it and tells everybody.
    virtual void edited(const EditRecord& record) = 0;
};

/// The reader's part of a cell.
struct CellEdit {
    std::optional<ReaderDecision> decision;
    std::optional<SiteLocation> readerLocation;
};

/// Sets the reader's part of one cell: a decision, a comment or a moved point.
class SetCell : public QUndoCommand {
public:
    /// @param action as the history says it; @param text as the undo menu says it.
    SetCell(AssessmentEditor& editor, Site site, CellEdit after, QString action,
            const QString& text);

    void redo() override;
    void undo() override;

private:
    void apply(const CellEdit& from, const CellEdit& to, const QString& action);

    AssessmentEditor& m_editor;
    Site m_site;
    CellEdit m_before;
    CellEdit m_after;
    QString m_action;
    bool m_wasUndone = false;
};

/// Renumbers all levels at once, with everything that hangs on them.
class ShiftLevels : public QUndoCommand {
public:
    ShiftLevels(AssessmentEditor& editor, int by);

    void redo() override;
    void undo() override;

private:
    AssessmentEditor& m_editor;
    int m_by;
    Assessment m_before;
    bool m_wasUndone = false;
};

/// The reader's part of a cell as it stands.
[[nodiscard]] CellEdit editOf(const AssessmentCell& cell);

/// How many levels the reader has renumbered by, in all, according to one record of the history; 0
/// for other records.
[[nodiscard]] int shiftOf(const std::string& action, const std::string& after);

} // namespace foramen
