#include "core/store/schema.h"

#include "core/store/history_migration.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>
#include <system_error>

namespace foramen {

namespace {

/// A step from one version to the next, in one transaction.
struct Step {
    const char* before; ///< statements
    Result<void> (*move)(Database&) = nullptr; ///< changes that need code
    const char* after = "";
};

/// Released steps are never edited: a change of the schema is a new step at the end.
constexpr std::array kSteps = {
    // 1: the current state of each study, and an append-only history.
    Step{R"sql(
CREATE TABLE assessment (
    study_instance_uid TEXT PRIMARY KEY NOT NULL,
    json TEXT NOT NULL,
    time TEXT NOT NULL
);
CREATE TABLE damaged_assessment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    study_instance_uid TEXT NOT NULL,
    json TEXT NOT NULL,
    time TEXT NOT NULL
);
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    study_instance_uid TEXT NOT NULL,
    time TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    site TEXT NOT NULL,
    value_before TEXT NOT NULL,
    value_after TEXT NOT NULL
);
CREATE INDEX history_of_study ON history (study_instance_uid, id);
CREATE TRIGGER history_is_not_updated BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_replaced BEFORE INSERT ON history
    WHEN EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
)sql"},
    // 2: a reader's own measurements, texts and key images: one row each.
    Step{R"sql(
CREATE TABLE annotation (
    study_instance_uid TEXT NOT NULL,
    annotation_uid TEXT NOT NULL,
    json TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (study_instance_uid, annotation_uid)
);
)sql"},
    // 3: the tables of a data set, unchanged.
    Step{R"sql(
CREATE TABLE imported_table (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    data_set TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    time TEXT NOT NULL,
    UNIQUE (data_set, name)
);
)sql"},
    // 4: a history of events with keys (see history_codec.cpp), and the reader's roles and report
    // text, which were read back from it until then.
    Step{R"sql(
DROP TRIGGER history_is_not_updated;
DROP TRIGGER history_is_not_deleted;
DROP TRIGGER history_is_not_replaced;
DROP INDEX history_of_study;
ALTER TABLE history RENAME TO history_3;
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    study_instance_uid TEXT NOT NULL,
    time TEXT NOT NULL,
    author TEXT NOT NULL,
    event TEXT NOT NULL,
    step TEXT NOT NULL,
    site TEXT NOT NULL,
    value_before TEXT NOT NULL,
    value_after TEXT NOT NULL
);
CREATE TABLE series_role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    study_instance_uid TEXT NOT NULL,
    series_instance_uid TEXT NOT NULL,
    series_id TEXT NOT NULL,
    role TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    UNIQUE (study_instance_uid, series_instance_uid, series_id)
);
CREATE TABLE report_text (
    study_instance_uid TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL
);
)sql",
         migrateHistory, R"sql(
DROP TABLE history_3;
CREATE INDEX history_of_study ON history (study_instance_uid, id);
CREATE TRIGGER history_is_not_updated BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_replaced BEFORE INSERT ON history
    WHEN EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
)sql"},
    // 5: whose record it is. Studies of one UID whose patients or dates contradict each other have
    // records of their own; the column study_instance_uid of the other tables names the record.
    Step{R"sql(
CREATE TABLE study_record (
    record TEXT PRIMARY KEY NOT NULL,
    study_instance_uid TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    patient_name TEXT NOT NULL,
    patient_birth_date TEXT NOT NULL,
    patient_sex TEXT NOT NULL,
    study_date TEXT NOT NULL
);
CREATE INDEX record_of_study ON study_record (study_instance_uid);
INSERT INTO study_record (record, study_instance_uid, patient_id, patient_name, patient_birth_date,
                          patient_sex, study_date)
    SELECT study_instance_uid, study_instance_uid,
           coalesce(json_extract(json, '$.study.patient_id'), ''),
           coalesce(json_extract(json, '$.study.patient_name'), ''),
           coalesce(json_extract(json, '$.study.patient_birth_date'), ''),
           coalesce(json_extract(json, '$.study.patient_sex'), ''),
           coalesce(json_extract(json, '$.study.study_date'), '')
    FROM assessment WHERE json_valid(json) ORDER BY rowid;
)sql"},
    // 6: which studies were opened, when last, and from where (a JSON array of paths).
    Step{R"sql(
CREATE TABLE opened_study (
    record TEXT PRIMARY KEY NOT NULL,
    paths TEXT NOT NULL,
    time TEXT NOT NULL
);
)sql"},
    // 7: the effort log, one row each time that a study was opened (levels and changes: JSON).
    Step{R"sql(
CREATE TABLE reading_effort (
    visit TEXT PRIMARY KEY NOT NULL,
    record TEXT NOT NULL,
    begun TEXT NOT NULL,
    assist TEXT NOT NULL,
    revealed INTEGER NOT NULL,
    decided_before INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    seconds REAL NOT NULL,
    levels TEXT NOT NULL,
    changes TEXT NOT NULL
);
CREATE INDEX effort_of_study ON reading_effort (record);
)sql"},
};

