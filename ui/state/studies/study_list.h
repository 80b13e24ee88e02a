#pragma once

#include "core/store/listing/study_catalog.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// The studies of the database, read in the background, and what is done to the database as a
/// whole. GUI thread.
class StudyList : public QObject {
    Q_OBJECT

public:
    explicit StudyList(std::filesystem::path database, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<ListedStudy>& studies() const { return m_studies; }
    [[nodiscard]] bool isReading() const { return m_reader.isRunning() || m_readsAfterNote; }
    /// The database; its size in bytes when it was read last.
    [[nodiscard]] const std::filesystem::path& database() const { return m_database; }
    [[nodiscard]] std::uintmax_t size() const { return m_size; }

    /// Reads the list; changed() or failed() follows.
    void read();
    /// Notes where a study was opened from. The list keeps its order until it is read again.
    void noteOpened(const StudyIdentity& study, const QStringList& paths);
    /// See StudyCatalog::deleteWork(); done() or failed() follows.
    void deleteWork(const std::string& record);
    /// See StudyCatalog::backUpTo(); done() or failed() follows.
    void backUp(const QString& file);
    /// Takes a backup in place of the database, which nobody has open. The old database is kept
    /// beside it. done() or failed() follows.
    void restore(const QString& backup);

Q_SIGNALS:
    void changed(); ///< studies(), isReading()
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    struct Read {
        std::vector<ListedStudy> studies;
        std::uintmax_t size = 0;
    };
    void say(const Error& error);

    std::filesystem::path m_database;
    std::vector<ListedStudy> m_studies;
    std::uintmax_t m_size = 0;
    bool m_readsAfterNote = false; ///< so that the list has what was just noted
    TaskRunner m_reader{TaskRunner::kReading};
    TaskRunner m_noter{TaskRunner::kWriting};
    TaskRunner m_writer{TaskRunner::kWriting};
};

} // namespace foramen
