#pragma once

#include "core/spine/assessment.h"
#include "core/store/history_event.h"
#include "ui/state/saving/edit_record.h"

#include <QString>
#include <QUndoCommand>

namespace foramen {

/// The assessment that undo commands change. Only commands and gradings change the assessment.
class AssessmentEditor {
public:
    virtual ~AssessmentEditor() = default;
    [[nodiscard]] virtual Assessment& editedAssessment() = 0;
    /// The levels were renumbered by so many; later findings of a running grading are renumbered,
    /// too.
    virtual void levelsShifted(int by) = 0;
    /// The assessment was changed: saves it and emits the signals.
    virtual void edited(const EditRecord& record) = 0;
};

/// Sets the reader's part of one cell: a decision, a comment or a moved point.
class SetCell : public QUndoCommand {
public:
    /// @param text  for the undo menu.
    SetCell(AssessmentEditor& editor, CellAction action, Site site, CellEdit after,
            const QString& text);

    void redo() override;
    void undo() override;
    /// A comment that is saved while it is being typed is one step.
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* next) override;

private:
    void apply(const CellEdit& from, const CellEdit& to, EditStep step);

    AssessmentEditor& m_editor;
    Site m_site;
    CellEdit m_before;
    CellEdit m_after;
    CellAction m_action;
    bool m_wasUndone = false;
};

/// Names the vertebrae and discs of the spine.
class NameSpine : public QUndoCommand {
public:
    NameSpine(AssessmentEditor& editor, SpineVariant after);

    void redo() override;
    void undo() override;

private:
    void apply(const SpineVariant& from, const SpineVariant& to, EditStep step);

    AssessmentEditor& m_editor;
    SpineVariant m_before;
    SpineVariant m_after;
    bool m_wasUndone = false;
};

/// Renumbers all levels at once, with their findings, decisions and points.
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

} // namespace foramen
