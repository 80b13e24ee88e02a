#pragma once

#include "core/pacs/outbox/outbox.h"
#include "core/report/report.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace foramen {

/// Puts a report into the outbox as DICOM objects, in the background: written into a folder that is
/// gone afterwards, and copied. What is signed later makes no difference to them. GUI thread.
class ReportSending : public QObject {
    Q_OBJECT

public:
    explicit ReportSending(QObject* parent = nullptr);

    /// What is sent, in the language of the window: "DICOM SR", ... Kinds that would hold nothing
    /// are left out.
    [[nodiscard]] static QStringList kinds();

    /// added() or failed() follows.
    void start(const Outbox& outbox, const OutboxTarget& target, const Report& report);
    [[nodiscard]] bool isRunning() const { return m_runner.isRunning(); }

Q_SIGNALS:
    void added(const foramen::OutboxJob& job); ///< it waits for its first attempt
    void failed(const QString& sentence); ///< nothing is sent

private:
    TaskRunner m_runner{TaskRunner::kWriting};
};

} // namespace foramen
