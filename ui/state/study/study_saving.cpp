#include "ui/state/study/study_saving.h"

#include "core/base/clock.h"
#include "ui/state/study/annotations.h"
#include "ui/state/study/current_study.h"

#include <utility>

namespace foramen {

StudySaving::StudySaving(CurrentStudy& current, const Annotations& annotations,
                         std::filesystem::path databaseFile, QString reader, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_annotations(annotations)
    , m_reader(std::move(reader))
    , m_work(std::move(databaseFile))
{
    connect(&annotations, &Annotations::savedChanged, this, [this] {
        m_annotationIsNewest = !m_annotations.savedText().isEmpty();
        Q_EMIT changed();
    });
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
    const std::vector<HistoryEntry> history = mergeSaved(*m_current, m_work);
    m_current->saved.isRead = m_work.wasLoaded(m_current->uid());
    m_current->saved.grading = knownGrading(m_current->assessment, history);
    Q_EMIT loaded(history);
    Q_EMIT m_current.assessmentChanged();
    Q_EMIT m_current.problemsChanged();
    Q_EMIT changed();
}

void StudySaving::save(const EditRecord& record)
{
    saveAs(m_reader.toStdString(), record);
}

void StudySaving::saveAs(const std::string& author, const EditRecord& record)
{
    m_work.save(m_current->assessment,
                {.time = timeNow(),
                 .author = author,
                 .action = record.action.toStdString(),
                 .site = record.site ? keyOf(*record.site) : std::string(),
                 .before = record.before,
                 .after = record.after});
    m_annotationIsNewest = false;
    Q_EMIT changed();
}

QString StudySaving::text() const
{
    if (!m_work.isSaved())
        return m_work.text();
    if (!m_annotations.isSaved())
        return m_annotations.trouble();
    return m_annotationIsNewest ? m_annotations.savedText() : m_work.text();
}

bool StudySaving::isSaved() const
{
    return m_work.isSaved() && m_annotations.isSaved();
}

std::vector<HistoryEntry> mergeSaved(OpenStudy& study, SavedWork& work)
{
    if (const auto before = work.load(study.uid())) {
        // Normally nothing has happened yet; where the database could not be read at first,
        // something may have.
        const bool untouched = study.assessment.reviewedCount() == 0 && !study.assessment.model();
        study.assessment = untouched ? *before : merged(study.assessment, *before);
    }
    std::vector<HistoryEntry> history = work.history(study.uid());
    // Once it is read, the history also holds what was shifted before it could be.
    if (work.wasLoaded(study.uid())) {
        study.levelShift = 0;
        for (const HistoryEntry& entry : history)
            study.levelShift += shiftOf(entry.action, entry.after);
    }
    return history;
}

} // namespace foramen