constexpr int kApplicationId =
    0x464f524d; ///< "FORM", distinguishes our files from those of other programs

Result<int> number(const Database& database, const std::string& sql)
{
    const auto rows = database.query(sql);
    if (!rows)
        return tl::make_unexpected(rows.error());
    int value = 0;
    if (!rows->empty()) {
        const std::string& text = rows->front().front();
        std::from_chars(text.data(), text.data() + text.size(), value);
    }
    return value;
}

/// Version 0 is ours only while the file is empty.
Result<int> ownVersion(const Database& database)
{
    const auto version = number(database, "PRAGMA user_version");
    const auto application = number(database, "PRAGMA application_id");
    const auto tables = number(database, "SELECT count(*) FROM sqlite_master");
    for (const auto* value : {&version, &application, &tables})
        if (!*value)
            return tl::make_unexpected(value->error());
    if (*tables > 0 && *application != kApplicationId)
        return failure(ErrorCode::Unsupported, ReasonCode::DatabaseForeign);
    if (*version < 0 || *version > schemaVersion())
        return failure(ErrorCode::DatabaseNewer, ReasonCode::DatabaseNewer);
    return *version;
}

} // namespace

int schemaVersion()
{
    return static_cast<int>(kSteps.size());
}

Result<void> checkVersion(const Database& database)
{
    const auto version = ownVersion(database);
    return version ? Result<void>() : tl::make_unexpected(version.error());
}

Result<void> updateSchema(Database& database)
{
    auto version = ownVersion(database);
    while (version && *version < schemaVersion()) {
        auto stepped = database.transaction([&]() -> Result<void> {
            // Another Foramen may have made the step in the meantime.
            version = ownVersion(database);
            if (!version)
                return tl::make_unexpected(version.error());
            if (*version >= schemaVersion())
                return {};
            const Step& step = kSteps[static_cast<std::size_t>(*version)];
            auto done = database.execute(step.before);
            if (done && step.move)
                done = step.move(database);
            if (!done)
                return done;
            return database.execute(
                step.after
                + fmt::format("; PRAGMA user_version = {}; PRAGMA application_id = {}",
                              *version + 1, kApplicationId));
        });
        if (!stepped)
            return stepped;
        version = ownVersion(database);
    }
    return version ? Result<void>() : tl::make_unexpected(version.error());
}

Result<std::unique_ptr<Database>> openStore(const std::filesystem::path& file, bool integrity)
{
    std::error_code error;
    if (file.has_parent_path())
        std::filesystem::create_directories(file.parent_path(), error);
    if (error)
        return failure(ErrorCode::NotWritable, ReasonCode::DatabaseFolderNotMade);
    auto database = Database::open(file);
    if (!database)
        return database;
    auto ready = integrity ? (*database)->check() : Result<void>();
    if (ready) // before anything is written: a newer version's file, or a stranger's, stays as it
               // is
        ready = checkVersion(**database);
    if (ready)
        ready = (*database)->makeDurable();
    if (ready)
        ready = updateSchema(**database);
    if (!ready)
        return tl::make_unexpected(ready.error());
    return database;
}

} // namespace foramen
