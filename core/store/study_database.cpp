#include "core/store/study_database.h"

#include "core/base/clock.h"
#include "core/measure/annotation_json.h"
#include "core/spine/assessment_json.h"
#include "core/store/database.h"
#include "core/store/history_codec.h"
#include "core/store/schema.h"
#include "core/store/study_records.h"

#include <fmt/format.h>

#include <pwd.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <system_error>
#include <utility>
#include <variant>

namespace foramen {

namespace {

using DatabasePtr = std::unique_ptr<Database>;

// In the table series_role, beside the roles' own keys.
constexpr const char* kNoRole = "none";
constexpr const char* kAutomaticRole = "automatic";
/// A history that is known in any case: the assessment is written as it is.
constexpr KnownHistory kWhateverOthersDid{.length = std::numeric_limits<std::size_t>::max()};

/// Renames the file together with its journals. @return its new path.
Result<std::filesystem::path> moveAside(const std::filesystem::path& file)
{
    const std::filesystem::path kept = pathToKeep(file, "damaged");
    if (moveDatabase(file, kept))
        return failure(ErrorCode::DatabaseDamaged, ReasonCode::DatabaseNotMoved);
    return kept;
}

} // namespace

/// The open database and the path of a damaged one that was renamed.
struct StudyDatabase::Private {
    DatabasePtr database;
    std::filesystem::path damagedFile;

    Result<void> run(const std::string& sql, const Database::Row& values)
    {
        const auto done = database->query(sql, values);
        return done ? Result<void>() : tl::make_unexpected(done.error());
    }

