#pragma once

#include "core/store/study_database.h"
#include "tests/support/test_folder.h"

#include <QString>

#include <sqlite3.h>

#include <memory>
#include <utility>

namespace foramen::test {

inline constexpr Site kSite{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
inline constexpr const char* kStudy = "1.2.840.1";

/// A study of which only the UID is known.
inline StudyIdentity identity(const std::string& uid = kStudy)
{
    return {.studyInstanceUid = uid};
}

inline Assessment assessment(const std::string& study = kStudy)
{
    Assessment made({.studyInstanceUid = study, .patientName = "Müller^Åsa"});
    made.setFinding({kSite, {0.1, 0.2, 0.7}, std::nullopt, std::nullopt});
    return made;
}

inline Assessment edited(Severity severity, const std::string& comment)
{
    Assessment made = assessment();
    made.setDecision(kSite, ReaderDecision{severity, false, "Dr. A", "2026-11-22T20:00:00Z"});
    made.setComment(kSite, CellComment{comment, "Dr. A", "2026-11-22T20:00:00Z"});
    return made;
}

inline HistoryRecord record(HistoryEvent event)
{
    return {"2026-11-22T20:00:00Z", "Dr. A", EditStep::Done, std::move(event)};
}

/// A reader's grade of kSite.
inline HistoryRecord graded()
{
    const ReaderDecision decision{Severity::Severe, false, "Dr. A", "2026-11-22T20:00:00Z"};
    return record(
        CellEdited{CellAction::Graded, kSite, {}, {decision, std::nullopt, std::nullopt}});
}

/// Runs statements beside the store, as another program would. @return SQLite's code.
inline int runSql(const QString& file, const char* sql)
{
    sqlite3* database = nullptr;
    int code = sqlite3_open(file.toUtf8().constData(), &database);
    if (code == SQLITE_OK)
        code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return code;
}

/// The database of one test, in a folder of its own. A base of test classes.
class StoreFile {
protected:
    /// Before each test.
    void renew()
    {
        m_folder.renew();
        m_file = m_folder.filePath("foramen.sqlite");
    }
    [[nodiscard]] std::unique_ptr<StudyDatabase> open() const
    {
        auto database = StudyDatabase::open(m_file.toStdString());
        return database ? std::move(*database) : nullptr;
    }

    TestFolder m_folder;
    QString m_file;
};

} // namespace foramen::test
