#include "core/store/study_store.h"

#include "core/base/log.h"
#include "core/spine/assessment_merging.h"
#include "core/spine/study_owner.h"

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

Error noAnswer()
{
    return {ErrorCode::NotReadable,
            Reason(ReasonCode::DatabaseUnusable, ReasonCode::SystemNoAnswer)};
}

/// What StudyStore::load() reads besides the assessment.
Result<SavedStudy> restOf(const StudyDatabase& database, const StudyIdentity& study)
{
    const auto record = database.recordOf(study);
    if (!record)
        return tl::make_unexpected(record.error());
    auto roles = database.roles(*record);
    auto text = database.reportText(*record);
    auto history = database.history(*record);
    auto ofAll = database.history(study.studyInstanceUid);
    if (!roles)
        return tl::make_unexpected(roles.error());
    if (!text)
        return tl::make_unexpected(text.error());
    if (!history || !ofAll)
        return tl::make_unexpected(history ? ofAll.error() : history.error());
    SavedStudy saved;
    saved.roles = std::move(*roles);
    saved.reportText = std::move(*text);
    saved.history = std::move(*history);
    for (const HistoryRecord& one : saved.history)
        if (const auto* edited = std::get_if<ReportTextEdited>(&one.event))
            saved.reportDraft = edited->draft; // the text itself has a table
    for (const HistoryRecord& one : *ofAll)
        if (const auto* joined = std::get_if<StudiesJoined>(&one.event))
            saved.isOneStudy = joined->isOne;
    return saved;
}

} // namespace

StudyStore::StudyStore(std::filesystem::path file)
    : m_file(file.empty() ? defaultDatabaseFile() : std::move(file))
{
}

StudyStore::~StudyStore()
{
    retry();
    if (!m_due.empty())
        logWarning("Database: {} changes could not be saved", m_due.size());
    if (!m_worker.isBusy()) // otherwise what it does keeps the database
        m_worker.run([database = std::move(m_database)]() mutable { database.reset(); });
}

template <class Call> auto StudyStore::ask(Call call)
{
    using Answer = decltype(call(*m_database));
    if (m_worker.isBusy())
        return Answer(tl::make_unexpected(noAnswer()));
    const auto answer = std::make_shared<std::optional<Answer>>();
    const bool inTime =
        m_worker.run([answer, database = m_database, call] { answer->emplace(call(*database)); });
    return inTime ? std::move(**answer) : Answer(tl::make_unexpected(noAnswer()));
}

bool StudyStore::isOpen()
{
    if (m_database)
        return true;
    if (!m_opening && !m_worker.isBusy()) {
        m_opening = std::make_shared<std::optional<Opened>>();
        m_worker.run(
            [opening = m_opening, file = m_file] { opening->emplace(StudyDatabase::open(file)); });
    }
    if (m_worker.isBusy()) {
        setTrouble(noAnswer());
        return false;
    }
    Opened opened = std::move(**std::exchange(m_opening, nullptr));
    if (!opened) {
        setTrouble(opened.error());
        return false;
    }
    m_database = std::move(*opened);
    m_damagedFile = m_database->damagedFile();
    return true;
}

bool StudyStore::isUnanswered() const
{
    return m_trouble && m_trouble->reason == noAnswer().reason;
}

void StudyStore::setTrouble(const Error& error)
{
    if (!m_trouble || m_trouble->message != error.message) // not with every try
        logWarning("Database: {}", error.message);
    m_trouble = error;
}

std::string StudyStore::keyOf(const StudyIdentity& study)
{
    return studyKeyOf(study);
}

bool StudyStore::wasLoaded(const std::string& key) const
{
    return m_loaded.find(key) != m_loaded.end();
}

