#pragma once

#include "core/report/draft/draft.h"
#include "core/report/draft/edited_report.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

class CurrentStudy;
class Prior;
struct SavedStudy;
struct SignedVersion;
class StudySaving;

/// The report text of the open study: the draft made from the grid. Lines that the reader edited
/// stay as they are, the others follow the grid. Edits are saved when typing pauses. A signed text
/// is what was signed, and stays. GUI thread.
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
    /// Saves unsaved edits at once.
    void save();
    /// For exports that programs read: the draft in English, or the reader's text.
    [[nodiscard]] std::string exchangedText() const;

Q_SIGNALS:
    void textChanged();

private:
    /// What was signed, while the report is final; null otherwise.
    [[nodiscard]] const SignedVersion* signedVersion() const;
    [[nodiscard]] Draft draft() const;
    /// The draft in the language of the window.
    [[nodiscard]] std::string drafted() const;
    void replace(EditedReport report);
    void write();
    void restore(const SavedStudy& saved);

    CurrentStudy& m_current;
    StudySaving& m_saving;
    const Prior& m_prior;
    QTimer m_rest; ///< runs while there are unsaved edits
};

} // namespace foramen
