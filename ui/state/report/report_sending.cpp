#include "ui/state/report/report_sending.h"

#include "core/report/build/report_files.h"
#include "core/report_pdf/pdf_writer.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_exporter.h"

#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace foramen {

namespace {

/// Formats that are DICOM objects (ExportFormat::key).
constexpr std::array<std::string_view, 4> kObjects = {"sr", "gsps", "kos", "epdf"};

std::vector<ExportFormat> objectFormats()
{
    std::vector<ExportFormat> formats;
    for (ExportFormat& format : exportFormats(writePdf))
        if (std::find(kObjects.begin(), kObjects.end(), format.key) != kObjects.end()
            && format.unavailable.empty())
            formats.push_back(std::move(format));
    return formats;
}

Result<OutboxJob> addTo(const Outbox& outbox, const OutboxTarget& target, const Report& report)
{
    const QTemporaryDir folder; // for this user alone
    const auto written = writeReports(folder.path().toStdString(), {&report, 1}, objectFormats());
    if (!written)
        return tl::make_unexpected(written.error());
    // An incomplete report is not sent.
    if (!written->failures.empty())
        return tl::make_unexpected(written->failures.front().error);
    const StudyIdentity& study = report.assessment.study();
    return outbox.add({target, study.patientName, study.patientId, study.studyDate},
                      written->files);
}

} // namespace

ReportSending::ReportSending(QObject* parent)
    : QObject(parent)
{
}

QStringList ReportSending::kinds()
{
    QStringList names;
    for (const ExportFormat& format : objectFormats())
        names << ReportExporter::nameOf(format);
    return names;
}

void ReportSending::start(const Outbox& outbox, const OutboxTarget& target, const Report& report)
{
    m_runner.start(
        [outbox, target, report](const Task&) { return addTo(outbox, target, report); },
        [this](const Result<OutboxJob>& job) {
            if (job)
                Q_EMIT added(*job);
            else
                Q_EMIT failed(
                    tr("The report is not sent: %1").arg(reasonSentence(job.error().reason)));
        });
}

} // namespace foramen
