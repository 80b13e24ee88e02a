#include "core/report/csv/measures_csv.h"

#include "core/base/text/csv.h"
#include "core/base/text/text_file.h"
#include "core/report/csv/report_text_cell.h"
#include "core/report/report_status.h"
#include "core/spine/assessment_json.h"

#include <fmt/format.h>

#include <optional>
#include <string>

namespace foramen {

namespace {

std::string cellOf(const std::optional<double>& value)
{
    return value ? csvCell(*value) : std::string();
}

std::string rowOf(const Report& report, const LevelMeasure& shown)
{
    const MeasureTraits& traits = traitsOf(shown.kind);
    const SpineVariant& variant = report.assessment.variant();
    std::string row =
        fmt::format("{},{},{},{},{},{},{},{},{},{},{}", shown.level ? nameOf(*shown.level) : "",
                    shown.level ? discNameOf(variant.discs, *shown.level) : "",
                    !shown.side                     ? ""
                        : *shown.side == Side::Left ? "left"
                                                    : "right",
                    traits.key, csvCell(shown.value), traits.unit, cellOf(shown.deviation),
                    cellOf(shown.percent), shown.isReaders ? "reader" : "automatic",
                    reportTextCell(shown.author),
                    reportTextCell(shown.norm ? englishText(*shown.norm) : std::string()));
    const SpineMeasure* automatic =
        measureOf(report.assessment.measures(), shown.kind, shown.level, shown.side);
    if (!automatic)
        return row + ",,,,,,,";
    return row
        + fmt::format(",{},{},{},{},{},{},{}", csvCell(automatic->value),
                      csvCell(automatic->deviation), cellOf(automatic->percent),
                      reportTextCell(automatic->seriesInstanceUid),
                      reportTextCell(automatic->sopInstanceUid), automatic->instanceNumber,
                      automatic->frameNumber);
}

} // namespace

Result<void> writeMeasuresCsv(const std::filesystem::path& file, const Report& report)
{
    std::string text =
        "level,named_level,side,measure,value,unit,deviation,percent,by,reader,beyond_limit,"
        "automatic_value,automatic_deviation,automatic_percent,series_instance_uid,"
        "sop_instance_uid,instance_number,frame_number,report_status\n";
    const char* status = isSigned(report) ? ",final\n" : ",preliminary\n";
    for (const LevelMeasure& shown :
         levelMeasures(report.assessment, readerMeasuresOf(report.measurements)))
        text += rowOf(report, shown) + status;
    return writeTextFile(file, text);
}

} // namespace foramen
