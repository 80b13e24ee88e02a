#include "ui/state/cases/case_export.h"

#include "core/ai/model/installed_model.h"
#include "core/bundle/bundle_writer.h"
#include "core/report_pdf/pdf_writer.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QPointer>

namespace foramen {

CaseExport::CaseExport(const CurrentStudy& current, StudySaving& saving,
                       const ReportExporter& exporter, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
    , m_exporter(exporter)
{
    connect(&m_writer, &TaskRunner::progressed, this, &CaseExport::progressed);
}

void CaseExport::start(const QString& file, bool isDeidentified)
{
    if (!m_current.isOpen()) {
        Q_EMIT failed(tr("No study is open."));
        return;
    }
    // The scan owns the folder of an unpacked archive, which the files may lie in.
    const auto write = [scanned = m_current->scanned, study = *m_current->study(),
                        report = m_exporter.report(), path = file.toStdString(),
                        isDeidentified](const Task& task) -> Result<WrittenBundle> {
        const std::filesystem::path model =
            defaultModelFolder().value_or(std::filesystem::path()); // without it, no card
        return writeBundle(path, {study, report, model},
                           {.isDeidentified = isDeidentified, .pdf = writePdf}, task);
    };
    m_writer.start(
        write,
        [this, file,
         life = QPointer<const QObject>(&m_current->life)](const Result<WrittenBundle>& done) {
            if (!done) {
                Q_EMIT failed(
                    tr("The case was not written: %1").arg(reasonText(done.error().reason)));
                return;
            }
            if (life) // the study is still open
                m_saving.save(ReportExported{{"case"}});
            Q_EMIT finished(file, static_cast<int>(done->manifest.leftOut));
        });
}

} // namespace foramen
