#pragma once

#include "ui/state/archive/archive_access.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>

namespace foramen {

/// Tries whether an archive lets us in, can be searched and gives studies, in the background, and
/// says in words what is wrong. Nothing is retrieved. GUI thread.
class ArchiveTest : public QObject {
    Q_OBJECT

public:
    explicit ArchiveTest(QObject* parent = nullptr);

    void start(const ArchiveClientPtr& client);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_runner.isRunning(); }

Q_SIGNALS:
    void changed(); ///< isRunning()
    void ended(bool isGood, const QString& sentence);

private:
    TaskRunner m_runner{TaskRunner::kReading};
};

} // namespace foramen
