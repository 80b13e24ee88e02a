#include "core/report/json/json_writer.h"

#include "core/base/text/text_file.h"
#include "core/spine/assessment_json.h"

#include <nlohmann/json.hpp>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json placed(const Annotation& annotation, const ReportPlace& place)
{
    Json json{{"series_instance_uid", annotation.picture.seriesInstanceUid},
              {"sop_instance_uid", annotation.picture.sopInstanceUid},
              {"frame_number", annotation.picture.frameNumber},
              {"instance_number", place.instanceNumber},
              {"name", annotation.author},
              {"time", annotation.time}};
    return json;
}

Json measurementsOf(const Report& report)
{
    Json list = Json::array();
    for (const ReportMeasurement& one : report.measurements) {
        Json json{{"kind", keyOf(one.annotation.kind)}, {"text", one.annotation.text}};
        json["level"] = one.level ? Json(keyOf(*one.level)) : Json();
        if (one.side)
            json["side"] = *one.side == Side::Left ? "left" : "right";
        json["unit"] = one.isMillimetres() ? "mm" : "px";
        json["length"] = orNull(one.length);
        json["angle_degrees"] = orNull(one.angle);
        json["area"] = orNull(one.area);
        json["mean"] = orNull(one.mean);
        json["deviation"] = orNull(one.deviation);
        Json points = Json::array();
        for (const ImagePoint& point : one.annotation.points)
            points.push_back({{"x", point.column}, {"y", point.row}});
        json["points"] = std::move(points);
        json.update(placed(one.annotation, one.place));
        list.push_back(std::move(json));
    }
    return list;
}

Json linksOf(const Report& report)
{
    Json list = Json::array();
    for (const ReportLink& one : report.links) {
        Json json{{"series_instance_uids", {one.firstSeriesUid, one.secondSeriesUid}},
                  {"series_ids", {one.firstSeriesId, one.secondSeriesId}},
                  {"by", one.basis}};
        json["offset_mm"] =
            one.missing.empty() ? Json{one.offset.x, one.offset.y, one.offset.z} : Json();
        json["not_linked"] = one.missing.empty() ? Json() : Json(englishSentence(one.missing));
        list.push_back(std::move(json));
    }
    return list;
}

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json statusOf(const Report& report)
{
    Json json{{"final", report.final},
              {"reader", textOrNull(report.readerName)},
              {"time", textOrNull(report.time)},
              {"text", report.text}};
    if (!report.signature)
        return json;
    const ReportSignature& signature = *report.signature;
    json["version"] = signature.version;
    json["sha256"] = signature.sha256;
    json["correction_reason"] = textOrNull(signature.correctionReason);
    json["previous_sha256"] = textOrNull(signature.previousSha256);
    json["addenda"] = Json::array();
    for (const ReportAddendum& one : signature.addenda)
        json["addenda"].push_back({{"text", one.text},
                                   {"reason", one.reason},
                                   {"reader", one.readerName},
                                   {"time", one.time},
                                   {"sha256", one.sha256}});
    return json;
}

Json keyImagesOf(const Report& report)
{
    Json list = Json::array();
    for (const ReportKeyImage& one : report.keyImages)
        list.push_back(placed(one.annotation, one.place));
    return list;
}

} // namespace

std::string assessmentJson(const Report& report)
{
    Json json = Json::parse(assessmentToJson(report.assessment));
    Json series = Json::array();
    for (const ReportSeries& input : report.series) {
        for (const Reason& problem : input.problems)
            json["problems"].push_back(englishSentence(problem));
        series.push_back({{"role", input.role.empty() ? Json() : Json(input.role)},
                          {"series_instance_uid", input.seriesInstanceUid},
                          {"series_id", input.seriesId},
                          {"series_description", input.seriesDescription},
                          {"modality", input.modality},
                          {"images", input.imageCount}});
    }
    json["study_id"] = report.studyId;
    json["series"] = series;
    json["links"] = linksOf(report);
    json["report"] = statusOf(report);
    json["measurements"] = measurementsOf(report);
    json["key_images"] = keyImagesOf(report);
    json["intended_use"] = kIntendedUse;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<void> writeAssessmentJson(const std::filesystem::path& file, const Report& report)
{
    return writeTextFile(file, assessmentJson(report));
}

} // namespace foramen
