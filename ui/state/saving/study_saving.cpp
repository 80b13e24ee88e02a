#include "ui/state/saving/study_saving.h"

#include "core/base/clock.h"
#include "core/spine/assessment_merging.h"
#include "ui/state/saving/store_text.h"
#include "ui/state/study/current_study.h"

#include <chrono>
#include <utility>

namespace foramen {

StudySaving::StudySaving(CurrentStudy& current, StudyStore& store, QString reader, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_store(store)
    , m_reader(std::move(reader))
{
    constexpr std::chrono::seconds pause{2}; // a full disk has room again at any time
    m_retry.setInterval(pause);
    connect(&m_retry, &QTimer::timeout, this, &StudySaving::retry);
    connect(this, &StudySaving::changed, this, [this] {
        if (!m_store.hasDue() && !isToBeRead())
            m_retry.stop();
        else if (!m_retry.isActive())
            m_retry.start();
    });
}

bool StudySaving::isToBeRead() const
{
    return m_store.isUnanswered() && m_current.isOpen() && !m_current->saved.isRead;
}

void StudySaving::retry()
{
    m_store.retry();
    if (isToBeRead())
        load();
    Q_EMIT changed();
}

void StudySaving::setReaderName(const QString& name)
{
    if (name == m_reader)
        return;
    m_reader = name;
    Q_EMIT readerChanged();
}

void StudySaving::load()
{
    if (!m_current.isOpen() || m_current->saved.isRead)
        return;
    const SavedStudy saved = mergeSaved(*m_current, m_store);
    m_current->saved = {.isRead = saved.isRead,
                        .grading = knownGrading(m_current->assessment, saved.history),
                        .rolesAreNewer = wereRolesGivenSinceGrading(saved.history)};
    Q_EMIT loaded(saved);
    Q_EMIT m_current.assessmentChanged();
    Q_EMIT m_current.problemsChanged();
    Q_EMIT changed();
}

void StudySaving::saveAssessment(EditRecord record)
{
    saveAssessmentAs(m_reader.toStdString(), std::move(record));
}

void StudySaving::saveAssessmentAs(const std::string& author, EditRecord record)
{
    m_store.save(m_current->assessment, {timeNow(), author, record.step, std::move(record.event)});
    Q_EMIT changed();
}

void StudySaving::save(HistoryEvent event)
{
    m_store.save(m_current->assessment.study(),
                 {timeNow(), m_reader.toStdString(), EditStep::Done, std::move(event)});
    Q_EMIT changed();
}

bool StudySaving::closeDatabase()
{
    return !m_current.isOpen() && m_store.close();
}

QString StudySaving::text() const
{
    return savedText(m_store);
}

bool StudySaving::isSaved() const
{
    return !m_store.trouble();
}

QString StudySaving::place() const
{
    return QString::fromStdString(m_store.file().string());
}

QString StudySaving::remark() const
{
    return storeRemark(m_store);
}

bool StudySaving::hasAbandoned()
{
    return DatabaseWorker::hasAbandoned();
}

SavedStudy mergeSaved(OpenStudy& study, StudyStore& store)
{
    const StudyIdentity identity = study.statedIdentity();
    SavedStudy saved = store.load(identity);
    if (saved.assessment) {
        // Usually nothing was edited yet; if the database could not be read at first, something may
        // have been.
        const bool untouched = !study.assessment.hasReaderWork() && !study.assessment.model();
        const UnreliableGrades chosen = study.assessment.unreliableGrades();
        study.assessment =
            untouched ? *saved.assessment : merged(study.assessment, *saved.assessment);
        study.assessment.setUnreliableGrades(chosen); // the reader's, not a study's
    }
    study.assessment.setStudy(identity); // as the files state it now
    // Once it was read, the history also contains the shifts made before.
    if (saved.isRead)
        study.levelShift = shiftedLevels(saved.history);
    return saved;
}

} // namespace foramen
