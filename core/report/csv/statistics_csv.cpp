#include "core/report/csv/statistics_csv.h"

#include "core/base/text/csv.h"
#include "core/base/text/text_file.h"
#include "core/report/csv/report_text_cell.h"
#include "core/report/report_status.h"
#include "core/spine/assessment_json.h"
#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

namespace {

constexpr std::string_view kTitles =
    "study_id,study_instance_uid,site,condition,level,side,named_level,transitional_vertebra,"
    "numbering_certain,"
    "ai_grade,ai_normal_mild,ai_moderate,ai_severe,ai_uncertainty,ai_refused,ai_not_reliable,"
    "site_cut_off,ai_grade_at_cut_off,"
    "state,reader_grade,reader_refined,ungradable_cause,ungradable_text,reader,time,"
    "comment,comment_by,comment_time,imported_grade,"
    "point_by,series_instance_uid,sop_instance_uid,instance_number,x,y,lps_x_mm,lps_y_mm,lps_z_mm,"
    "canal_diameter_mm,measurements,"
    "canal_ap,canal_ap_deviation,canal_ap_by,sac_area,sac_area_deviation,sac_area_percent,"
    "sac_area_by,disc_height,disc_height_deviation,disc_height_percent,disc_height_by,"
    "slip,slip_deviation,slip_percent,slip_by,foramen_height,foramen_height_deviation,"
    "foramen_height_by,foramen_area,foramen_area_deviation,foramen_area_by,"
    "lordosis,lordosis_deviation,lordosis_by,"
    "model_name,model_version,model_sha256,"
    "report_status,report_version,signed_by,signed_at,signed_sha256,addenda";

/// Makes one row, cell by cell.
class Row {
public:
    void add(std::string_view plain) { addCell(std::string(plain)); }
    void addText(std::string_view text) { addCell(reportTextCell(text)); }
    void add(const std::optional<double>& number)
    {
        addCell(number ? csvCell(*number) : std::string());
    }
    void addCount(std::size_t number) { addCell(std::to_string(number)); }
    /// Empty cells.
    void skip(int count) { m_text.append(static_cast<std::size_t>(count), ','); }
    /// The cells with a line end.
    [[nodiscard]] std::string text() const { return m_text.substr(1) + '\n'; }

private:
    void addCell(const std::string& cell) { m_text.append(1, ',').append(cell); }

