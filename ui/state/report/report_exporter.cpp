#include "ui/state/report/report_exporter.h"

#include "core/base/patient_identity.h"
#include "core/report/build/report_builder.h"
#include "core/report/build/report_files.h"
#include "core/report/signed/signed_report_builder.h"
#include "core/report_pdf/pdf_writer.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDate>
#include <QFileInfo>
#include <QPointer>

#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

ReportExported exportOf(const QStringList& formats)
{
    ReportExported event;
    for (const QString& format : formats)
        event.formats.push_back(format.toStdString());
    return event;
}

/// The names that core gives to the formats.
[[maybe_unused]] constexpr const char* kFormatNames[] = {
    QT_TRANSLATE_NOOP("ExportFormat", "PDF"),
    QT_TRANSLATE_NOOP("ExportFormat", "DICOM SR"),
    QT_TRANSLATE_NOOP("ExportFormat", "CSV"),
    QT_TRANSLATE_NOOP("ExportFormat", "JSON"),
    QT_TRANSLATE_NOOP("ExportFormat", "FHIR bundle"),
    QT_TRANSLATE_NOOP("ExportFormat", "Challenge tables"),
    QT_TRANSLATE_NOOP("ExportFormat", "Table for statistics"),
    QT_TRANSLATE_NOOP("ExportFormat", "DICOM GSPS"),
    QT_TRANSLATE_NOOP("ExportFormat", "DICOM KOS"),
    QT_TRANSLATE_NOOP("ExportFormat", "DICOM PDF"),
};

QString fileText(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

/// The formats that were not written, why, and those that were written nevertheless.
QString failureText(const ReportFiles& done)
{
    QStringList failed;
    for (const ReportFiles::Failure& failure : done.failures)
        failed << ReportExporter::tr("%1 (%2)").arg(reasonText(failure.error.reason),
                                                    ReportExporter::nameOf(failure.format));
    const QString sentence = ReportExporter::tr("The report could not be written: %1")
                                 .arg(failed.join(QStringLiteral("; ")));
    QStringList written;
    for (const std::filesystem::path& file : done.files)
        written << QFileInfo(fileText(file)).fileName();
    return written.isEmpty()
        ? sentence
        : ReportExporter::tr("%1. Written: %2.").arg(sentence, written.join(QStringLiteral(", ")));
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

std::vector<ExportFormat> ReportExporter::formats()
{
    return exportFormats(writePdf);
}

QStringList ReportExporter::allFormats()
{
    QStringList keys;
    for (const ExportFormat& format : formats())
        keys << QString::fromStdString(format.key);
    return keys;
}

QString ReportExporter::nameOf(const ExportFormat& format)
{
    return QCoreApplication::translate("ExportFormat", format.name.c_str());
}

Report ReportExporter::report() const
{
    const OpenStudy& study = *m_current;
    if (!study.study())
        return Report();
    const SignedVersion* version = study.saved.signing.newest();
    if (m_saving.isFinal() && version->isWholeIntact())
        return buildSignedReport(*version, study.assessment.study(),
                                 {*study.study(), study.series.pictures(), study.spaces});
    Report report = buildReport({.study = *study.study(),
                                 .series = study.series.pictures(),
                                 .assessment = study.assessment,
                                 .annotations = study.annotations.all,
                                 .text = m_draft.exchangedText(),
                                 .readerName = m_saving.readerName().toStdString(),
                                 .spaces = study.spaces});
    report.printedText = m_draft.text().toStdString();
    return report;
}

QString ReportExporter::prefixOf(const StudyIdentity& study)
{
    // Several patients may share a UID; without one, the UID alone.
    const std::string patient = normalIdentity({.id = study.patientId}).id;
    const QByteArray hash = QCryptographicHash::hash(
        QByteArray::fromStdString(study.studyInstanceUid
                                  + (patient.empty() ? std::string() : '\n' + patient)),
        QCryptographicHash::Sha256);
    // Whatever a file claims to be a date must not become part of a path.
    const QString date = QString::fromStdString(study.studyDate);
    const bool isDate = QDate::fromString(date, QStringLiteral("yyyyMMdd")).isValid();
    const QString start = isDate ? QStringLiteral("spine-") + date : QStringLiteral("spine");
    return QStringLiteral("%1-%2-").arg(start, QString::fromLatin1(hash.toHex().left(8)));
}

void ReportExporter::start(const QStringList& formats, const QString& folder, Names names)
{
    if (!m_current.isOpen()) {
        Q_EMIT failed(tr("No study is open."));
        return;
    }
    std::vector<std::string> keys;
    for (const QString& format : formats)
        keys.push_back(format.toStdString());
    const QString prefix =
        names == Names::OfStudy ? prefixOf(m_current->assessment.study()) : QString();
    const auto write = [report = report(), keys, prefix = prefix.toStdString(),
                        folder = folder.toStdString()](const Task&) -> Result<ReportFiles> {
        const auto chosen = exportFormatsNamed(keys, writePdf);
        if (!chosen)
            return tl::make_unexpected(chosen.error());
        return writeReports(folder, {&report, 1}, *chosen, prefix);
    };
    m_writer.start(
        write,
        [this, study = QPointer(&m_current->life), formats](const Result<ReportFiles>& done) {
            if (!done) {
                Q_EMIT failed(
                    tr("The report could not be written: %1").arg(reasonText(done.error().reason)));
                return;
            }
            if (!done->failures.empty()) {
                Q_EMIT failed(failureText(*done));
                return;
            }
            if (study) // it is still open
                m_saving.save(exportOf(formats));
            QStringList files;
            for (const std::filesystem::path& file : done->files)
                files << fileText(file);
            Q_EMIT exported(files);
        });
}

} // namespace foramen
