#include "core/store/study_records.h"

#include "core/spine/study_owner.h"
#include "core/store/database.h"

#include <algorithm>
#include <vector>

namespace foramen {

namespace {

struct Owned {
    std::string record;
    PatientIdentity owner;
};

Result<std::vector<Owned>> recordsOf(const Database& database, const std::string& studyInstanceUid)
{
    const auto rows = database.query(
        "SELECT record, patient_id, patient_name, patient_birth_date, patient_sex, study_date "
        "FROM study_record WHERE study_instance_uid = ?1 ORDER BY rowid",
        {studyInstanceUid});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<Owned> records;
    for (const Database::Row& row : *rows)
        records.push_back({row[0], normalIdentity({row[1], row[2], row[3], row[4], row[5]})});
    return records;
}

/// The record of the study among those of its UID.
std::string chosen(const std::vector<Owned>& records, const StudyIdentity& study)
{
    const PatientIdentity mine = ownerOf(study);
    std::vector<const Owned*> fitting;
    for (const Owned& one : records) {
        if (one.owner == mine)
            return one.record;
        if (contradictionBetween(one.owner, mine) == Contradiction::None)
            fitting.push_back(&one);
    }
    if (fitting.size() == 1)
        return fitting.front()->record;
    const std::string& uid = study.studyInstanceUid;
    // A study that states nothing, such as imported labels without pictures, and the first study:
    // older versions wrote records that name no owner.
    const bool isFirst = std::none_of(records.begin(), records.end(),
                                      [&uid](const Owned& one) { return one.record == uid; });
    if (isFirst || mine.knownCount() == 0)
        return uid;
    for (std::size_t number = 2;; ++number) {
        std::string record = uid + '#' + std::to_string(number);
        if (std::none_of(records.begin(), records.end(),
                         [&record](const Owned& one) { return one.record == record; }))
            return record;
    }
}

} // namespace

Result<std::string> StudyRecords::find(const StudyIdentity& study) const
{
    const auto records = recordsOf(m_database, study.studyInstanceUid);
    if (!records)
        return tl::make_unexpected(records.error());
    return chosen(*records, study);
}

Result<std::string> StudyRecords::claim(const StudyIdentity& study)
{
    auto record = find(study);
    if (!record)
        return record;
    // What the record states stays; a more complete study completes it.
    const auto done = m_database.query(
        "INSERT INTO study_record (record, study_instance_uid, patient_id, patient_name, "
        "patient_birth_date, patient_sex, study_date) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
        "ON CONFLICT (record) DO UPDATE SET "
        "patient_id = coalesce(nullif(patient_id, ''), excluded.patient_id), "
        "patient_name = coalesce(nullif(patient_name, ''), excluded.patient_name), "
        "patient_birth_date = coalesce(nullif(patient_birth_date, ''), "
        "excluded.patient_birth_date), "
        "patient_sex = coalesce(nullif(patient_sex, ''), excluded.patient_sex), "
        "study_date = coalesce(nullif(study_date, ''), excluded.study_date)",
        {*record, study.studyInstanceUid, study.patientId, study.patientName,
         study.patientBirthDate, study.patientSex, study.studyDate});
    return done ? record : tl::make_unexpected(done.error());
}

} // namespace foramen