    std::string m_text; ///< each cell with a comma in front
};

template <class Word> std::string_view nameOrNone(const std::optional<Word>& word)
{
    return word ? nameOf(*word) : std::string_view();
}

std::string_view sideName(Condition condition)
{
    const auto side = sideOf(condition);
    if (!side)
        return {};
    return *side == Side::Left ? "left" : "right";
}

void addSite(Row& row, const Report& report, Site site)
{
    const SpineVariant& variant = report.assessment.variant();
    row.addText(report.studyId);
    row.addText(report.assessment.study().studyInstanceUid);
    row.add(keyOf(site));
    row.add(nameOf(site.condition));
    row.add(nameOf(site.level));
    row.add(sideName(site.condition));
    row.add(discNameOf(variant.discs, site.level));
    row.add(variant.vertebra ? keyOf(*variant.vertebra) : std::string_view());
    row.add(!report.assessment.model()                  ? ""
                : report.assessment.numbering().certain ? "true"
                                                        : "false");
}

void addModelResult(Row& row, const AssessmentCell& cell)
{
    constexpr int gradeColumns = 5; // grade, three probabilities, uncertainty
    const bool graded = cell.finding && !cell.finding->refused;
    if (graded) {
        row.add(nameOf(likeliest(cell.finding->probabilities)));
        for (const double probability : cell.finding->probabilities)
            row.add(std::optional(probability));
        row.add(cell.finding->uncertainty);
    } else {
        row.skip(gradeColumns);
    }
    const auto reason = [&](const std::optional<Reason>& why) {
        row.addText(why ? englishSentence(*why) : std::string());
    };
    reason(cell.finding ? cell.finding->refused : std::nullopt);
    reason(graded ? cell.finding->unreliable : std::nullopt);
    const auto suggestion = cell.suggestion();
    const bool isCutOff = suggestion && cell.cutOff.isSet();
    row.addText(isCutOff ? englishText(cell.cutOff) : std::string());
    row.add(isCutOff ? nameOf(*suggestion) : std::string_view());
}

void addReaderPart(Row& row, const AssessmentCell& cell)
{
    const ReaderDecision decision = cell.decision.value_or(ReaderDecision{});
    const CellComment comment = cell.comment.value_or(CellComment{});
    row.add(keyOf(cell.state()));
    row.add(nameOrNone(decision.severity));
    row.add(nameOrNone(decision.refined));
    row.add(decision.ungradable ? keyOf(decision.ungradable->cause) : std::string_view());
    row.addText(decision.ungradable ? decision.ungradable->text : std::string());
    row.addText(decision.readerName);
    row.addText(decision.time);
    row.addText(comment.text);
    row.addText(comment.readerName);
    row.addText(comment.time);
    row.add(cell.imported ? nameOrNone(cell.imported->severity) : std::string_view());
}

void addPoint(Row& row, const AssessmentCell& cell)
{
    constexpr int pointColumns = 8; // after who placed it
    const SiteLocation* location = cell.location();
    if (!location) {
        row.add(cell.isPointRemoved ? "removed" : "");
        row.skip(pointColumns);
        return;
    }
    row.add(cell.readerLocation                            ? "reader"
                : cell.imported && cell.imported->location ? "imported"
                                                           : "model");
    row.addText(location->seriesInstanceUid);
    row.addText(location->sopInstanceUid);
    row.add(std::to_string(location->instanceNumber));
    for (const double value : {location->image.column, location->image.row, location->patient.x,
                               location->patient.y, location->patient.z})
        row.add(std::optional(value));
}

/// "Canal AP diameter 12.3 mm": the values of a measurement; empty for a mark without any.
std::string wordsOf(const ReportMeasurement& measurement)
{
    std::string words;
    const auto add = [&words](const std::optional<double>& value, std::string_view unit) {
        if (value && std::isfinite(*value))
            words += fmt::format(" {} {}", *value, unit);
    };
    const bool isMetric = measurement.isMillimetres();
    add(measurement.length, isMetric ? "mm" : "px");
    add(measurement.angle, "deg");
    add(measurement.area, isMetric ? "mm2" : "px2");
    return words.empty() ? words : traitsOf(measurement.annotation.kind).name + words;
}

/// The readers' measurements at a level: the least diameter of the canal, in the rows of the canal,
/// and all of them as words.
void addMeasurements(Row& row, const Report& report, Site site)
{
    std::optional<double> least;
    std::string words;
    for (const ReportMeasurement& one : report.measurements) {
        if (one.level != site.level)
            continue;
        if (const std::string measured = wordsOf(one); !measured.empty())
            words += (words.empty() ? "" : "; ") + measured;
        if (one.annotation.kind == AnnotationKind::CanalDiameter && one.isMillimetres()
            && one.length && site.condition == Condition::SpinalCanalStenosis)
            least = std::min(least.value_or(*one.length), *one.length);
    }
    row.add(least);
    row.addText(words);
}

/// The measures of the spine at a site's level, those of a foramen of its side, and lordosis: see
/// LevelMeasure.
void addSpineMeasures(Row& row, const std::vector<LevelMeasure>& measures, Site site)
{
    for (const MeasureKind kind : kMeasureKinds) {
        const std::optional<Side> side = hasSide(kind) ? sideOf(site.condition) : std::nullopt;
        const LevelMeasure* shown = measureOf(
            measures, kind, hasLevel(kind) ? std::optional(site.level) : std::nullopt, side);
        const bool hasPercent = !traitsOf(kind).relativeTo.empty();
        if (!shown) {
            row.skip(hasPercent ? 4 : 3);
            continue;
        }
        row.add(std::optional(shown->value));
        row.add(shown->deviation);
        if (hasPercent)
            row.add(shown->percent);
        row.add(shown->isReaders ? "reader" : "automatic");
    }
}

void addProvenance(Row& row, const Report& report)
{
    const ModelIdentity model = report.assessment.model().value_or(ModelIdentity{});
    row.addText(model.name);
    row.addText(model.version);
    row.addText(model.sha256);
    constexpr int signatureColumns = 5;
    if (!isSigned(report)) {
        row.add("preliminary");
        row.skip(signatureColumns);
        return;
    }
    const ReportSignature signature = report.signature.value_or(ReportSignature{});
    row.add("final");
    row.add(std::to_string(signature.version));
    row.addText(report.readerName);
    row.addText(report.time);
    row.addText(signature.sha256);
    row.addCount(signature.addenda.size());
}

} // namespace

Result<void> writeStatisticsCsv(const std::filesystem::path& file, std::span<const Report> reports)
{
    std::vector<const Report*> ordered;
    for (const Report& report : reports)
        ordered.push_back(&report);
    // As submission.csv, so that the order in which studies were found does not show.
    std::stable_sort(ordered.begin(), ordered.end(), [](const Report* a, const Report* b) {
        return a->studyId + '_' < b->studyId + '_';
    });
    std::string text = std::string(kTitles) + '\n';
    for (const Report* report : ordered) {
        const std::vector<LevelMeasure> measures =
            levelMeasures(report->assessment, readerMeasuresOf(report->measurements));
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const Site site = siteAt(index);
            const AssessmentCell& cell = report->assessment.cell(site);
            Row row;
            addSite(row, *report, site);
            addModelResult(row, cell);
            addReaderPart(row, cell);
            addPoint(row, cell);
            addMeasurements(row, *report, site);
            addSpineMeasures(row, measures, site);
            addProvenance(row, *report);
            text += row.text();
        }
    }
    return writeTextFile(file, text);
}

} // namespace foramen
