#pragma once

#include "ui/state/archive/archive_access.h"
#include "ui/state/archive/archive_cache.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>

namespace foramen {

/// Retrieves a study into the cache in the background: series by series where the archive lists
/// them, else as a whole. What arrived stays; a second retrieval adds what is missing. GUI thread.
class ArchiveRetrieval : public QObject {
    Q_OBJECT

public:
    explicit ArchiveRetrieval(ArchiveCache cache, QObject* parent = nullptr);

    /// Begins in place of another retrieval, which is cancelled.
    void start(const ArchiveClientPtr& client, const StudyMatch& study);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_runner.isRunning(); }
    [[nodiscard]] const StudyMatch& study() const { return m_study; }
    /// The folder of study(), which is there at the first arrived().
    [[nodiscard]] QString folder() const;
    [[nodiscard]] const ArchiveCache& cache() const { return m_cache; }
    [[nodiscard]] double fraction() const { return m_fraction; } ///< 0 to 1
    [[nodiscard]] int seriesDone() const { return m_seriesDone; }
    /// 0 where the archive does not list them.
    [[nodiscard]] int seriesCount() const { return m_seriesCount; }

Q_SIGNALS:
    void changed(); ///< isRunning(), fraction(), seriesDone()
    void arrived(); ///< the folder has more files than before, whole series mostly
    void ended(bool isComplete, const QString& sentence);

private:
    ArchiveCache m_cache;
    StudyMatch m_study;
    double m_fraction = 0;
    int m_seriesDone = 0;
    int m_seriesCount = 0;
    TaskRunner m_runner{TaskRunner::kReading};
};

} // namespace foramen
