#pragma once

#include "core/store/study_store.h"
#include "ui/state/saving/edit_record.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <string>
#include <vector>

namespace foramen {

class CurrentStudy;
struct OpenStudy;

/// Saves the reader's work on the open study under the reader's name, and reports the state of
/// saving. Each save is in the database before the call returns; where the database refuses it, it
/// is tried again until it succeeds. GUI thread.
class StudySaving : public QObject {
    Q_OBJECT

public:
    StudySaving(CurrentStudy& current, StudyStore& store, QString reader,
                QObject* parent = nullptr);

    [[nodiscard]] const QString& readerName() const { return m_reader; }
    /// For decisions, annotations and reports from now on; what was decided keeps its name.
    void setReaderName(const QString& name);

    /// Reads what is saved of the open study, once; loaded() follows.
    void load();
    /// Saves a changed assessment, as the reader.
    void saveAssessment(EditRecord record);
    void saveAssessmentAs(const std::string& author, EditRecord record);
    /// Saves another event, for example a role or a report text, as the reader.
    void save(HistoryEvent event);
    /// The same for a step of the undo stack.
    void saveStep(EditRecord record);
    /// Saves an event of signing with its own reader and time; signingChanged() follows.
    void saveSigning(const HistoryRecord& record);

    /// The history of the open study, oldest first; empty where it cannot be read.
    [[nodiscard]] std::vector<HistoryRecord> history();

    /// Whether the report of the open study is signed and not open for a correction.
    [[nodiscard]] bool isFinal() const;
    /// Whether the open study may be changed. Reads first what is saved of it; a signed study may
    /// not, which heldBack() says.
    [[nodiscard]] bool mayEdit();

    /// See StudyStore::close(); false also while a study is open.
    [[nodiscard]] bool closeDatabase();

    /// "Saved 12:04:31", or the error of the database.
    [[nodiscard]] QString text() const;
    /// False while the database cannot be written: shown as a banner.
    [[nodiscard]] bool isSaved() const;
    /// The path of the database.
    [[nodiscard]] QString place() const;
    /// What the reader should know about the database itself; usually empty.
    [[nodiscard]] QString remark() const;
    /// Whether a database was given up whose folder does not answer: the process must end without
    /// its destructors.
    [[nodiscard]] static bool hasAbandoned();

Q_SIGNALS:
    /// The study's assessment is merged with the saved one.
    void loaded(const foramen::SavedStudy& saved);
    void changed(); ///< text(), isSaved()
    void signingChanged(); ///< SavedFacts::signing of the open study
    void heldBack(const QString& sentence); ///< the study is signed: a change was not made
    void readerChanged();

private:
    void showWhatWasSigned();
    void retry();
    /// Whether the database did not answer when the study was opened.
    [[nodiscard]] bool isToBeRead() const;

    CurrentStudy& m_current;
    StudyStore& m_store;
    QString m_reader;
    QTimer m_retry; ///< runs while changes are in memory only, or the study is still to be read
};

/// Merges a study's assessment with what is saved of it. @return all that is saved of it.
SavedStudy mergeSaved(OpenStudy& study, StudyStore& store);

} // namespace foramen
