#include "ui/state/editing/commands.h"

#include "ui/state/study/step_ids.h"

#include <QCoreApplication>

#include <utility>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

} // namespace

SetCell::SetCell(AssessmentEditor& editor, CellAction action, Site site, CellEdit after,
                 const QString& text)
    : m_editor(editor)
    , m_site(site)
    , m_before(editOf(editor.editedAssessment().cell(site)))
    , m_after(std::move(after))
    , m_action(action)
{
    setText(text);
}

void SetCell::apply(const CellEdit& from, const CellEdit& to, EditStep step)
{
    m_editor.editedAssessment().setReaderPart(m_site, to);
    m_editor.edited({CellEdited{m_action, m_site, from, to}, step});
}

void SetCell::redo()
{
    apply(m_before, m_after, m_wasUndone ? EditStep::Redone : EditStep::Done);
}

void SetCell::undo()
{
    m_wasUndone = true;
    apply(m_after, m_before, EditStep::Undone);
}

int SetCell::id() const
{
    return m_action == CellAction::Commented ? static_cast<int>(StepId::Comment) : -1;
}

bool SetCell::mergeWith(const QUndoCommand* next)
{
    // Only comments have an id, so the other one is a comment as well.
    const auto& later = static_cast<const SetCell&>(*next);
    if (later.m_site != m_site)
        return false;
    m_after = later.m_after;
    return true;
}

NameSpine::NameSpine(AssessmentEditor& editor, SpineVariant after)
    : m_editor(editor)
    , m_before(editor.editedAssessment().variant())
    , m_after(std::move(after))
{
    setText(Words::tr("Numbering of the spine"));
}

void NameSpine::apply(const SpineVariant& from, const SpineVariant& to, EditStep step)
{
    m_editor.editedAssessment().setVariant(to);
    m_editor.edited({SpineVariantChosen{from, to}, step});
}

void NameSpine::redo()
{
    apply(m_before, m_after, m_wasUndone ? EditStep::Redone : EditStep::Done);
}

void NameSpine::undo()
{
    m_wasUndone = true;
    apply(m_after, m_before, EditStep::Undone);
}

ShiftLevels::ShiftLevels(AssessmentEditor& editor, int by)
    : m_editor(editor)
    , m_by(by)
{
    setText(by > 0 ? Words::tr("Shift levels down") : Words::tr("Shift levels up"));
}

void ShiftLevels::redo()
{
    Assessment& assessment = m_editor.editedAssessment();
    m_before = assessment;
    assessment.shiftLevels(m_by);
    m_editor.levelsShifted(m_by);
    m_editor.edited({LevelsShifted{m_by}, m_wasUndone ? EditStep::Redone : EditStep::Done});
}

void ShiftLevels::undo()
{
    m_wasUndone = true;
    // Shifting back would not restore the levels that were shifted out.
    Assessment& assessment = m_editor.editedAssessment();
    // What the reader chose for the whole window, or saw, is no part of the step.
    m_before.setRevealedAs(assessment, m_by);
    m_before.setUnreliableGrades(assessment.unreliableGrades());
    m_before.setOperatingPoints(assessment.operatingPoints());
    assessment = m_before;
    m_editor.levelsShifted(-m_by);
    m_editor.edited({LevelsShifted{-m_by}, EditStep::Undone});
}

} // namespace foramen
