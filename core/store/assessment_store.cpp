#include "core/store/assessment_store.h"

#include "core/base/clock.h"
#include "core/spine/assessment_json.h"
#include "core/store/database.h"
#include "core/store/schema.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <system_error>

namespace foramen {

namespace {

using DatabasePtr = std::unique_ptr<Database>;

std::filesystem::path withSuffix(std::filesystem::path file, const std::string& suffix)
{
    file += suffix;
    return file;
}

/// Where a damaged file is kept: "foramen.damaged-20261122T201500Z.sqlite", numbered when that
/// exists.
std::filesystem::path keptName(const std::filesystem::path& file)
{
    const std::string time = utcStamp(std::chrono::system_clock::now());
    for (int number = 1;; ++number) {
        std::filesystem::path kept = file;
        kept.replace_filename(file.stem());
        kept += ".damaged-" + time + (number > 1 ? fmt::format("-{}", number) : "");
        kept += file.extension();
        if (std::error_code error; !std::filesystem::exists(kept, error))
            return kept;
    }
}

/// Moves the file and its journals, which belong together, out of the way. @return where it is now.
Result<std::filesystem::path> moveAside(const std::filesystem::path& file)
{
    const std::filesystem::path kept = keptName(file);
    std::error_code error;
    std::filesystem::rename(file, kept, error);
    if (error)
        return failure(ErrorCode::DatabaseDamaged, ReasonCode::DatabaseNotMoved);
    for (const char* journal : {"-wal", "-journal", "-shm"}) {
        const std::filesystem::path left = withSuffix(file, journal);
        if (std::filesystem::exists(left, error))
            std::filesystem::rename(left, withSuffix(kept, journal), error);
        // A journal of the damaged file must not be taken for one of the new file.
        if (error)
            return failure(ErrorCode::DatabaseDamaged, ReasonCode::DatabaseNotMoved);
    }
    return kept;
}

} // namespace

struct AssessmentStore::Private {
    DatabasePtr database;
    std::filesystem::path damagedFile;
};

AssessmentStore::AssessmentStore(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

AssessmentStore::~AssessmentStore() = default;

const std::filesystem::path& AssessmentStore::damagedFile() const
{
    return m_d->damagedFile;
}

Result<std::unique_ptr<AssessmentStore>> AssessmentStore::open(const std::filesystem::path& file)
{
    auto d = std::make_unique<Private>();
    auto database = openStore(file, true);
    if (!database && database.error().code == ErrorCode::DatabaseDamaged) {
        auto kept = moveAside(file);
        if (!kept)
            return tl::make_unexpected(kept.error());
        d->damagedFile = *kept;
        database = openStore(file, true);
    }
    if (!database)
        return tl::make_unexpected(database.error());
    d->database = std::move(*database);
    return std::unique_ptr<AssessmentStore>(new AssessmentStore(std::move(d)));
}

Result<std::optional<Assessment>> AssessmentStore::load(const std::string& studyInstanceUid) const
{
    const auto rows = m_d->database->query(
        "SELECT json FROM assessment WHERE study_instance_uid = ?1", {studyInstanceUid});
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->empty())
        return std::optional<Assessment>();
    auto assessment = assessmentFromJson(rows->front().front());
    if (!assessment)
        return failure(ErrorCode::DatabaseDamaged, ReasonCode::StudyAssessmentDamaged);
    return std::optional<Assessment>(std::move(*assessment));
}

Result<std::vector<std::string>> AssessmentStore::studies() const
{
    const auto rows =
        m_d->database->query("SELECT study_instance_uid FROM assessment ORDER BY rowid");
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<std::string> uids;
    for (const Database::Row& row : *rows)
        uids.push_back(row.front());
    return uids;
}

Result<void> AssessmentStore::save(const Assessment& assessment, const HistoryEntry& entry)
{
    const std::string& study = assessment.study().studyInstanceUid;
    if (study.empty()) // two such studies would be taken for one
        return failure(ErrorCode::InvalidArgument, ReasonCode::StudyWithoutUid);
    const std::string json = assessmentToJson(assessment, AssessmentUse::Saving);
    return m_d->database->transaction([&]() -> Result<void> {
        const auto saved = load(study);
        if (!saved && saved.error().code != ErrorCode::DatabaseDamaged)
            return tl::make_unexpected(saved.error());
        Database& database = *m_d->database;
        const auto write = [&database](const std::string& sql,
                                       const Database::Row& values) -> Result<void> {
            const auto written = database.query(sql, values);
            return written ? Result<void>() : tl::make_unexpected(written.error());
        };
        Result<void> done;
        if (!saved) // what cannot be read is kept all the same
            done = write(
                "INSERT INTO damaged_assessment (study_instance_uid, json, time) "
                "SELECT study_instance_uid, json, ?2 FROM assessment WHERE study_instance_uid = ?1",
                {study, entry.time});
        if (done)
            done =
                write("INSERT INTO assessment (study_instance_uid, json, time) VALUES (?1, ?2, ?3) "
                      "ON CONFLICT (study_instance_uid) DO UPDATE SET json = excluded.json, time = "
                      "excluded.time",
                      {study, json, entry.time});
        if (done)
            done = write("INSERT INTO history (study_instance_uid, time, author, action, site, "
                         "value_before, "
                         "value_after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                         {study, entry.time, entry.author, entry.action, entry.site, entry.before,
                          entry.after});
        return done;
    });
}

Result<std::vector<HistoryEntry>>
AssessmentStore::history(const std::string& studyInstanceUid) const
{
    const auto rows = m_d->database->query(
        "SELECT time, author, action, site, value_before, value_after FROM history "
        "WHERE study_instance_uid = ?1 ORDER BY id",
        {studyInstanceUid});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<HistoryEntry> entries;
    for (const Database::Row& row : *rows)
        entries.push_back({row[0], row[1], row[2], row[3], row[4], row[5]});
    return entries;
}

std::filesystem::path defaultDatabaseFile()
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::filesystem::path(value ? value : "");
    };
    if (auto file = variable("FORAMEN_DATABASE"); !file.empty())
        return file;
    std::filesystem::path folder = variable("XDG_DATA_HOME");
    if (!folder.is_absolute()) { // the XDG specification: relative paths are ignored
        folder = variable("HOME");
        if (const passwd* user = folder.empty() ? getpwuid(getuid()) : nullptr)
            folder = user->pw_dir;
        folder = folder / ".local" / "share";
    }
    return folder / "foramen" / "foramen.sqlite";
}

} // namespace foramen
