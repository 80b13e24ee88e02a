#include "core/store/study_store.h"

#include "core/base/log.h"
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

bool StudyStore::wasLoaded(const std::string& study) const
{
    return std::find(m_loaded.begin(), m_loaded.end(), study) != m_loaded.end();
}

bool StudyStore::hasDueAssessment(const std::string& study) const
{
    return m_assessments.contains(study);
}

SavedStudy StudyStore::load(const std::string& studyInstanceUid)
{
    retry();
    SavedStudy saved;
    if (hasDueAssessment(studyInstanceUid)) { // newer than the state in the file
        saved.assessment = m_assessments.at(studyInstanceUid);
    } else {
        std::erase(m_loaded, studyInstanceUid); // an earlier read is out of date
        saved.assessment = readAssessment(studyInstanceUid);
    }
    saved.isRead = wasLoaded(studyInstanceUid);
    readRest(studyInstanceUid, saved);
    addDue(studyInstanceUid, saved);
    return saved;
}

std::optional<Assessment> StudyStore::readAssessment(const std::string& study)
{
    if (!isOpen())
        return std::nullopt;
    auto loaded = m_database->assessment(study);
    if (!loaded && loaded.error().code != ErrorCode::DatabaseDamaged) {
        setTrouble(loaded.error());
        return std::nullopt;
    }
    if (!wasLoaded(study))
        m_loaded.push_back(study);
    if (!loaded) { // the next save keeps the damaged row in a separate table
        m_hasDamagedStudy = true;
        return std::nullopt;
    }
    if (m_due.empty())
        m_trouble.reset();
    return std::move(*loaded);
}

void StudyStore::readRest(const std::string& study, SavedStudy& saved)
{
    if (!isOpen())
        return;
    auto roles = m_database->roles(study);
    auto text = m_database->reportText(study);
    auto history = m_database->history(study);
    const Error* error = !roles ? &roles.error() : !text ? &text.error() : nullptr;
    if (!error && !history)
        error = &history.error();
    if (error) {
        setTrouble(*error);
        saved.isRead = false;
        return;
    }
    saved.roles = std::move(*roles);
    saved.reportText = std::move(*text);
    saved.history = std::move(*history);
    for (const HistoryRecord& record : saved.history)
        if (const auto* edited = std::get_if<ReportTextEdited>(&record.event))
            saved.reportDraft = edited->draft; // the text itself has a table
}

void StudyStore::addDue(const std::string& study, SavedStudy& saved) const
{
    for (const Due& due : m_due) {
        if (due.study != study)
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

Result<SavedAnnotations> StudyStore::annotations(const std::string& studyInstanceUid)
{
    retry();
    if (!isOpen())
        return tl::make_unexpected(*m_trouble);
    auto saved = m_database->annotations(studyInstanceUid);
    if (!saved) {
        setTrouble(saved.error());
        return saved;
    }
    if (m_due.empty())
        m_trouble.reset();
    for (const Due& due : m_due)
        if (const auto* edited = std::get_if<AnnotationEdited>(&due.record.event);
            edited && due.study == studyInstanceUid)
            place(*edited, saved->annotations);
    return saved;
}

void StudyStore::save(const Assessment& assessment, HistoryRecord record)
{
    const std::string& study = assessment.study().studyInstanceUid;
    m_assessments.insert_or_assign(study, assessment);
    m_due.push_back({study, true, std::move(record)});
    retry();
}

void StudyStore::save(const std::string& studyInstanceUid, HistoryRecord record)
{
    m_due.push_back({studyInstanceUid, false, std::move(record)});
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
        const std::string study = m_due[next].study;
        m_due.erase(m_due.begin() + static_cast<std::ptrdiff_t>(next));
        if (std::none_of(m_due.begin(), m_due.end(), [&study](const Due& due) {
                return due.hasAssessment && due.study == study;
            }))
            m_assessments.erase(study);
    }
    if (m_due.empty())
        m_trouble.reset();
}

Result<void> StudyStore::write(const Due& due)
{
    if (!due.hasAssessment)
        return m_database->write(due.study, due.record);
    Assessment& assessment = m_assessments.at(due.study);
    if (!wasLoaded(due.study)) {
        // The study was opened while the database could not be read: its saved state must not be
        // overwritten.
        const auto saved = readAssessment(due.study);
        if (!wasLoaded(due.study))
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
