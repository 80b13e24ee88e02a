#pragma once

#include "core/report/report.h"
#include "ui/state/archive/archive_access.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace foramen {

/// Sends a report to an archive as DICOM objects, in the background: written into a folder that is
/// gone afterwards, and sent as they are. GUI thread.
class ReportSending : public QObject {
    Q_OBJECT

public:
    explicit ReportSending(QObject* parent = nullptr);

    /// What is sent, in the language of the window: "DICOM SR", ... Kinds that would hold nothing
    /// are left out.
    [[nodiscard]] static QStringList kinds();

    /// @param archive  its name, for what is said. ended() follows.
    void start(const ArchiveClientPtr& client, const QString& archive, const Report& report);
    [[nodiscard]] bool isRunning() const { return m_runner.isRunning(); }

Q_SIGNALS:
    void ended(bool isComplete, const QString& sentence);

private:
    TaskRunner m_runner{TaskRunner::kReading};
};

} // namespace foramen
