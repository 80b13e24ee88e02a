#pragma once

#include "core/report/draft/draft.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <string>

namespace foramen {

class CurrentStudy;
class Prior;
struct SavedStudy;
class StudySaving;

/// The report text of the open study: the draft made from the grid, until the reader edits it.
/// Edits are saved when typing pauses. GUI thread.
class ReportDraft : public QObject {
    Q_OBJECT

public:
    ReportDraft(CurrentStudy& current, StudySaving& saving, const Prior& prior,
                QObject* parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    [[nodiscard]] bool isEdited() const;
    /// Back to the draft.
    void reset();
    /// Saves unsaved edits at once.
    void save();
    /// For exports that programs read: the draft in English, or the reader's text.
    [[nodiscard]] std::string exchangedText() const;

Q_SIGNALS:
    void textChanged();

private:
    [[nodiscard]] Draft draft() const;
    void write();
    void restore(const SavedStudy& saved);
    void draftMayHaveChanged();

    CurrentStudy& m_current;
    StudySaving& m_saving;
    const Prior& m_prior;
    QTimer m_rest; ///< runs while there are unsaved edits
};

} // namespace foramen
