#include "core/report/json/json_reader.h"

#include "core/base/text/text_file.h"
#include "core/spine/assessment_json.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <exception>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json;

// The accessors throw; readAssessmentJson() converts exceptions to an Error.

std::string text(const Json& object, const char* name)
{
    return object.at(name).get<std::string>();
}

/// The empty text for null.
std::string textOrNone(const Json& object, const char* name)
{
    return object.at(name).is_null() ? std::string() : text(object, name);
}

double number(const Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

std::optional<double> numberOrNone(const Json& object, const char* name)
{
    return object.at(name).is_null() ? std::nullopt : std::optional(object.at(name).get<double>());
}

/// A list that older versions did not write.
Json listOf(const Json& json, const char* name)
{
    return json.value(name, Json::array());
}

ReportSeries seriesOf(const Json& json)
{
    ReportSeries series;
    series.role = textOrNone(json, "role");
    series.seriesInstanceUid = text(json, "series_instance_uid");
    series.seriesDescription = text(json, "series_description");
    series.modality = text(json, "modality");
    series.imageCount = json.at("images").get<int>();
    series.seriesId = text(json, "series_id");
    return series;
}

ReportLink linkOf(const Json& json)
{
    const Json& uids = json.at("series_instance_uids");
    const Json& ids = json.at("series_ids");
    ReportLink link{.firstSeriesUid = uids.at(0).get<std::string>(),
                    .secondSeriesUid = uids.at(1).get<std::string>(),
                    .firstSeriesId = ids.at(0).get<std::string>(),
                    .secondSeriesId = ids.at(1).get<std::string>(),
                    .basis = text(json, "by")};
    if (const Json& offset = json.at("offset_mm"); !offset.is_null())
        link.offset = {number(offset.at(0)), number(offset.at(1)), number(offset.at(2))};
    link.missing = Reason::ofText(textOrNone(json, "not_linked"));
    return link;
}

ReportAddendum addendumOf(const Json& json)
{
    return {.text = text(json, "text"),
            .reason = text(json, "reason"),
            .readerName = text(json, "reader"),
            .time = text(json, "time"),
            .sha256 = text(json, "sha256")};
}

void takeStatus(const Json& json, Report& report)
{
    report.final = json.at("final").get<bool>();
    report.readerName = textOrNone(json, "reader");
    report.time = textOrNone(json, "time");
    report.text = text(json, "text");
    if (!json.contains("version"))
        return;
    ReportSignature signature{.version = json.at("version").get<int>(),
                              .sha256 = text(json, "sha256"),
                              .correctionReason = textOrNone(json, "correction_reason"),
                              .previousSha256 = textOrNone(json, "previous_sha256"),
                              .addenda = {}};
    for (const Json& addendum : json.at("addenda"))
        signature.addenda.push_back(addendumOf(addendum));
    report.signature = std::move(signature);
}

/// The picture that an annotation lies on, and who placed it.
void takePlace(const Json& json, Annotation& annotation, ReportPlace& place)
{
    annotation.picture = {text(json, "series_instance_uid"), text(json, "sop_instance_uid"),
                          json.at("frame_number").get<int>()};
    annotation.author = text(json, "name");
    annotation.time = text(json, "time");
    place.instanceNumber = json.at("instance_number").get<int>();
}

ReportMeasurement measurementOf(const Json& json)
{
    ReportMeasurement measurement;
    const auto kind = annotationKindFromKey(text(json, "kind"));
    if (!kind)
        throw std::invalid_argument("unknown kind");
    measurement.annotation.kind = *kind;
    measurement.annotation.text = text(json, "text");
    for (const Json& point : json.at("points"))
        measurement.annotation.points.push_back({number(point.at("x")), number(point.at("y"))});
    if (!json.at("level").is_null()) {
        measurement.level = levelFromText(text(json, "level"));
        if (!measurement.level)
            throw std::invalid_argument("unknown level");
    }
    if (json.contains("side")) {
        const std::string side = text(json, "side");
        if (side != "left" && side != "right")
            throw std::invalid_argument("unknown side");
        measurement.side = side == "left" ? Side::Left : Side::Right;
    }
    measurement.spacing = text(json, "unit") == "mm" ? SpacingKind::Patient : SpacingKind::Unknown;
    measurement.length = numberOrNone(json, "length");
    measurement.angle = numberOrNone(json, "angle_degrees");
    measurement.area = numberOrNone(json, "area");
    measurement.mean = numberOrNone(json, "mean");
    measurement.deviation = numberOrNone(json, "deviation");
    takePlace(json, measurement.annotation, measurement.place);
    return measurement;
}

ReportKeyImage keyImageOf(const Json& json)
{
    ReportKeyImage key;
    key.annotation.kind = AnnotationKind::KeyImage;
    takePlace(json, key.annotation, key.place);
    return key;
}

/// The site's settings that the findings show: its cut-offs, and whether grades that are not
/// reliable on patients were shown.
void takeSettings(const Json& findings, Assessment& assessment)
{
    OperatingPoints points;
    for (const Json& finding : findings) {
        const auto condition = conditionFromText(text(finding, "condition"));
        const auto cutOff = finding.find("site_cut_off");
        if (condition && cutOff != finding.end())
            points[static_cast<std::size_t>(*condition)] = {numberOrNone(*cutOff, "moderate"),
                                                            numberOrNone(*cutOff, "severe")};
        const std::string state = text(finding.at("reader"), "state");
        const bool isShown = cutOff != finding.end() || state == keyOf(CellState::AiSuggested)
            || state == keyOf(CellState::Changed);
        if (isShown && !finding.value("not_reliable", Json()).is_null())
            assessment.setUnreliableGrades(UnreliableGrades::Shown);
    }
    assessment.setOperatingPoints(points);
}

} // namespace

Result<Report> readAssessmentJson(const std::filesystem::path& file)
{
    const auto content = readTextFile(file);
    if (!content)
        return tl::make_unexpected(content.error());
    auto assessment = assessmentFromJson(*content);
    if (!assessment)
        return tl::make_unexpected(assessment.error());
    Report report;
    report.assessment = std::move(*assessment);
    try {
        const Json json = Json::parse(*content);
        takeSettings(json.at("findings"), report.assessment);
        report.studyId = text(json, "study_id");
        for (const Json& series : json.at("series"))
            report.series.push_back(seriesOf(series));
        for (const Json& link : listOf(json, "links"))
            report.links.push_back(linkOf(link));
        if (json.contains("report"))
            takeStatus(json.at("report"), report);
        for (const Json& measurement : listOf(json, "measurements"))
            report.measurements.push_back(measurementOf(measurement));
        for (const Json& key : listOf(json, "key_images"))
            report.keyImages.push_back(keyImageOf(key));
    } catch (const std::exception&) {
        // The message of the library may quote the text, which contains patient data.
        return failure(ErrorCode::Corrupt, ReasonCode::AssessmentDamaged);
    }
    return report;
}

} // namespace foramen
