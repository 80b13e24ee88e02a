#include "core/report/report.h"
#include "core/report/text_file.h"
#include "core/spine/assessment_json.h"

#include <nlohmann/json.hpp>

namespace foramen {

std::string assessmentJson(const Report& report)
{
    using Json = nlohmann::ordered_json;
    Json json = Json::parse(assessmentToJson(report.assessment));
    Json series = Json::array();
    for (const ReportSeries& input : report.series)
        series.push_back({{"role", input.role.empty() ? Json() : Json(input.role)},
                          {"series_instance_uid", input.seriesInstanceUid},
                          {"series_description", input.seriesDescription},
                          {"modality", input.modality},
                          {"images", input.imageCount}});
    json["series"] = series;
    json["report"] = {{"final", report.final},
                      {"reader", report.readerName.empty() ? Json() : Json(report.readerName)},
                      {"time", report.time.empty() ? Json() : Json(report.time)},
                      {"text", report.text}};
    json["intended_use"] = kIntendedUse;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<void> writeAssessmentJson(const std::filesystem::path& file, const Report& report)
{
    return writeTextFile(file, assessmentJson(report));
}

} // namespace foramen