SavedStudy StudyStore::load(const StudyIdentity& study)
{
    retry();
    SavedStudy saved;
    const std::string key = keyOf(study);
    if (const auto due = m_assessments.find(key); due != m_assessments.end()) {
        saved.assessment = due->second; // newer than the state in the file
    } else {
        m_loaded.erase(key); // an earlier read is out of date
        saved.assessment = readAssessment(study);
    }
    saved.isRead = wasLoaded(key);
    readRest(study, saved);
    addDue(study, saved);
    return saved;
}

std::optional<Assessment> StudyStore::readAssessment(const StudyIdentity& study)
{
    if (!isOpen())
        return std::nullopt;
    const auto record =
        ask([study](const StudyDatabase& database) { return database.recordOf(study); });
    // The history first: what others write in between is then met again, and not missed.
    const auto known = record
        ? ask([record](const StudyDatabase& database) { return database.knownHistory(*record); })
        : Result<KnownHistory>(tl::make_unexpected(record.error()));
    auto loaded = known
        ? ask([record](const StudyDatabase& database) { return database.assessment(*record); })
        : Result<std::optional<Assessment>>(tl::make_unexpected(known.error()));
    // A database that cannot tell record and history cannot be read; a damaged row of a record can
    // be.
    if (!loaded && (!known || loaded.error().code != ErrorCode::DatabaseDamaged)) {
        setTrouble(loaded.error());
        return std::nullopt;
    }
    m_loaded.try_emplace(keyOf(study), Loaded{.history = *known});
    if (!loaded) { // the next save keeps the damaged row in a separate table
        m_hasDamagedStudy = true;
        return std::nullopt;
    }
    if (m_due.empty())
        m_trouble.reset();
    return std::move(*loaded);
}

void StudyStore::readRest(const StudyIdentity& study, SavedStudy& saved)
{
    if (!isOpen())
        return;
    auto rest = ask([study](const StudyDatabase& database) { return restOf(database, study); });
    if (!rest) {
        setTrouble(rest.error());
        saved.isRead = false;
        return;
    }
    saved.roles = std::move(rest->roles);
    saved.reportText = std::move(rest->reportText);
    saved.reportDraft = std::move(rest->reportDraft);
    saved.history = std::move(rest->history);
    saved.isOneStudy = rest->isOneStudy;
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
    auto saved = ask([study](const StudyDatabase& database) -> Result<SavedAnnotations> {
        const auto record = database.recordOf(study);
        return record ? database.annotations(*record) : tl::make_unexpected(record.error());
    });
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
            apply(*edited, saved->annotations);
    return saved;
}

