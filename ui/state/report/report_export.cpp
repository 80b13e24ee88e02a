#include "ui/state/report/report_export.h"

#include "core/imaging/slice_picture.h"
#include "core/report/csv/csv_writer.h"
#include "core/report/json/json_writer.h"
#include "core/report/sr/sr_writer.h"
#include "core/report_pdf/pdf_writer.h"

#include <QDir>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>

namespace foramen {

namespace {

constexpr double kEvidenceMm = 50;
constexpr int kEvidencePixels = 224; ///< of 50 mm: sharp at 34 mm on paper with 170 dpi

EvidencePicture evidencePicture(Site site, const SiteLocation& location,
                                const SeriesList::Place& place)
{
    GrayPicture picture = cutPicture(*place.volume,
                                     {.slice = place.slice,
                                      .center = location.image,
                                      .widthMm = kEvidenceMm,
                                      .heightMm = kEvidenceMm,
                                      .columns = kEvidencePixels,
                                      .rows = kEvidencePixels});
    EvidencePicture evidence;
    evidence.site = site;
    evidence.columns = picture.columns;
    evidence.rows = picture.rows;
    evidence.gray = std::move(picture.gray);
    evidence.point = {(kEvidencePixels - 1) / 2.0, (kEvidencePixels - 1) / 2.0};
    return evidence;
}

/// Writes one format's files and names them.
using FormatWriter = std::function<Result<void>(const ExportJob&, const QDir&, QStringList&)>;

template <class Write>
Result<void> writeOne(const QDir& folder, const char* name, QStringList& files, Write write)
{
    const QString file = folder.filePath(name);
    Result<void> done = write(std::filesystem::path(file.toStdString()));
    if (done)
        files << file;
    return done;
}

Result<void> writeSubmission(const ExportJob& job, const QDir& folder, QStringList& files)
{
    const std::vector<CsvStudy> studies{{job.studyId, &job.report.assessment, job.seriesIds}};
    auto done = writeOne(folder, "submission.csv", files,
                         [&](const auto& file) { return writeSubmissionCsv(file, studies); });
    if (!done)
        return done;
    return writeOne(folder, "coordinates.csv", files,
                    [&](const auto& file) { return writeCoordinatesCsv(file, studies); });
}

/// Two documents: the AI's result, where there is one, and the readers' report once they decided
/// or measured something.
Result<void> writeSrDocuments(const ExportJob& job, const QDir& folder, QStringList& files)
{
    const Report& report = job.report;
    const bool graded = report.assessment.model().has_value();
    if (graded) {
        auto done = writeOne(folder, "report-ai.dcm", files,
                             [&](const auto& file) { return writeModelSr(file, report); });
        if (!done)
            return done;
    }
    const bool hasOwn = report.assessment.reviewedCount() > 0 || !report.measurements.empty()
        || !report.keyImages.empty();
    if (graded && !hasOwn && !report.final)
        return {};
    return writeOne(folder, "report.dcm", files,
                    [&](const auto& file) { return writeReaderSr(file, report); });
}

FormatWriter writerOf(const QString& format)
{
    if (format == "json")
        return [](const ExportJob& job, const QDir& folder, QStringList& files) {
            return writeOne(folder, "assessment.json", files, [&](const auto& file) {
                return writeAssessmentJson(file, job.report);
            });
        };
    if (format == "csv")
        return [](const ExportJob& job, const QDir& folder, QStringList& files) {
            return writeOne(folder, "grid.csv", files,
                            [&](const auto& file) { return writeGridCsv(file, job.report); });
        };
    if (format == "submission")
        return writeSubmission;
    if (format == "pdf")
        return [](const ExportJob& job, const QDir& folder, QStringList& files) {
            return writeOne(folder, "report.pdf", files,
                            [&](const auto& file) { return writePdf(file, job.report); });
        };
    if (format == "sr")
        return writeSrDocuments;
    return {};
}

} // namespace

std::vector<EvidencePicture> evidenceOf(const Assessment& assessment, const SeriesList& series)
{
    std::vector<EvidencePicture> pictures;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kConditions) {
            const Site site{condition, level};
            const AssessmentCell& cell = assessment.cell(site);
            const auto severity = cell.severity();
            const SiteLocation* location = cell.location();
            if (!severity || *severity == Severity::NormalMild || !location)
                continue;
            const SeriesList::Place place = series.placeOf(*location);
            if (place.volume && place.volume->hasGeometry)
                pictures.push_back(evidencePicture(site, *location, place));
        }
    return pictures;
}

std::vector<ReportSeries> reportSeriesOf(const Study& study, const SeriesList& series)
{
    std::vector<ReportSeries> list;
    for (const SeriesEntry& entry : series.entries()) {
        const Series& header = study.series[entry.seriesIndex];
        list.push_back({.role = entry.chosen && entry.role ? nameOf(*entry.role) : std::string(),
                        .seriesInstanceUid = header.seriesInstanceUid,
                        .seriesDescription = header.seriesDescription,
                        .modality = header.modality,
                        .imageCount = pictureCount(header)});
        if (!header.instances.empty() && !header.instances.front().sopClassUid.empty())
            list.back().sopClassUid = header.instances.front().sopClassUid;
    }
    std::stable_partition(list.begin(), list.end(),
                          [](const ReportSeries& one) { return !one.role.empty(); });
    return list;
}

Result<QStringList> writeExport(const ExportJob& job)
{
    const QDir folder(job.folder);
    if (!folder.mkpath(QStringLiteral(".")))
        return failure(ErrorCode::NotWritable, ReasonCode::ExportFolderNotMade);
    QStringList files;
    for (const QString& format : job.formats) {
        const FormatWriter write = writerOf(format);
        if (!write)
            return failure(ErrorCode::InvalidArgument,
                           "Unknown export format " + format.toStdString());
        if (const auto done = write(job, folder, files); !done)
            return tl::make_unexpected(done.error());
    }
    return files;
}

} // namespace foramen
