#pragma once

#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>

namespace foramen {

class CurrentStudy;
class ReportExporter;
class StudySaving;

/// Writes the open study with its reading as a case bundle. GUI thread; the file is written in a
/// TaskRunner.
class CaseExport : public QObject {
    Q_OBJECT

public:
    CaseExport(const CurrentStudy& current, StudySaving& saving, const ReportExporter& exporter,
               QObject* parent = nullptr);

    /// What is written is the study and its reading as they are now. finished() follows, or
    /// failed(). @param isDeidentified  see BundleOptions.
    void start(const QString& file, bool isDeidentified);
    /// The old file stays, and nothing is told.
    void cancel() { m_writer.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_writer.isRunning(); }

Q_SIGNALS:
    void progressed(double fraction);
    /// @param leftOut  files of the study that a de-identified case must not hold
    void finished(const QString& file, int leftOut);
    void failed(const QString& sentence);

private:
    const CurrentStudy& m_current;
    StudySaving& m_saving;
    const ReportExporter& m_exporter;
    TaskRunner m_writer{TaskRunner::kWriting};
};

} // namespace foramen
