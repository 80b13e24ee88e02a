#pragma once

#include "core/store/assessment_store.h"
#include "ui/state/study/commands.h"
#include "ui/state/study/saved_work.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

class Annotations;
class CurrentStudy;
struct OpenStudy;

/// Saves what is done to the open study under the reader's name, and says how that went. Each save
/// is in the database before the call returns. GUI thread.
class StudySaving : public QObject {
    Q_OBJECT

public:
    /// @param databaseFile empty: defaultDatabaseFile()
    StudySaving(CurrentStudy& current, const Annotations& annotations,
                std::filesystem::path databaseFile, QString reader, QObject* parent = nullptr);

    [[nodiscard]] const QString& readerName() const { return m_reader; }
    /// For decisions and reports from now on; what was decided keeps its name.
    void setReaderName(const QString& name);

    /// Reads what is saved of the open study, unless that was done; loaded() follows.
    void load();
    /// As the reader.
    void save(const EditRecord& record);
    void saveAs(const std::string& author, const EditRecord& record);

    /// "Saved 12:04:31", or the database's trouble.
    [[nodiscard]] QString text() const;
    /// False while the database cannot be written: shown as a banner.
    [[nodiscard]] bool isSaved() const;
    /// What the reader should know about the database itself; empty mostly.
    [[nodiscard]] QString remark() const { return m_work.remark(); }
    [[nodiscard]] SavedWork& work() { return m_work; }

Q_SIGNALS:
    /// The study's assessment is merged with the saved one. @p history in the order of writing.
    void loaded(const std::vector<foramen::HistoryEntry>& history);
    void changed(); ///< text(), isSaved()
    void readerChanged();

private:
    CurrentStudy& m_current;
    const Annotations& m_annotations;
    QString m_reader;
    SavedWork m_work;
    bool m_annotationIsNewest = false; ///< the newest save was one of an annotation
};

/// Merges a study with what is saved of it. @return its history, in the order of writing.
std::vector<HistoryEntry> mergeSaved(OpenStudy& study, SavedWork& work);

} // namespace foramen
