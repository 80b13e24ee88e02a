#pragma once

#include "core/report/draft/draft.h"
#include "core/report/draft/edited_report.h"
#include "core/store/history_event.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

class CurrentStudy;
class Prior;
struct SavedStudy;
struct SignedVersion;
class StudySaving;

/// The report text of the open study: the draft made from the grid. Lines that the reader edited
/// stay as they are, the others follow the grid. Edits are steps of the study's undo stack: what is
/// typed into one block without another step in between is one, and is saved when typing pauses. A
/// signed text is what was signed, and stays. GUI thread.
class ReportDraft : public QObject {
    Q_OBJECT

public:
    ReportDraft(CurrentStudy& current, StudySaving& saving, const Prior& prior,
                QObject* parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    [[nodiscard]] bool isEdited() const;
    /// Lines that the reader edited before the grid changed there.
    [[nodiscard]] std::vector<ReportConflict> conflicts() const;
    /// The reader's lines of a conflict stay. @param conflict  index into conflicts()
    void keepReadersLines(std::size_t conflict);
    /// The draft's lines replace those of a conflict.
    void takeDraftedLines(std::size_t conflict);
    /// Back to the draft.
    void reset();
    /// Takes the newest step of the open study back, or makes it again, if it is one of the report.
    void undoOwn();
    void redoOwn();
    /// Saves unsaved edits at once.
    void save();
    /// For exports that programs read: the draft in English, or the reader's text.
    [[nodiscard]] std::string exchangedText() const;

Q_SIGNALS:
    void textChanged();
    void undone(const QString& step); ///< the name of the step
    void redone(const QString& step);

private:
    class Step;
    /// Typing goes on in the step before; a choice is a step of its own.
    enum class Manner { Typed, Chosen };

    /// What was signed, while the report is final; null otherwise.
    [[nodiscard]] const SignedVersion* signedVersion() const;
    [[nodiscard]] Draft draft() const;
    /// The draft in the language of the window.
    [[nodiscard]] std::string drafted() const;
    [[nodiscard]] QString textOf(const std::optional<EditedReport>& report) const;
    void push(Manner manner, std::optional<EditedReport> report, std::string block,
              const QString& name);
    void apply(const std::optional<EditedReport>& report, const std::string& block, EditStep step);
    void choose(EditedReport report, std::size_t conflict, const QString& name);
    void write();
    void restore(const SavedStudy& saved);

    CurrentStudy& m_current;
    StudySaving& m_saving;
    const Prior& m_prior;
    QTimer m_rest; ///< runs while there are unsaved edits
    std::string m_typedBlock; ///< of the unsaved edits
};

} // namespace foramen
