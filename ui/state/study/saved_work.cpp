#include "ui/state/study/saved_work.h"

#include "core/base/log.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QTime>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SavedWork)
};

} // namespace

QString notSavedSentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::DatabaseLocked:
        return Words::tr(
            "Not saved: another program holds the database. Your work is kept in memory.");
    case ErrorCode::DatabaseNewer:
        return Words::tr("Not saved: the database was written by a newer version of Foramen.");
    case ErrorCode::DatabaseDamaged:
        return Words::tr("Not saved: the database is damaged. Your work is kept in memory.");
    case ErrorCode::NotWritable:
        return Words::tr("Not saved: the database cannot be written (disk full or no permission).");
    default:
        return Words::tr("Not saved: %1").arg(reasonText(error.reason));
    }
}

SavedWork::SavedWork(std::filesystem::path file)
    : m_file(std::move(file))
{
}

SavedWork::~SavedWork()
{
    retry();
}

bool SavedWork::openStore()
{
    if (m_store)
        return true;
    auto opened = AssessmentStore::open(m_file.empty() ? defaultDatabaseFile() : m_file);
    if (!opened) {
        setTrouble(opened.error());
        return false;
    }
    m_store = std::move(*opened);
    return true;
}

void SavedWork::setTrouble(const Error& error)
{
    logWarning("Database: {}", error.message);
    m_trouble = notSavedSentence(error);
}

std::optional<Assessment> SavedWork::load(const std::string& studyInstanceUid)
{
    retry();
    if (const Due* due = dueOf(studyInstanceUid)) // newer than what stands in the file
        return due->assessment;
    std::erase(m_loaded, studyInstanceUid); // what was read long ago says nothing of today
    return readStored(studyInstanceUid);
}

const SavedWork::Due* SavedWork::dueOf(const std::string& studyInstanceUid) const
{
    for (const Due& due : m_due)
        if (due.assessment.study().studyInstanceUid == studyInstanceUid)
            return &due;
    return nullptr;
}

std::optional<Assessment> SavedWork::readStored(const std::string& studyInstanceUid)
{
    if (!openStore())
        return std::nullopt;
    auto loaded = m_store->load(studyInstanceUid);
    if (!loaded && loaded.error().code != ErrorCode::DatabaseDamaged) {
        setTrouble(loaded.error());
        return std::nullopt;
    }
    if (!wasLoaded(studyInstanceUid))
        m_loaded.push_back(studyInstanceUid);
    if (!loaded) { // the store keeps the damaged row aside with the next save
        m_remark = Words::tr("What was saved of this study is damaged and is kept aside.");
        return std::nullopt;
    }
    if (m_due.empty())
        m_trouble.clear();
    return std::move(*loaded);
}

bool SavedWork::wasLoaded(const std::string& studyInstanceUid) const
{
    return std::find(m_loaded.begin(), m_loaded.end(), studyInstanceUid) != m_loaded.end();
}

std::vector<HistoryEntry> SavedWork::history(const std::string& studyInstanceUid)
{
    if (!openStore())
        return {};
    auto entries = m_store->history(studyInstanceUid);
    if (!entries) {
        setTrouble(entries.error());
        return {};
    }
    if (const Due* due = dueOf(studyInstanceUid))
        entries->insert(entries->end(), due->entries.begin(), due->entries.end());
    return std::move(*entries);
}

void SavedWork::save(const Assessment& assessment, HistoryEntry entry)
{
    const auto same = [&assessment](const Due& due) {
        return due.assessment.study().studyInstanceUid == assessment.study().studyInstanceUid;
    };
    auto due = std::find_if(m_due.begin(), m_due.end(), same);
    if (due == m_due.end())
        due = m_due.insert(m_due.end(), Due{assessment, {}});
    due->assessment = assessment;
    due->entries.push_back(std::move(entry));
    retry();
}

void SavedWork::retry()
{
    if (m_due.empty() || !openStore())
        return;
    while (!m_due.empty()) {
        if (!write(m_due.front()))
            return;
        m_due.erase(m_due.begin());
    }
    m_trouble.clear();
    m_savedTime = clockText(QTime::currentTime());
}

bool SavedWork::write(Due& due)
{
    const std::string& uid = due.assessment.study().studyInstanceUid;
    if (!wasLoaded(uid)) {
        // The study was read while the database could not be: what stands there must not be
        // overwritten.
        const auto saved = readStored(uid);
        if (!wasLoaded(uid))
            return false;
        if (saved)
            due.assessment = merged(due.assessment, *saved);
    }
    while (!due.entries.empty()) {
        const auto done = m_store->save(due.assessment, due.entries.front());
        if (!done) {
            setTrouble(done.error());
            return false;
        }
        due.entries.erase(due.entries.begin());
    }
    return true;
}

QString SavedWork::text() const
{
    if (!m_trouble.isEmpty())
        return m_trouble;
    return m_savedTime.isEmpty() ? Words::tr("No changes yet")
                                 : Words::tr("Saved %1").arg(m_savedTime);
}

QString SavedWork::remark() const
{
    if (!m_store || m_store->damagedFile().empty())
        return m_remark;
    return Words::tr("The database was damaged. It is kept as %1; a new one was started.")
        .arg(QString::fromStdString(m_store->damagedFile().string()));
}

Assessment merged(const Assessment& mine, const Assessment& saved)
{
    Assessment result = mine.model() ? mine : saved;
    const Assessment& other = mine.model() ? saved : mine;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const bool preferMine = mine.cell(site).decision.has_value();
        if (other.cell(site).decision && (&other == &mine || !preferMine))
            result.setDecision(site, other.cell(site).decision);
        const bool moved = mine.cell(site).readerLocation.has_value();
        if (other.cell(site).readerLocation && (&other == &mine || !moved))
            result.setReaderLocation(site, other.cell(site).readerLocation);
    }
    return result;
}

Assessment regraded(const Assessment& reader, const Grading& grading, int shift)
{
    Assessment result(reader.study());
    result.setGrading(grading);
    if (shift != 0)
        result.shiftLevels(shift);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& cell = reader.cell(siteAt(i));
        result.setDecision(siteAt(i), cell.decision);
        result.setReaderLocation(siteAt(i), cell.readerLocation);
    }
    return result;
}

bool isFullyGraded(const Assessment& assessment)
{
    if (!assessment.model())
        return false;
    bool any = false;
    for (const DiscLevel level : kLevels) {
        const auto found =
            std::count_if(kConditions.begin(), kConditions.end(), [&](Condition condition) {
                return assessment.cell({condition, level}).finding.has_value();
            });
        // A shift leaves whole levels empty, a grading cut short leaves gaps.
        if (found != 0 && found != static_cast<std::ptrdiff_t>(kConditionCount))
            return false;
        any = any || found != 0;
    }
    return any;
}

} // namespace foramen
