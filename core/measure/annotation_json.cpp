#include "core/measure/annotation_json.h"

#include <nlohmann/json.hpp>

#include <exception>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

} // namespace

std::string annotationToJson(const Annotation& annotation)
{
    Json points = Json::array();
    for (const ImagePoint& point : annotation.points)
        points.push_back({point.column, point.row});
    const Json json = {{"uid", annotation.annotationUid},
                       {"kind", keyOf(annotation.kind)},
                       {"series_instance_uid", annotation.picture.seriesInstanceUid},
                       {"sop_instance_uid", annotation.picture.sopInstanceUid},
                       {"frame_number", annotation.picture.frameNumber},
                       {"points", std::move(points)},
                       {"text", annotation.text},
                       {"author", annotation.author},
                       {"time", annotation.time}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Annotation> annotationFromJson(const std::string& text)
{
    const auto damaged = [] {
        return failure(ErrorCode::Corrupt, ReasonCode::AnnotationDamaged);
    };
    try {
        const Json json = Json::parse(text);
        const auto kind = annotationKindFromKey(json.at("kind").get<std::string>());
        if (!kind)
            return failure(ErrorCode::Unsupported, ReasonCode::AnnotationUnknown);
        Annotation annotation{.annotationUid = json.at("uid").get<std::string>(),
                              .kind = *kind,
                              .picture = {json.at("series_instance_uid").get<std::string>(),
                                          json.at("sop_instance_uid").get<std::string>(),
                                          json.at("frame_number").get<int>()},
                              .points = {},
                              .text = json.at("text").get<std::string>(),
                              .author = json.at("author").get<std::string>(),
                              .time = json.at("time").get<std::string>()};
        for (const Json& point : json.at("points"))
            annotation.points.push_back({point.at(0).get<double>(), point.at(1).get<double>()});
        if (!isComplete(annotation) || annotation.annotationUid.empty())
            return damaged();
        return annotation;
    } catch (const std::exception&) {
        // The message of the library may quote the text, and so patient data.
        return damaged();
    }
}

} // namespace foramen