Result<std::vector<HistoryRecord>> StudyStore::history(const StudyIdentity& study)
{
    using History = Result<std::vector<HistoryRecord>>;
    retry();
    if (!isOpen())
        return tl::make_unexpected(*m_trouble);
    History saved = ask([study](const StudyDatabase& database) -> History {
        const auto record = database.recordOf(study);
        return record ? database.history(*record) : tl::make_unexpected(record.error());
    });
    if (!saved) {
        setTrouble(saved.error());
        return saved;
    }
    const std::string key = keyOf(study);
    for (const Due& due : m_due)
        if (due.key == key)
            saved->push_back(due.record);
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

bool StudyStore::close()
{
    retry();
    if (!m_due.empty() || m_worker.isBusy())
        return false;
    m_loaded.clear();
    return m_worker.run([database = std::move(m_database)]() mutable { database.reset(); });
}

void StudyStore::retry()
{
    if (m_due.empty() || !isOpen())
        return;
    for (std::size_t next = m_lateWrite ? m_lateWrite->due : 0; next < m_due.size();) {
        if (const auto done = write(next); !done) {
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

Result<void> StudyStore::write(std::size_t place)
{
    // One that came too late may have been written: it must not be written twice.
    if (!m_lateWrite) {
        if (auto begun = begin(place); !begun)
            return begun;
    }
    if (m_worker.isBusy())
        return tl::make_unexpected(noAnswer());
    const LateWrite ended = *std::exchange(m_lateWrite, std::nullopt);
    const Result<Written>& done = **ended.done;
    if (!done)
        return tl::make_unexpected(done.error());
    written(m_due[place], *done);
    return {};
}

void StudyStore::written(const Due& due, const Written& how)
{
    const auto loaded = m_loaded.find(due.key);
    if (loaded == m_loaded.end())
        return;
    Loaded& of = loaded->second;
    if (std::holds_alternative<StudiesJoined>(due.record.event))
        of.history.reset(); // it may stand in the history of another study
    else if (of.history)
        ++of.history->length;
    if (const auto* shift = std::get_if<LevelsShifted>(&due.record.event); shift && of.history)
        of.history->shift += shift->by;
    if (how.metOthers)
        of.metOthers = true;
    of.replaced.insert(of.replaced.end(), how.replaced.begin(), how.replaced.end());
}

bool StudyStore::hasMetOthers(const StudyIdentity& study) const
{
    const auto loaded = m_loaded.find(keyOf(study));
    return loaded != m_loaded.end() && loaded->second.metOthers;
}

std::optional<WorkOfOthers> StudyStore::takeWorkOfOthers(const StudyIdentity& study)
{
    const std::string key = keyOf(study);
    const auto loaded = m_loaded.find(key);
    const bool isDue =
        std::any_of(m_due.begin(), m_due.end(), [&key](const Due& due) { return due.key == key; });
    if (loaded == m_loaded.end() || !loaded->second.history || isDue || !m_database)
        return std::nullopt;
    using Taken = Result<std::optional<WorkOfOthers>>;
    auto taken = ask([study,
                      known = loaded->second.history->length](const StudyDatabase& database) {
        const auto record = database.recordOf(study);
        if (!record)
            return Taken(tl::make_unexpected(record.error()));
        const auto length = database.historyLength(*record);
        if (!length || *length == known)
            return length ? Taken(std::nullopt) : Taken(tl::make_unexpected(length.error()));
        auto history = database.history(*record); // first, as in readAssessment()
        if (!history)
            return Taken(tl::make_unexpected(history.error()));
        auto assessment = database.assessment(*record);
        return Taken(WorkOfOthers{.assessment = assessment ? std::move(*assessment) : std::nullopt,
                                  .history = std::move(*history),
                                  .replaced = {}});
    });
    if (!taken || !*taken) // a failure shows in the next change, which is not lost
        return std::nullopt;
    (*taken)->replaced = std::move(loaded->second.replaced);
    loaded->second = {.history =
                          KnownHistory{(*taken)->history.size(), shiftedLevels((*taken)->history)}};
    return std::move(*taken);
}

Result<void> StudyStore::begin(std::size_t place)
{
    const Due& due = m_due[place];
    std::optional<Assessment> assessment;
    std::optional<KnownHistory> known;
    if (due.hasAssessment) {
        Assessment& newest = m_assessments.at(due.key);
        if (!wasLoaded(due.key)) {
            // The study was opened while the database could not be read: its saved state must not
            // be overwritten.
            const auto saved = readAssessment(due.study);
            if (!wasLoaded(due.key))
                return tl::make_unexpected(*m_trouble);
            if (saved)
                newest = merged(newest, *saved);
        }
        assessment = newest;
        known = m_loaded.at(due.key).history;
    }
    if (m_worker.isBusy())
        return tl::make_unexpected(noAnswer());
    m_lateWrite = {place, std::make_shared<std::optional<Result<Written>>>()};
    m_worker.run([done = m_lateWrite->done, database = m_database,
                  assessment = std::move(assessment), known, study = due.study,
                  record = due.record] {
        if (assessment && known) {
            done->emplace(database->write(*assessment, record, *known));
            return;
        }
        const auto plain =
            assessment ? database->write(*assessment, record) : database->write(study, record);
        done->emplace(plain ? Result<Written>(Written{}) : tl::make_unexpected(plain.error()));
    });
    return {};
}

std::filesystem::path StudyStore::damagedFile() const
{
    return m_damagedFile;
}

} // namespace foramen
