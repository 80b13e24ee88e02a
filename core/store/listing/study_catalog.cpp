#include "core/store/listing/study_catalog.h"

#include "core/spine/assessment_json.h"
#include "core/store/database.h"
#include "core/store/history_codec.h"
#include "core/store/schema.h"
#include "core/store/study_records.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json;

/// One row for each study. Times with one offset sort as texts; others almost.
constexpr const char* kStudies = R"sql(
SELECT s.record, s.study_instance_uid, s.patient_id, s.patient_name, s.patient_birth_date,
       s.patient_sex, s.study_date, coalesce(o.paths, ''),
       max(coalesce(o.time, ''), coalesce(a.time, '')), coalesce(a.json, ''),
       coalesce((SELECT h.event FROM history h WHERE h.study_instance_uid = s.record
                 AND h.event IN (?1, ?2)
                 ORDER BY h.id DESC LIMIT 1), '')
FROM study_record s
LEFT JOIN opened_study o ON o.record = s.record
LEFT JOIN assessment a ON a.study_instance_uid = s.record
ORDER BY 9 DESC, s.rowid DESC
)sql";

Database::Row signingEvents()
{
    return {std::string(kReportSigned), std::string(kCorrectionBegun)};
}

std::vector<std::string> pathsFrom(const std::string& json)
{
    std::vector<std::string> paths;
    const Json list = Json::parse(json, nullptr, false);
    if (list.is_array())
        for (const Json& path : list)
            if (path.is_string())
                paths.push_back(path.get<std::string>());
    return paths;
}

void takeAssessment(ListedStudy& listed, const std::string& json)
{
    const auto assessment = assessmentFromJson(json);
    listed.isReadable = assessment.has_value();
    if (!assessment)
        return;
    listed.study.studyDescription = assessment->study().studyDescription;
    listed.study.accessionNumber = assessment->study().accessionNumber;
    listed.reviewed = assessment->reviewedCount();
    if (assessment->hasReaderWork())
        listed.state = WorkState::InWork;
    if (const auto& model = assessment->model())
        listed.model = model->name + ' ' + model->version;
    for (std::size_t site = 0; site < kSiteCount; ++site) {
        const AssessmentCell& cell = assessment->cell(siteAt(site));
        if (const auto severity = cell.shownSeverity())
            listed.worst = std::max(listed.worst.value_or(*severity), *severity);
        const Finding* finding = cell.shownFinding();
        if (finding && !cell.isReviewed() && isUncertain(*finding))
            ++listed.toCheck;
        if (cell.isDifferent())
            ++listed.changed;
    }
}

/// The trigger is gone while @p statements run; all in one transaction.
Result<void> withoutDeletionGuard(Database& database,
                                  const std::function<Result<void>()>& statements)
{
    constexpr const char* guard = "history_is_not_deleted";
    const auto made = database.query(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?1", {guard});
    if (!made)
        return tl::make_unexpected(made.error());
    auto done = database.execute(std::string("DROP TRIGGER IF EXISTS ") + guard);
    if (done)
        done = statements();
    if (done && !made->empty())
        done = database.execute(made->front().front());
    return done;
}

} // namespace

