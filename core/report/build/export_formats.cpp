#include "core/report/build/export_formats.h"

#include "core/base/files/file_replacement.h"
#include "core/base/text/text_file.h"
#include "core/report/csv/csv_writer.h"
#include "core/report/csv/measures_csv.h"
#include "core/report/csv/statistics_csv.h"
#include "core/report/dicom_objects/pdf_object_writer.h"
#include "core/report/dicom_objects/presentation_writer.h"
#include "core/report/fhir/fhir_writer.h"
#include "core/report/json/json_writer.h"
#include "core/report/sr/key_object_writer.h"
#include "core/report/sr/sr_writer.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Reports = std::span<const Report>;

constexpr const char* kModelSrFile = "report-ai.dcm";
constexpr const char* kFhirFile = "report.fhir.json";
constexpr const char* kPdfObjectFile = "report-pdf.dcm";

/// A format with one file for each study.
ExportFormat oneFile(const char* key, const char* name, const char* file, PdfWriter writer)
{
    return {.key = key,
            .name = name,
            .file = file,
            .write = [file, writer](Reports reports, const WriteFile& write) {
                return write(file,
                             [&](const fs::path& path) { return writer(path, reports.front()); });
            }};
}

/// Two documents: the AI's result, if there is one, and the readers' report if they decided or
/// measured something.
Result<void> writeSrDocuments(Reports reports, const WriteFile& write)
{
    const Report& report = reports.front();
    const bool graded = report.assessment.model().has_value();
    if (graded) {
        auto done =
            write(kModelSrFile, [&](const fs::path& file) { return writeModelSr(file, report); });
        if (!done)
            return done;
    }
    const bool hasOwn = report.assessment.hasReaderWork() || !report.measurements.empty()
        || !report.keyImages.empty();
    if (graded && !hasOwn && !report.final)
        return {};
    return write("report.dcm", [&](const fs::path& file) { return writeReaderSr(file, report); });
}

/// The bytes of the pages of a report, drawn into a file that is gone afterwards.
/// @param beside  a file in a folder that may be written to
Result<std::string> pdfBytes(const fs::path& beside, PdfWriter pdf, const Report& report)
{
    fs::path name = beside;
    name += ".pdf";
    const FileReplacement scratch(name); // never committed
    if (const auto drawn = pdf(scratch.part(), report); !drawn)
        return tl::make_unexpected(drawn.error());
    return readTextFile(scratch.part());
}

/// The bundle, with the pages of the report where this program draws them.
Result<void> writeBundle(Reports reports, const WriteFile& write, PdfWriter pdf)
{
    return write(kFhirFile, [&](const fs::path& file) -> Result<void> {
        const Report& report = reports.front();
        if (!pdf)
            return writeFhirBundle(file, report);
        const auto pages = pdfBytes(file, pdf, report);
        if (!pages)
            return tl::make_unexpected(pages.error());
        return writeFhirBundle(file, report, *pages);
    });
}

/// The grid, and the measures of the spine where there are any.
Result<void> writeCsv(Reports reports, const WriteFile& write)
{
    const Report& report = reports.front();
    auto done = write("grid.csv", [&](const fs::path& file) { return writeGridCsv(file, report); });
    if (!done || levelMeasures(report.assessment, readerMeasuresOf(report.measurements)).empty())
        return done;
    return write("measures.csv",
                 [&](const fs::path& file) { return writeMeasuresCsv(file, report); });
}

/// The table for statistics.
Result<void> writeStatistics(Reports reports, const WriteFile& write)
{
    return write("sites.csv",
                 [&](const fs::path& file) { return writeStatisticsCsv(file, reports); });
}

/// One state or several; none for a report without points and measurements.
Result<void> writeGsps(Reports reports, const WriteFile& write)
{
    return writePresentationStates(reports.front(), write);
}

/// Only what a reader marked as a key image: without any, no file.
Result<void> writeKos(Reports reports, const WriteFile& write)
{
    const Report& report = reports.front();
    if (report.keyImages.empty())
        return {};
    return write("report-kos.dcm",
                 [&](const fs::path& file) { return writeKeyObjects(file, report); });
}

/// The PDF inside a DICOM object.
ExportFormat pdfObject(PdfWriter pdf)
{
    return {.key = "epdf",
            .name = "DICOM PDF",
            .file = kPdfObjectFile,
            .write = [pdf](Reports reports, const WriteFile& write) {
                return write(kPdfObjectFile, [&](const fs::path& path) -> Result<void> {
                    const auto pages = pdfBytes(path, pdf, reports.front());
                    if (!pages)
                        return tl::make_unexpected(pages.error());
                    return writePdfObject(path, reports.front(), *pages);
                });
            }};
}

/// The challenge's tables.
Result<void> writeSubmission(Reports reports, const WriteFile& write)
{
    std::vector<CsvStudy> studies;
    for (const Report& report : reports) {
        studies.push_back({report.studyId, &report.assessment, {}});
        for (const ReportSeries& series : report.series)
            studies.back().seriesIds.emplace_back(series.seriesInstanceUid, series.seriesId);
    }
    auto done = write("submission.csv",
                      [&](const fs::path& file) { return writeSubmissionCsv(file, studies); });
    if (!done)
        return done;
    return write("coordinates.csv",
                 [&](const fs::path& file) { return writeCoordinatesCsv(file, studies); });
}

} // namespace

std::vector<ExportFormat> exportFormats(PdfWriter pdf)
{
    ExportFormat pages = oneFile("pdf", "PDF", "report.pdf", pdf);
    ExportFormat object = pdfObject(pdf);
    if (!pdf)
        pages.unavailable = object.unavailable = ReasonCode::BuiltWithoutPdf;
    return {
        std::move(pages),
        {.key = "sr", .name = "DICOM SR", .file = kModelSrFile, .write = writeSrDocuments},
        {.key = "csv", .name = "CSV", .file = "grid.csv", .write = writeCsv},
        oneFile("json", "JSON", kAssessmentFile, writeAssessmentJson),
        {.key = "fhir",
         .name = "FHIR bundle",
         .file = kFhirFile,
         .write =
             [pdf](Reports reports, const WriteFile& write) {
                 return writeBundle(reports, write, pdf);
             }},
        {.key = "gsps", .name = "DICOM GSPS", .write = writeGsps},
        {.key = "kos", .name = "DICOM KOS", .write = writeKos},
        std::move(object),
        {.key = "submission",
         .name = "Challenge tables",
         .isOfAllStudies = true,
         .write = writeSubmission},
        {.key = "statistics",
         .name = "Table for statistics",
         .isOfAllStudies = true,
         .write = writeStatistics},
    };
}

Result<std::vector<ExportFormat>> exportFormatsNamed(const std::vector<std::string>& keys,
                                                     PdfWriter pdf)
{
    std::vector<ExportFormat> all = exportFormats(pdf);
    for (const std::string& key : keys) {
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const ExportFormat& format) { return format.key == key; });
        if (found == all.end())
            return failure(ErrorCode::InvalidArgument, "'" + key + "' is no format of export");
        if (!found->unavailable.empty())
            return failure(ErrorCode::Unsupported, found->unavailable);
    }
    std::erase_if(all, [&](const ExportFormat& format) {
        return std::find(keys.begin(), keys.end(), format.key) == keys.end();
    });
    return all;
}

} // namespace foramen
