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

/// The report's text of the open study: the draft from the grid, until the reader edits it. What
/// is typed is saved when it rests. GUI thread.
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
    /// Saves what was typed, without waiting.
    void save();
    /// For programs: the draft in English, or what the reader made of it.
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
    QTimer m_rest; ///< runs while something is typed that is not saved
};

} // namespace foramen
