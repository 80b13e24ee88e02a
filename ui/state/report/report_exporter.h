#pragma once

#include "core/report/build/export_formats.h"
#include "core/report/report.h"
#include "core/spine/assessment.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace foramen {

class CurrentStudy;
class ReportDraft;
class StudySaving;

/// Writes the report of the open study in the formats that the reader chose. GUI thread; the files
/// are written in a TaskRunner.
class ReportExporter : public QObject {
    Q_OBJECT

public:
    ReportExporter(CurrentStudy& current, StudySaving& saving, const ReportDraft& draft,
                   QObject* parent = nullptr);

    /// The formats that menus and buttons list.
    [[nodiscard]] static std::vector<ExportFormat> formats();
    /// ExportFormat::key of each.
    [[nodiscard]] static QStringList allFormats();
    /// ExportFormat::name in the language of the window.
    [[nodiscard]] static QString nameOf(const ExportFormat& format);

    /// The report as the writers get it.
    [[nodiscard]] Report report() const;
    /// How the files are named: as in a folder of one study, or so that several studies share one.
    enum class Names { Plain, OfStudy };
    /// @param formats  ExportFormat::key. exported() follows, or failed() where one of them failed.
    void start(const QStringList& formats, const QString& folder, Names names = Names::Plain);
    /// What begins the names of a study's files in a folder for several: study date and a hash of
    /// Study Instance UID and patient ID, which tells nothing of the patient.
    [[nodiscard]] static QString prefixOf(const StudyIdentity& study);

Q_SIGNALS:
    void exported(const QStringList& files);
    void failed(const QString& sentence);

private:
    CurrentStudy& m_current;
    StudySaving& m_saving;
    const ReportDraft& m_draft;
    TaskRunner m_writer{TaskRunner::kWriting};
};

} // namespace foramen
