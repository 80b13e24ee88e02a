#include "core/report/draft/comparison.h"
#include "ui/state/language/core_words.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_export.h"
#include "ui/state/report/report_measurements.h"
#include "ui/state/study/session_private.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace foramen {

namespace {

const QString kReportAction = QStringLiteral("report text");

ReportComparison comparisonWith(const Prior& prior)
{
    if (!prior.study())
        return {};
    ReportComparison comparison{&prior.assessment(), {}};
    if (!prior.warning().isEmpty())
        comparison.remark = "Attention: patient ID or birth date of that study differ from this "
                            "one's, or are missing.";
    return comparison;
}

} // namespace

void Session::Private::restoreReportText(const std::vector<HistoryEntry>& history)
{
    if (editedText)
        return;
    for (const HistoryEntry& entry : history) {
        if (entry.action != kReportAction.toStdString())
            continue;
        const auto text =
            QJsonDocument::fromJson(QByteArray::fromStdString(entry.after)).object().value("text");
        editedText = text.isString() ? std::optional(text.toString()) : std::nullopt;
    }
}

void Session::Private::saveReportText()
{
    reportTimer.stop();
    if (reportTextSaved || !current)
        return;
    reportTextSaved = true;
    ensureSavedLoaded();
    const QByteArray after = editedText
        ? QJsonDocument(QJsonObject{{"text", *editedText}}).toJson(QJsonDocument::Compact)
        : QByteArray();
    save(reader.toStdString(), {kReportAction, std::nullopt, {}, after.toStdString()});
}

std::string Session::Private::englishDraft() const
{
    const Study* open = study();
    return open ? draftText(assessment, reportSeriesOf(*open, seriesList), comparisonWith(prior))
                : std::string();
}

void Session::Private::reportMayHaveChanged()
{
    if (!editedText)
        Q_EMIT q->reportTextChanged();
}

QString Session::savedText() const
{
    if (!m_d->saved.isSaved())
        return m_d->saved.text();
    if (!m_d->annotations.isSaved())
        return m_d->annotations.trouble();
    return m_d->savedAnnotationLast ? m_d->annotations.savedText() : m_d->saved.text();
}

bool Session::isSaved() const
{
    return m_d->saved.isSaved() && m_d->annotations.isSaved();
}

QString Session::readerName() const
{
    return m_d->reader;
}

void Session::setReaderName(const QString& name)
{
    if (name == m_d->reader)
        return;
    m_d->reader = name;
    Q_EMIT assessmentChanged(); // "You" is somebody else now
}

QString Session::reportText() const
{
    if (m_d->editedText)
        return *m_d->editedText;
    return draftInLanguage(QString::fromStdString(m_d->englishDraft()));
}

void Session::setReportText(const QString& text)
{
    if (!m_d->current || text == reportText())
        return;
    m_d->editedText = text;
    m_d->reportTextSaved = false;
    m_d->reportTimer.start();
    Q_EMIT reportTextChanged();
}

bool Session::isReportEdited() const
{
    return m_d->editedText.has_value();
}

void Session::resetReportText()
{
    if (!m_d->editedText)
        return;
    m_d->editedText.reset();
    m_d->reportTextSaved = false;
    m_d->saveReportText();
    Q_EMIT reportTextChanged();
}

Report Session::report() const
{
    Report report;
    report.assessment = m_d->assessment;
    report.text = reportText().toStdString();
    report.readerName = m_d->reader.toStdString();
    report.time = timeNow();
    if (const Study* open = study())
        report.series = reportSeriesOf(*open, m_d->seriesList);
    report.evidence = evidenceOf(m_d->assessment, m_d->seriesList);
    if (const Study* open = study()) {
        const std::vector<Annotation>& placed = m_d->annotations.all();
        report.measurements = reportMeasurementsOf(placed, *open, m_d->seriesList);
        report.keyImages = reportKeyImagesOf(placed, m_d->assessment, *open, m_d->seriesList);
    }
    return report;
}

void Session::exportReport(const QStringList& formats, const QString& folder)
{
    const Study* open = study();
    if (!open) {
        m_d->fail(tr("No study is open."));
        return;
    }
    ExportJob job{.report = report(),
                  .exchangedText =
                      m_d->editedText ? std::nullopt : std::optional(m_d->englishDraft()),
                  .formats = formats,
                  .folder = folder,
                  .studyId = open->studyId,
                  .seriesIds = {}};
    for (const Series& one : open->series)
        job.seriesIds.emplace_back(one.seriesInstanceUid, one.seriesId);
    const auto opened = m_d->scanned;
    const auto index = m_d->current;
    m_d->exporter.start(
        [job = std::move(job)](const Task&) { return writeExport(job); },
        [this, opened, index, formats](const Result<QStringList>& files) {
            if (!files) {
                m_d->fail(tr("The report could not be written: %1")
                              .arg(reasonText(files.error().reason)));
                return;
            }
            if (opened == m_d->scanned && index == m_d->current)
                m_d->save(
                    m_d->reader.toStdString(),
                    {QStringLiteral("export"), std::nullopt, {}, formats.join(',').toStdString()});
            Q_EMIT exported(*files);
        });
}

} // namespace foramen
