#include "core/report/json/json_reader.h"

#include "core/base/text/text_file.h"
#include "core/spine/assessment_json.h"

#include <nlohmann/json.hpp>

#include <exception>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json;

ReportSeries seriesOf(const Json& json)
{
    ReportSeries series;
    if (const Json& role = json.at("role"); !role.is_null())
        series.role = role.get<std::string>();
    series.seriesInstanceUid = json.at("series_instance_uid").get<std::string>();
    series.seriesDescription = json.at("series_description").get<std::string>();
    series.modality = json.at("modality").get<std::string>();
    series.imageCount = json.at("images").get<int>();
    series.seriesId = json.at("series_id").get<std::string>();
    return series;
}

} // namespace

Result<Report> readAssessmentJson(const std::filesystem::path& file)
{
    const auto text = readTextFile(file);
    if (!text)
        return tl::make_unexpected(text.error());
    auto assessment = assessmentFromJson(*text);
    if (!assessment)
        return tl::make_unexpected(assessment.error());
    Report report;
    report.assessment = std::move(*assessment);
    try {
        const Json json = Json::parse(*text);
        report.studyId = json.at("study_id").get<std::string>();
        for (const Json& series : json.at("series"))
            report.series.push_back(seriesOf(series));
    } catch (const std::exception&) {
        // The message of the library may quote the text, which contains patient data.
        return failure(ErrorCode::Corrupt, ReasonCode::AssessmentDamaged);
    }
    return report;
}

} // namespace foramen
