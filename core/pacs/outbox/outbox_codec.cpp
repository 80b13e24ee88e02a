#include "core/pacs/outbox/outbox_codec.h"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::array kJobStates = {
    std::pair{JobState::Waiting, "waiting"}, std::pair{JobState::Sending, "sending"},
    std::pair{JobState::Sent, "sent"}, std::pair{JobState::Refused, "refused"},
    std::pair{JobState::GivenUp, "given up"}};
constexpr std::array kObjectStates = {
    std::pair{ObjectState::Waiting, "waiting"}, std::pair{ObjectState::Uncertain, "uncertain"},
    std::pair{ObjectState::Sent, "sent"}, std::pair{ObjectState::Refused, "refused"}};

template <class Table, class State> const char* keyOf(const Table& table, State state)
{
    for (const auto& [one, key] : table)
        if (one == state)
            return key;
    return "";
}

template <class State, class Table>
std::optional<State> stateFrom(const Table& table, const std::string& key)
{
    for (const auto& [state, name] : table)
        if (key == name)
            return state;
    return std::nullopt;
}

/// Seconds since 1970, UTC.
std::int64_t seconds(TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

TimePoint time(const Json& value)
{
    return TimePoint(std::chrono::seconds(value.get<std::int64_t>()));
}

Json jsonFrom(const OutboxObject& object)
{
    return {{"file", object.file},
            {"sha256", object.sha256},
            {"sop_class_uid", object.sopClassUid},
            {"sop_instance_uid", object.sopInstanceUid},
            {"study_instance_uid", object.studyInstanceUid},
            {"series_instance_uid", object.seriesInstanceUid},
            {"state", keyOf(kObjectStates, object.state)},
            {"remark", object.remark},
            {"committed", object.isCommitted}};
}

tl::unexpected<Error> noJob()
{
    return failure(ErrorCode::Corrupt, ReasonCode::OutboxNoJob);
}

Result<OutboxObject> objectFrom(const Json& json)
{
    OutboxObject object;
    const auto state = stateFrom<ObjectState>(kObjectStates, json.at("state").get<std::string>());
    object.file = json.at("file");
    // A name, so that nothing outside of the folder is read or deleted.
    if (!state || object.file.empty() || object.file.find('/') != std::string::npos)
        return noJob();
    object.state = *state;
    object.sha256 = json.at("sha256");
    object.sopClassUid = json.at("sop_class_uid");
    object.sopInstanceUid = json.at("sop_instance_uid");
    object.studyInstanceUid = json.at("study_instance_uid");
    object.seriesInstanceUid = json.at("series_instance_uid");
    object.remark = json.at("remark");
    object.isCommitted = json.at("committed");
    return object;
}

Result<OutboxJob> jobFrom(const Json& json)
{
    if (json.at("version").get<int>() > kVersion)
        return failure(ErrorCode::Unsupported, ReasonCode::OutboxNewerJob);
    OutboxJob job;
    const auto state = stateFrom<JobState>(kJobStates, json.at("state").get<std::string>());
    if (!state)
        return noJob();
    job.state = *state;
    job.draft.target = {json.at("node"), json.at("name"), json.at("place")};
    job.draft.patientName = json.at("patient_name");
    job.draft.patientId = json.at("patient_id");
    job.draft.studyDate = json.at("study_date");
    job.created = time(json.at("created"));
    job.changed = time(json.at("changed"));
    job.nextTry = time(json.at("next_try"));
    job.reason = json.at("reason");
    job.attempts = json.at("attempts");
    for (const Json& one : json.at("objects")) {
        auto object = objectFrom(one);
        if (!object)
            return tl::make_unexpected(object.error());
        job.objects.push_back(std::move(*object));
    }
    return job;
}

} // namespace

std::string jobText(const OutboxJob& job)
{
    Json objects = Json::array();
    for (const OutboxObject& object : job.objects)
        objects.push_back(jsonFrom(object));
    const Json json = {{"version", kVersion},
                       {"state", keyOf(kJobStates, job.state)},
                       {"node", job.draft.target.nodeId},
                       {"name", job.draft.target.name},
                       {"place", job.draft.target.place},
                       {"patient_name", job.draft.patientName},
                       {"patient_id", job.draft.patientId},
                       {"study_date", job.draft.studyDate},
                       {"created", seconds(job.created)},
                       {"changed", seconds(job.changed)},
                       {"next_try", seconds(job.nextTry)},
                       {"reason", job.reason},
                       {"attempts", job.attempts},
                       {"objects", objects}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<OutboxJob> jobFromText(std::string_view text)
try {
    return jobFrom(Json::parse(text.begin(), text.end()));
} catch (const std::exception&) {
    return noJob();
}

} // namespace foramen
