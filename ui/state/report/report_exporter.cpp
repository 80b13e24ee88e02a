#include "ui/state/report/report_exporter.h"

#include "core/base/clock.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/report/report_export.h"
#include "ui/state/report/report_measurements.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QPointer>

#include <optional>
#include <utility>

namespace foramen {

namespace {

ReportExported exportOf(const QStringList& formats)
{
    ReportExported event;
    for (const QString& format : formats)
        event.formats.push_back(format.toStdString());
    return event;
}

} // namespace

ReportExporter::ReportExporter(CurrentStudy& current, StudySaving& saving, const ReportDraft& draft,
                               QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
    , m_draft(draft)
{
}

Report ReportExporter::report() const
{
    const OpenStudy& study = *m_current;
    Report report;
    report.assessment = study.assessment;
    report.printedText = m_draft.text().toStdString();
    report.text = m_draft.exchangedText();
    report.readerName = m_saving.readerName().toStdString();
    report.time = timeNow();
    report.evidence = evidenceOf(study.assessment, study.series);
    if (const Study* open = study.study()) {
        report.series = reportSeriesOf(*open, study.series);
        const std::vector<Annotation>& placed = study.annotations.all;
        report.measurements = reportMeasurementsOf(placed, *open, study.series);
        report.keyImages = reportKeyImagesOf(placed, study.assessment, *open, study.series);
    }
    return report;
}

void ReportExporter::start(const QStringList& formats, const QString& folder)
{
    const Study* open = m_current->study();
    if (!open) {
        Q_EMIT failed(tr("No study is open."));
        return;
    }
    ExportJob job{.report = report(),
                  .formats = formats,
                  .folder = folder,
                  .studyId = open->studyId,
                  .seriesIds = {}};
    for (const Series& one : open->series)
        job.seriesIds.emplace_back(one.seriesInstanceUid, one.seriesId);
    m_writer.start(
        [job = std::move(job)](const Task&) { return writeExport(job); },
        [this, study = QPointer(&m_current->life), formats](const Result<QStringList>& files) {
            if (!files) {
                Q_EMIT failed(tr("The report could not be written: %1")
                                  .arg(reasonText(files.error().reason)));
                return;
            }
            if (study) // it is still open
                m_saving.save(exportOf(formats));
            Q_EMIT exported(*files);
        });
}

} // namespace foramen
