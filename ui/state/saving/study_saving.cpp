#include "ui/state/saving/study_saving.h"

#include "core/base/clock.h"
#include "core/spine/assessment_merging.h"
#include "ui/state/language/translation.h"
#include "ui/state/saving/store_text.h"
#include "ui/state/study/current_study.h"

#include <QDateTime>

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
                        .rolesAreNewer = wereRolesGivenSinceGrading(saved.history),
                        .signing = signingOf(saved.history),
                        .differsFromSigned = false};
    showWhatWasSigned();
    Q_EMIT loaded(saved);
    if (!m_current->saved.signing.versions.empty())
        Q_EMIT signingChanged();
    Q_EMIT m_current.assessmentChanged();
    Q_EMIT m_current.problemsChanged();
    Q_EMIT changed();
}

/// A signed study is shown as it was signed, whatever became of the tables.
void StudySaving::showWhatWasSigned()
{
    OpenStudy& study = *m_current;
    const SignedVersion* newest = study.saved.signing.newest();
    if (!isFinal() || !newest->isIntact)
        return;
    const auto saved = m_store.annotations(study.assessment.study());
    if (!saved || isWhatWasSigned(newest->report, study.assessment, saved->annotations))
        return;
    const StudyIdentity identity = study.assessment.study();
    const UnreliableGrades chosen = study.assessment.unreliableGrades();
    const OperatingPoints points = study.assessment.operatingPoints();
    study.assessment = newest->report.assessment;
    study.assessment.setStudy(identity);
    study.assessment.setUnreliableGrades(chosen); // the reader's and the site's, not a study's
    study.assessment.setOperatingPoints(points);
    study.annotations = {
        .all = newest->report.annotations, .isLoaded = true, .unreadable = saved->unreadable};
    study.saved.differsFromSigned = true;
}

std::vector<HistoryRecord> StudySaving::history()
{
    if (!m_current.isOpen() || m_current->uid().empty())
        return {};
    auto read = m_store.history(m_current->assessment.study());
    return read ? std::move(*read) : std::vector<HistoryRecord>();
}

bool StudySaving::isFinal() const
{
    return m_current.isOpen() && m_current->saved.signing.isFinal();
}

bool StudySaving::mayEdit()
{
    if (!m_current.isOpen())
        return false;
    load();
    if (!isFinal())
        return true;
    const SignedReport& report = m_current->saved.signing.newest()->report;
    const QDateTime time = QDateTime::fromString(QString::fromStdString(report.time), Qt::ISODate);
    Q_EMIT heldBack(tr("Signed by %1 on %2: add an addendum or correct the report.")
                        .arg(QString::fromStdString(report.readerName), dateTimeText(time)));
    return false;
}

void StudySaving::saveSigning(const HistoryRecord& record)
{
    m_store.save(m_current->assessment, record); // also a grid that nobody changed
    m_current->saved.signing.take(record);
    m_current->saved.differsFromSigned = false;
    Q_EMIT changed();
    Q_EMIT signingChanged();
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
    saveStep({std::move(event), EditStep::Done});
}

void StudySaving::saveStep(EditRecord record)
{
    m_store.save(m_current->assessment.study(),
                 {timeNow(), m_reader.toStdString(), record.step, std::move(record.event)});
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
        const OperatingPoints points = study.assessment.operatingPoints();
        study.assessment =
            untouched ? *saved.assessment : merged(study.assessment, *saved.assessment);
        study.assessment.setUnreliableGrades(chosen); // the reader's, not a study's
        study.assessment.setOperatingPoints(points); // the site's
    }
    study.assessment.setStudy(identity); // as the files state it now
    // Once it was read, the history also contains the shifts made before.
    if (saved.isRead)
        study.levelShift = shiftedLevels(saved.history);
    return saved;
}

} // namespace foramen
