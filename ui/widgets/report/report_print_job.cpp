#include "ui/widgets/report/report_print_job.h"

#include "core/report_pdf/pdf_writer.h"

#include <QCoreApplication>
#include <QPrinter>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct ReportPrintJob {
    Q_DECLARE_TR_FUNCTIONS(ReportPrintJob)
};

} // namespace

PrintJob printJobOf(const Report& report)
{
    return {.title = ReportPrintJob::tr("Print the report"),
            .pagesName = ReportPrintJob::tr("Pages of the report"),
            .documentName = QStringLiteral("Foramen report"),
            .fileName = QStringLiteral("report.pdf"),
            .draw = [report](QPrinter& printer) { return printReport(printer, report); },
            .writePdf =
                [report](const std::filesystem::path& file) {
                    return writePdf(file, report);
                }};
}

} // namespace foramen