StudyCatalog::StudyCatalog(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{
}

StudyCatalog::~StudyCatalog() = default;

Result<std::unique_ptr<StudyCatalog>> StudyCatalog::open(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return failure(ErrorCode::NotFound, ReasonCode::NoSuchPath, file.string());
    auto database = openStore(file);
    if (!database)
        return tl::make_unexpected(database.error());
    return std::unique_ptr<StudyCatalog>(new StudyCatalog(std::move(*database)));
}

Result<std::vector<ListedStudy>> StudyCatalog::studies() const
{
    const auto rows = m_database->query(kStudies, signingEvents());
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<ListedStudy> list;
    list.reserve(rows->size());
    for (const Database::Row& row : *rows) {
        ListedStudy& listed = list.emplace_back();
        listed.record = row[0];
        listed.study = {.studyInstanceUid = row[1],
                        .patientId = row[2],
                        .patientName = row[3],
                        .patientBirthDate = row[4],
                        .patientSex = row[5],
                        .studyDate = row[6]};
        listed.paths = pathsFrom(row[7]);
        listed.time = row[8];
        if (!row[9].empty())
            takeAssessment(listed, row[9]);
        listed.wasSigned = !row[10].empty();
        if (row[10] == kReportSigned)
            listed.state = WorkState::Signed;
    }
    return list;
}

Result<void> StudyCatalog::noteOpened(const StudyIdentity& study,
                                      const std::vector<std::string>& paths,
                                      const std::string& time)
{
    return m_database->transaction([&]() -> Result<void> {
        const auto record = StudyRecords(*m_database).claim(study);
        if (!record)
            return tl::make_unexpected(record.error());
        const auto done = m_database->query(
            "INSERT OR REPLACE INTO opened_study (record, paths, time) VALUES (?1, ?2, ?3)",
            {*record, Json(paths).dump(-1, ' ', false, Json::error_handler_t::replace), time});
        return done ? Result<void>() : tl::make_unexpected(done.error());
    });
}

Result<void> StudyCatalog::deleteWork(const std::string& record)
{
    return m_database->transaction([&]() -> Result<void> {
        const auto signature = m_database->query(
            "SELECT 1 FROM history WHERE event IN (?1, ?2) AND study_instance_uid = ?3 LIMIT 1",
            {std::string(kReportSigned), std::string(kCorrectionBegun), record});
        if (!signature)
            return tl::make_unexpected(signature.error());
        if (!signature->empty())
            return tl::make_unexpected(
                Error(ErrorCode::InvalidArgument, "The work on a signed report is not deleted"));
        return withoutDeletionGuard(*m_database, [&]() -> Result<void> {
            for (const char* statement : {"DELETE FROM history WHERE study_instance_uid = ?1",
                                          "DELETE FROM annotation WHERE study_instance_uid = ?1",
                                          "DELETE FROM series_role WHERE study_instance_uid = ?1",
                                          "DELETE FROM report_text WHERE study_instance_uid = ?1",
                                          "DELETE FROM assessment WHERE study_instance_uid = ?1",
                                          "DELETE FROM opened_study WHERE record = ?1",
                                          "DELETE FROM reading_effort WHERE record = ?1",
                                          "DELETE FROM study_record WHERE record = ?1"})
                if (const auto done = m_database->query(statement, {record}); !done)
                    return tl::make_unexpected(done.error());
            return {};
        });
    });
}

Result<void> StudyCatalog::backUpTo(const std::filesystem::path& file) const
{
    std::filesystem::path part = file;
    part += ".part";
    std::error_code error;
    std::filesystem::remove(part, error);
    if (const auto done = m_database->query("VACUUM INTO ?1", {part.string()}); !done) {
        std::filesystem::remove(part, error);
        return tl::make_unexpected(done.error());
    }
    std::filesystem::rename(part, file, error);
    if (!error)
        return {};
    const std::string why = error.message();
    std::filesystem::remove(part, error);
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, why);
}

Result<std::filesystem::path> restoreDatabase(const std::filesystem::path& database,
                                              const std::filesystem::path& backup)
{
    std::error_code error;
    if (!std::filesystem::exists(backup, error))
        return failure(ErrorCode::NotFound, ReasonCode::NoSuchPath, backup.string());
    const std::filesystem::path part = database.string() + ".restored";
    removeDatabase(part);
    const auto fail = [&part](std::error_code why) {
        removeDatabase(part);
        return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, why.message());
    };
    if (!std::filesystem::copy_file(backup, part, error))
        return fail(error);
    if (const auto opened = openStore(part, true); !opened) {
        removeDatabase(part);
        return tl::make_unexpected(opened.error());
    }
    std::filesystem::path kept;
    if (std::filesystem::exists(database, error)) {
        kept = pathToKeep(database, "before");
        if (const std::error_code why = moveDatabase(database, kept))
            return fail(why);
    }
    if (const std::error_code why = moveDatabase(part, database)) {
        if (!kept.empty())
            static_cast<void>(moveDatabase(kept, database)); // the first failure is the one to tell
        return fail(why);
    }
    return kept;
}

} // namespace foramen
