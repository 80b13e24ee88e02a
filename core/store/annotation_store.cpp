#include "core/store/annotation_store.h"

#include "core/spine/annotation_json.h"
#include "core/store/database.h"
#include "core/store/schema.h"

#include <utility>

namespace foramen {

struct AnnotationStore::Private {
    std::unique_ptr<Database> database;

    /// One statement and its history row: both hold, or none.
    Result<void> write(const std::string& sql, const Database::Row& values,
                       const HistoryEntry& entry)
    {
        return database->transaction([&]() -> Result<void> {
            const auto written = database->query(sql, values);
            if (!written)
                return tl::make_unexpected(written.error());
            // values begin with the study
            const auto noted =
                database->query("INSERT INTO history (study_instance_uid, time, author, action, "
                                "site, value_before, value_after) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                {values.front(), entry.time, entry.author, entry.action, entry.site,
                                 entry.before, entry.after});
            return noted ? Result<void>() : tl::make_unexpected(noted.error());
        });
    }
};

AnnotationStore::AnnotationStore(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

AnnotationStore::~AnnotationStore() = default;

Result<std::unique_ptr<AnnotationStore>> AnnotationStore::open(const std::filesystem::path& file)
{
    auto database = openStore(file);
    if (!database)
        return tl::make_unexpected(database.error());
    auto d = std::make_unique<Private>();
    d->database = std::move(*database);
    return std::unique_ptr<AnnotationStore>(new AnnotationStore(std::move(d)));
}

Result<SavedAnnotations> AnnotationStore::load(const std::string& studyInstanceUid) const
{
    const auto rows = m_d->database->query(
        "SELECT json FROM annotation WHERE study_instance_uid = ?1 ORDER BY rowid",
        {studyInstanceUid});
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

Result<void> AnnotationStore::save(const std::string& studyInstanceUid,
                                   const Annotation& annotation, const HistoryEntry& entry)
{
    if (studyInstanceUid.empty()) // two such studies would be taken for one
        return failure(ErrorCode::InvalidArgument, ReasonCode::StudyWithoutUid);
    return m_d->write(
        "INSERT INTO annotation (study_instance_uid, annotation_uid, json, time) "
        "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (study_instance_uid, annotation_uid) "
        "DO UPDATE SET json = excluded.json, time = excluded.time",
        {studyInstanceUid, annotation.annotationUid, annotationToJson(annotation), entry.time},
        entry);
}

Result<void> AnnotationStore::remove(const std::string& studyInstanceUid,
                                     const std::string& annotationUid, const HistoryEntry& entry)
{
    return m_d->write(
        "DELETE FROM annotation WHERE study_instance_uid = ?1 AND annotation_uid = ?2",
        {studyInstanceUid, annotationUid}, entry);
}

} // namespace foramen
