#include "ui/state/report/report_sending.h"

#include "core/report/build/report_files.h"
#include "core/report_pdf/pdf_writer.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_exporter.h"

#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <optional>
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

struct SendingOutcome {
    int sent = 0;
    int total = 0;
    Reason problem; ///< of the first object that the archive refused
    std::optional<Error> error; ///< why nothing, or nothing more, was sent
};

SendingOutcome outcomeOf(const ArchiveClient& client, const Report& report, const Task& task)
{
    SendingOutcome outcome;
    const QTemporaryDir folder; // for this user alone
    const auto written = writeReports(folder.path().toStdString(), {&report, 1}, objectFormats());
    if (!written) {
        outcome.error = written.error();
        return outcome;
    }
    // An incomplete report is not sent.
    if (!written->failures.empty()) {
        outcome.error = written->failures.front().error;
        return outcome;
    }
    outcome.total = static_cast<int>(written->files.size());
    const Transfer transfer = client.send(written->files, task);
    outcome.sent = transfer.transferred;
    for (const TransferProblem& problem : transfer.problems)
        if (!problem.isWarning && outcome.problem.empty())
            outcome.problem = problem.reason;
    if (!transfer.end)
        outcome.error = transfer.end.error();
    return outcome;
}

QString sentenceOf(const SendingOutcome& outcome, const QString& archive)
{
    if (!outcome.error && outcome.problem.empty() && outcome.sent == outcome.total)
        return ReportSending::tr("The report was sent to %1: %n DICOM objects.", nullptr,
                                 outcome.sent)
            .arg(archive);
    const QString why = outcome.error
        ? archiveSentence(*outcome.error)
        : archiveSentence(Error(ErrorCode::NotReadable, outcome.problem));
    return ReportSending::tr("The report was not sent to %1: %2 %3 of %n objects are there.",
                             nullptr, outcome.total)
        .arg(archive, why)
        .arg(outcome.sent);
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

void ReportSending::start(const ArchiveClientPtr& client, const QString& archive,
                          const Report& report)
{
    m_runner.start([client, report](const Task& task) { return outcomeOf(*client, report, task); },
                   [this, archive](const SendingOutcome& outcome) {
                       const bool isComplete = !outcome.error && outcome.problem.empty();
                       Q_EMIT ended(isComplete, sentenceOf(outcome, archive));
                   });
}

} // namespace foramen