    Result<void> append(const std::string& study, const HistoryRecord& record)
    {
        const HistoryRow row = rowOf(record);
        return run(
            "INSERT INTO history (study_instance_uid, time, author, event, step, site, "
            "value_before, value_after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            {study, row.time, row.author, row.event, row.step, row.site, row.before, row.after});
    }

    Result<void> put(const std::string& study, const RoleGiven& given, const HistoryRecord& record)
    {
        // Deleted and inserted, so that the newest is the last.
        auto done = run("DELETE FROM series_role WHERE study_instance_uid = ?1 AND "
                        "series_instance_uid = ?2 AND series_id = ?3",
                        {study, given.seriesInstanceUid, given.seriesId});
        if (!done)
            return done;
        const std::string role(given.isAutomatic ? kAutomaticRole
                                   : given.role  ? keyOf(*given.role)
                                                 : kNoRole);
        return run(
            "INSERT INTO series_role (study_instance_uid, series_instance_uid, series_id, "
            "role, author, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            {study, given.seriesInstanceUid, given.seriesId, role, record.author, record.time});
    }

    Result<void> put(const std::string& study, const ReportTextEdited& edited,
                     const HistoryRecord& record)
    {
        if (!edited.text)
            return run("DELETE FROM report_text WHERE study_instance_uid = ?1", {study});
        return run("INSERT OR REPLACE INTO report_text (study_instance_uid, text, author, time) "
                   "VALUES (?1, ?2, ?3, ?4)",
                   {study, *edited.text, record.author, record.time});
    }

    Result<void> put(const std::string& study, const AnnotationEdited& edited,
                     const HistoryRecord& record)
    {
        if (edited.after)
            return run(
                "INSERT INTO annotation (study_instance_uid, annotation_uid, json, time) "
                "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (study_instance_uid, annotation_uid) "
                "DO UPDATE SET json = excluded.json, time = excluded.time",
                {study, edited.after->annotationUid, annotationToJson(*edited.after), record.time});
        if (!edited.before)
            return {};
        return run("DELETE FROM annotation WHERE study_instance_uid = ?1 AND annotation_uid = ?2",
                   {study, edited.before->annotationUid});
    }

    /// Events of the assessment, and those that change no table.
    template <class Event>
    Result<void> put(const std::string& /*study*/, const Event& /*event*/,
                     const HistoryRecord& /*record*/)
    {
        return {};
    }
};

StudyDatabase::StudyDatabase(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

StudyDatabase::~StudyDatabase() = default;

const std::filesystem::path& StudyDatabase::damagedFile() const
{
    return m_d->damagedFile;
}

Result<std::unique_ptr<StudyDatabase>> StudyDatabase::open(const std::filesystem::path& file)
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
    return std::unique_ptr<StudyDatabase>(new StudyDatabase(std::move(d)));
}

Result<std::string> StudyDatabase::recordOf(const StudyIdentity& study) const
{
    return StudyRecords(*m_d->database).find(study);
}

Result<std::optional<Assessment>> StudyDatabase::assessment(const std::string& record) const
{
    const auto rows =
        m_d->database->query("SELECT json FROM assessment WHERE study_instance_uid = ?1", {record});
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->empty())
        return std::optional<Assessment>();
    auto assessment = assessmentFromJson(rows->front().front());
    if (!assessment)
        return failure(ErrorCode::DatabaseDamaged, ReasonCode::StudyAssessmentDamaged);
    return std::optional<Assessment>(std::move(*assessment));
}

Result<std::vector<std::string>> StudyDatabase::studies() const
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

Result<SavedAnnotations> StudyDatabase::annotations(const std::string& record) const
{
    const auto rows = m_d->database->query(
        "SELECT json FROM annotation WHERE study_instance_uid = ?1 ORDER BY rowid", {record});
    if (!rows)
        return tl::make_unexpected(rows.error());
    SavedAnnotations saved;
    for (const Database::Row& row : *rows) {
        auto annotation = annotationFromJson(row.front());
        if (annotation)
            saved.annotations.push_back(std::move(*annotation));
        else
            ++saved.unreadable;
    }
    return saved;
}

Result<std::vector<RoleGiven>> StudyDatabase::roles(const std::string& record) const
{
    const auto rows =
        m_d->database->query("SELECT series_instance_uid, series_id, role FROM series_role "
                             "WHERE study_instance_uid = ?1 ORDER BY id",
                             {record});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<RoleGiven> roles;
    for (const Database::Row& row : *rows)
        roles.push_back({.seriesInstanceUid = row[0],
                         .seriesId = row[1],
                         .role = seriesRoleFromKey(row[2]),
                         .isAutomatic = row[2] == kAutomaticRole});
    return roles;
}

Result<std::optional<std::string>> StudyDatabase::reportText(const std::string& record) const
{
    const auto rows = m_d->database->query(
        "SELECT text FROM report_text WHERE study_instance_uid = ?1", {record});
    if (!rows)
        return tl::make_unexpected(rows.error());
    return rows->empty() ? std::optional<std::string>() : rows->front().front();
}

Result<std::vector<HistoryRecord>> StudyDatabase::history(const std::string& record) const
{
    const auto rows = m_d->database->query(
        "SELECT time, author, event, step, site, value_before, value_after FROM history "
        "WHERE study_instance_uid = ?1 ORDER BY id",
        {record});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<HistoryRecord> records;
    for (const Database::Row& row : *rows)
        records.push_back(
            foramen::recordOf({row[0], row[1], row[2], row[3], row[4], row[5], row[6]}));
    return records;
}

Result<std::size_t> StudyDatabase::historyLength(const std::string& record) const
{
    const auto rows = m_d->database->query(
        "SELECT count(*) FROM history WHERE study_instance_uid = ?1", {record});
    if (!rows)
        return tl::make_unexpected(rows.error());
    const std::string& text = rows->front().front();
    std::size_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

Result<KnownHistory> StudyDatabase::knownHistory(const std::string& record) const
{
    const auto entries = history(record);
    if (!entries)
        return tl::make_unexpected(entries.error());
    return KnownHistory{.length = entries->size(), .shift = shiftedLevels(*entries)};
}

Result<void> StudyDatabase::write(const Assessment& assessment, const HistoryRecord& record)
{
    const auto written = write(assessment, record, kWhateverOthersDid);
    return written ? Result<void>() : tl::make_unexpected(written.error());
}

Result<Written> StudyDatabase::write(const Assessment& assessment, const HistoryRecord& record,
                                     const KnownHistory& known)
{
    if (assessment.study().studyInstanceUid.empty()) // two such studies could not be distinguished
        return failure(ErrorCode::InvalidArgument, ReasonCode::StudyWithoutUid);
    Written written;
    const auto done = m_d->database->transaction([&]() -> Result<void> {
        const auto claimed = StudyRecords(*m_d->database).claim(assessment.study());
        if (!claimed)
            return tl::make_unexpected(claimed.error());
        const std::string& study = *claimed;
        auto saved = this->assessment(study);
        if (!saved && saved.error().code != ErrorCode::DatabaseDamaged)
            return tl::make_unexpected(saved.error());
        const auto length = historyLength(study);
        if (!length)
            return tl::make_unexpected(length.error());
        std::string json;
        written.metOthers = *length > known.length && saved && *saved;
        if (written.metOthers) {
            const auto now = knownHistory(study);
            if (!now)
                return tl::make_unexpected(now.error());
            written.replaced = applyToSaved(record, assessment, **saved, now->shift - known.shift);
            json = assessmentToJson(**saved, AssessmentUse::Saving);
        } else {
            json = assessmentToJson(assessment, AssessmentUse::Saving);
        }
        Result<void> put;
        if (!saved) // a row that cannot be read is kept as well
            put = m_d->run(
                "INSERT INTO damaged_assessment (study_instance_uid, json, time) "
                "SELECT study_instance_uid, json, ?2 FROM assessment WHERE study_instance_uid = ?1",
                {study, record.time});
        if (put)
            put = m_d->run("INSERT INTO assessment (study_instance_uid, json, time) "
                           "VALUES (?1, ?2, ?3) ON CONFLICT (study_instance_uid) "
                           "DO UPDATE SET json = excluded.json, time = excluded.time",
                           {study, json, record.time});
        return put ? m_d->append(study, record) : put;
    });
    return done ? Result<Written>(std::move(written)) : tl::make_unexpected(done.error());
}

Result<void> StudyDatabase::write(const StudyIdentity& study, const HistoryRecord& record)
{
    if (study.studyInstanceUid.empty())
        return failure(ErrorCode::InvalidArgument, ReasonCode::StudyWithoutUid);
    return m_d->database->transaction([&]() -> Result<void> {
        const bool isOfAll = std::holds_alternative<StudiesJoined>(record.event);
        const Result<std::string> claimed = isOfAll ? Result<std::string>(study.studyInstanceUid)
                                                    : StudyRecords(*m_d->database).claim(study);
        if (!claimed)
            return tl::make_unexpected(claimed.error());
        auto done = std::visit([&](const auto& event) { return m_d->put(*claimed, event, record); },
                               record.event);
        return done ? m_d->append(*claimed, record) : done;
    });
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
