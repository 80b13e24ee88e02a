#include "core/report/csv/csv_writer.h"

#include "core/base/text/csv.h"
#include "core/base/text/text_file.h"
#include "core/report/csv/report_text_cell.h"
#include "core/report/report_status.h"
#include "core/spine/assessment_json.h"
#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

/// The sites in the order of sample_submission.csv: alphabetically by key.
std::array<Site, kSiteCount> alphabeticalSites()
{
    std::array<Site, kSiteCount> sites;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        sites[index] = siteAt(index);
    std::sort(sites.begin(), sites.end(), [](Site a, Site b) { return keyOf(a) < keyOf(b); });
    return sites;
}

std::vector<CsvStudy> alphabeticalStudies(std::vector<CsvStudy> studies)
{
    std::stable_sort(studies.begin(), studies.end(), [](const CsvStudy& a, const CsvStudy& b) {
        return a.studyId + '_' < b.studyId + '_';
    });
    return studies;
}

/// The model's probabilities (the prior where it refused); equal ones where no model has run, so
/// that the table is complete.
Probabilities submittedProbabilities(const AssessmentCell& cell)
{
    const Probabilities even = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    if (!cell.finding)
        return even;
    const Probabilities& found = cell.finding->probabilities;
    const bool usable =
        std::all_of(found.begin(), found.end(), [](double p) { return std::isfinite(p) && p >= 0; })
        && found[0] + found[1] + found[2] > 0;
    return usable ? found : even;
}

std::string seriesIdOf(const CsvStudy& study, const std::string& seriesInstanceUid)
{
    for (const auto& [uid, id] : study.seriesIds)
        if (uid == seriesInstanceUid)
            return id;
    return seriesInstanceUid;
}

/// What only some decisions and sites have.
std::string detailsOf(const AssessmentCell& cell)
{
    const ReaderDecision decision = cell.decision.value_or(ReaderDecision{});
    const auto suggestion = cell.suggestion();
    const bool isCutOff = suggestion && cell.cutOff.isSet();
    const std::optional<Severity> label = cell.imported ? cell.imported->severity : std::nullopt;
    return fmt::format(
        ",{},{},{},{},{}", decision.refined ? nameOf(*decision.refined) : "",
        reportTextCell(decision.ungradable ? englishText(*decision.ungradable) : std::string()),
        csvCell(isCutOff ? englishText(cell.cutOff) : std::string()),
        isCutOff ? nameOf(*suggestion) : "", label ? nameOf(*label) : "");
}

/// The disc that the row is, and the transitional vertebra; the same in each row of a level.
std::string variantColumns(const SpineVariant& variant, DiscLevel level)
{
    return fmt::format(",{},{}", discNameOf(variant.discs, level),
                       variant.vertebra ? keyOf(*variant.vertebra) : "");
}

std::string gridRow(Site site, const AssessmentCell& cell)
{
    std::string row = fmt::format("{},{}", nameOf(site.condition), nameOf(site.level));
    const bool graded = cell.finding && !cell.finding->refused;
    row += fmt::format(",{}", graded ? nameOf(likeliest(cell.finding->probabilities)) : "");
    for (const Severity severity : kSeverities)
        row += ','
            + (graded ? csvCell(cell.finding->probabilities[static_cast<std::size_t>(severity)])
                      : std::string());
    row += ','
        + (cell.finding && cell.finding->refused
               ? reportTextCell(englishSentence(*cell.finding->refused))
               : std::string());
    const ReaderDecision decision = cell.decision.value_or(ReaderDecision{});
    row += fmt::format(",{},{},{},{},{}", decision.severity ? nameOf(*decision.severity) : "",
                       keyOf(cell.state()), reportTextCell(decision.readerName),
                       reportTextCell(decision.time),
                       reportTextCell(cell.comment ? cell.comment->text : std::string()));
    const std::string doubt = ','
        + (graded && cell.finding->unreliable
               ? reportTextCell(englishSentence(*cell.finding->unreliable))
               : std::string())
        + detailsOf(cell);
    const SiteLocation* location = cell.location();
    if (!location)
        return row + (cell.isPointRemoved ? ",removed" : ",") + ",,,,,,,," + doubt;
    const char* by = cell.readerLocation           ? "reader"
        : cell.imported && cell.imported->location ? "imported"
                                                   : "model";
    row += fmt::format(",{},{},{},{},{},{}", by, reportTextCell(location->seriesInstanceUid),
                       reportTextCell(location->sopInstanceUid), location->instanceNumber,
                       csvCell(location->image.column), csvCell(location->image.row));
    for (const double value : {location->patient.x, location->patient.y, location->patient.z})
        row += ',' + csvCell(value);
    return row + doubt;
}

/// The last columns of each row, which tell a final grid from a preliminary one.
std::string statusColumns(const Report& report)
{
    if (!isSigned(report))
        return ",preliminary,,,,,\n";
    const ReportSignature signature = report.signature.value_or(ReportSignature{});
    return fmt::format(",final,{},{},{},{},{}\n", signature.version,
                       reportTextCell(report.readerName), reportTextCell(report.time),
                       signature.sha256, signature.addenda.size());
}

} // namespace

Result<void> writeSubmissionCsv(const std::filesystem::path& file,
                                const std::vector<CsvStudy>& studies)
{
    std::string text = "row_id,normal_mild,moderate,severe\n";
    const auto sites = alphabeticalSites();
    for (const CsvStudy& study : alphabeticalStudies(studies))
        for (const Site site : sites) {
            const Probabilities p = submittedProbabilities(study.assessment->cell(site));
            text += fmt::format("{},{},{},{}\n", csvCell(study.studyId + '_' + keyOf(site)),
                                csvCell(p[0]), csvCell(p[1]), csvCell(p[2]));
        }
    return writeTextFile(file, text);
}

Result<void> writeCoordinatesCsv(const std::filesystem::path& file,
                                 const std::vector<CsvStudy>& studies)
{
    std::string text = "study_id,series_id,instance_number,condition,level,x,y\n";
    for (const CsvStudy& study : alphabeticalStudies(studies))
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const Site site = siteAt(index);
            const SiteLocation* location = study.assessment->cell(site).location();
            if (!location)
                continue;
            text +=
                fmt::format("{},{},{},{},{},{},{}\n", csvCell(study.studyId),
                            csvCell(seriesIdOf(study, location->seriesInstanceUid)),
                            location->instanceNumber, nameOf(site.condition), nameOf(site.level),
                            csvCell(location->image.column), csvCell(location->image.row));
        }
    return writeTextFile(file, text);
}

Result<void> writeGridCsv(const std::filesystem::path& file, const Report& report)
{
    std::string text = "condition,level,ai_grade,ai_normal_mild,ai_moderate,ai_severe,ai_refused,"
                       "reader_grade,state,reader,"
                       "time,comment,point_by,series_instance_uid,sop_instance_uid,instance_number,"
                       "x,y,lps_x_mm,lps_y_mm,"
                       "lps_z_mm,ai_not_reliable,reader_refined,ungradable_reason,site_cut_off,"
                       "ai_grade_at_cut_off,imported_grade,named_level,transitional_vertebra,"
                       "report_status,report_version,signed_by,signed_at,"
                       "signed_sha256,addenda\n";
    const std::string status = statusColumns(report);
    for (std::size_t index = 0; index < kSiteCount; ++index)
        text += gridRow(siteAt(index), report.assessment.cell(siteAt(index)))
            + variantColumns(report.assessment.variant(), siteAt(index).level) + status;
    return writeTextFile(file, text);
}

} // namespace foramen
