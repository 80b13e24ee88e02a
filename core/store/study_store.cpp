#include "core/store/study_store.h"

#include "core/base/log.h"
#include "core/base/patient_identity.h"
#include "core/spine/assessment_merging.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

namespace foramen {

namespace {

/// The last role of a series is the newest.
void place(const RoleGiven& given, std::vector<RoleGiven>& roles)
{
    std::erase_if(roles, [&given](const RoleGiven& other) {
        return other.seriesInstanceUid == given.seriesInstanceUid
            && other.seriesId == given.seriesId;
    });
    roles.push_back(given);
}

void place(const AnnotationEdited& edited, std::vector<Annotation>& annotations)
{
    const auto& one = edited.after ? edited.after : edited.before;
    if (!one)
        return;
    const auto found =
        std::find_if(annotations.begin(), annotations.end(), [&one](const Annotation& other) {
            return other.annotationUid == one->annotationUid;
        });
    if (!edited.after && found != annotations.end())
        annotations.erase(found);
    else if (edited.after && found != annotations.end())
        *found = *edited.after;
    else if (edited.after)
        annotations.push_back(*edited.after);
}

} // namespace

StudyStore::StudyStore(std::filesystem::path file)
    : m_file(std::move(file))
{
}

StudyStore::~StudyStore()
{
    retry();
    if (!m_due.empty())
        logWarning("Database: {} changes could not be saved", m_due.size());
}

bool StudyStore::isOpen()
{
    if (m_database)
        return true;
    auto opened = StudyDatabase::open(m_file.empty() ? defaultDatabaseFile() : m_file);
    if (!opened) {
        setTrouble(opened.error());
        return false;
    }
    m_database = std::move(*opened);
    return true;
}

void StudyStore::setTrouble(const Error& error)
{
    if (!m_trouble || m_trouble->message != error.message) // not with every try
        logWarning("Database: {}", error.message);
    m_trouble = error;
}

std::string StudyStore::keyOf(const StudyIdentity& study)
{
    const PatientIdentity owner =
        normalIdentity({study.patientId, study.patientName, study.patientBirthDate,
                        study.patientSex, study.studyDate});
    std::string key = study.studyInstanceUid;
    for (const std::string* one :
         {&owner.id, &owner.name, &owner.birthDate, &owner.sex, &owner.studyDate})
        key += '\n' + *one;
    return key;
}

bool StudyStore::wasLoaded(const std::string& key) const
{
    return std::find(m_loaded.begin(), m_loaded.end(), key) != m_loaded.end();
}

SavedStudy StudyStore::load(const StudyIdentity& study)
{
    retry();
    SavedStudy saved;
    const std::string key = keyOf(study);
    if (const auto due = m_assessments.find(key); due != m_assessments.end()) {
        saved.assessment = due->second; // newer than the state in the file
    } else {
        std::erase(m_loaded, key); // an earlier read is out of date
        saved.assessment = readAssessment(study);
    }
    saved.isRead = wasLoaded(key);
    if (isOpen()) {
        if (const auto rest = readRest(study, saved); !rest) {
            setTrouble(rest.error());
            saved.isRead = false;
        }
    }
    addDue(study, saved);
    return saved;
}

std::optional<Assessment> StudyStore::readAssessment(const StudyIdentity& study)
{
    if (!isOpen())
        return std::nullopt;
    const auto record = m_database->recordOf(study);
    auto loaded = record ? m_database->assessment(*record)
                         : Result<std::optional<Assessment>>(tl::make_unexpected(record.error()));
    // A database that cannot tell the record cannot be read; a damaged row of a record can be.
    if (!loaded && (!record || loaded.error().code != ErrorCode::DatabaseDamaged)) {
        setTrouble(loaded.error());
        return std::nullopt;
    }
    if (const std::string key = keyOf(study); !wasLoaded(key))
        m_loaded.push_back(key);
    if (!loaded) { // the next save keeps the damaged row in a separate table
        m_hasDamagedStudy = true;
        return std::nullopt;
    }
    if (m_due.empty())
        m_trouble.reset();
    return std::move(*loaded);
}

Result<void> StudyStore::readRest(const StudyIdentity& study, SavedStudy& saved) const
{
    const auto record = m_database->recordOf(study);
    if (!record)
        return tl::make_unexpected(record.error());
    auto roles = m_database->roles(*record);
    auto text = m_database->reportText(*record);
    auto history = m_database->history(*record);
    auto ofAll = m_database->history(study.studyInstanceUid);
    if (!roles)
        return tl::make_unexpected(roles.error());
    if (!text)
        return tl::make_unexpected(text.error());
    if (!history || !ofAll)
        return tl::make_unexpected(history ? ofAll.error() : history.error());
    saved.roles = std::move(*roles);
    saved.reportText = std::move(*text);
    saved.history = std::move(*history);
    for (const HistoryRecord& record : saved.history)
        if (const auto* edited = std::get_if<ReportTextEdited>(&record.event))
            saved.reportDraft = edited->draft; // the text itself has a table
    for (const HistoryRecord& one : *ofAll)
        if (const auto* joined = std::get_if<StudiesJoined>(&one.event))
            saved.isOneStudy = joined->isOne;
    return {};
}

void StudyStore::addDue(const StudyIdentity& study, SavedStudy& saved) const
{
    const std::string key = keyOf(study);
    for (const Due& due : m_due) {
        if (const auto* joined = std::get_if<StudiesJoined>(&due.record.event);
            joined && due.study.studyInstanceUid == study.studyInstanceUid)
            saved.isOneStudy = joined->isOne;
        if (due.key != key)
            continue;
        saved.history.push_back(due.record);
        if (const auto* role = std::get_if<RoleGiven>(&due.record.event))
            place(*role, saved.roles);
        if (const auto* edited = std::get_if<ReportTextEdited>(&due.record.event)) {
            saved.reportText = edited->text;
            saved.reportDraft = edited->draft;
        }
    }
}

Result<SavedAnnotations> StudyStore::annotations(const StudyIdentity& study)
{
    retry();
    if (!isOpen())
        return tl::make_unexpected(*m_trouble);
    const auto record = m_database->recordOf(study);
    auto saved = record ? m_database->annotations(*record)
                        : Result<SavedAnnotations>(tl::make_unexpected(record.error()));
    if (!saved) {
        setTrouble(saved.error());
        return saved;
    }
    if (m_due.empty())
        m_trouble.reset();
    const std::string key = keyOf(study);
    for (const Due& due : m_due)
        if (const auto* edited = std::get_if<AnnotationEdited>(&due.record.event);
            edited && due.key == key)
            place(*edited, saved->annotations);
    return saved;
}

void StudyStore::save(const Assessment& assessment, HistoryRecord record)
{
    const StudyIdentity& study = assessment.study();
    std::string key = keyOf(study);
    m_assessments.insert_or_assign(key, assessment);
    m_due.push_back({study, std::move(key), true, std::move(record)});
    retry();
}

void StudyStore::save(const StudyIdentity& study, HistoryRecord record)
{
    m_due.push_back({study, keyOf(study), false, std::move(record)});
    retry();
}

void StudyStore::retry()
{
    if (m_due.empty() || !isOpen())
        return;
    for (std::size_t next = 0; next < m_due.size();) {
        if (const auto done = write(m_due[next]); !done) {
            setTrouble(done.error());
            if (done.error().code != ErrorCode::InvalidArgument)
                return; // a failure of the database: the others would fail, too
            ++next; // a failure of this study only
            continue;
        }
        m_savedAt = std::chrono::system_clock::now();
        const std::string key = m_due[next].key;
        m_due.erase(m_due.begin() + static_cast<std::ptrdiff_t>(next));
        if (std::none_of(m_due.begin(), m_due.end(),
                         [&key](const Due& due) { return due.hasAssessment && due.key == key; }))
            m_assessments.erase(key);
    }
    if (m_due.empty())
        m_trouble.reset();
}

Result<void> StudyStore::write(const Due& due)
{
    if (!due.hasAssessment)
        return m_database->write(due.study, due.record);
    Assessment& assessment = m_assessments.at(due.key);
    if (!wasLoaded(due.key)) {
        // The study was opened while the database could not be read: its saved state must not be
        // overwritten.
        const auto saved = readAssessment(due.study);
        if (!wasLoaded(due.key))
            return tl::make_unexpected(*m_trouble);
        if (saved)
            assessment = merged(assessment, *saved);
    }
    return m_database->write(assessment, due.record);
}

std::filesystem::path StudyStore::damagedFile() const
{
    return m_database ? m_database->damagedFile() : std::filesystem::path();
}

} // namespace foramen
