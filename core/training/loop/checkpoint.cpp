#include "core/training/loop/checkpoint.h"

#include "core/base/files/file_copy.h"
#include "core/base/files/file_replacement.h"
#include "core/base/text/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kStateSuffix = ".state";

Json jsonOf(const Progress& progress)
{
    Json json = {{"step", progress.step},
                 {"seconds", progress.seconds},
                 {"validations", progress.validations}};
    if (progress.best)
        json["best"] = {{"validation", progress.best->validation},
                        {"step", progress.best->step},
                        {"since", progress.best->since}};
    return json;
}

/// Throws where a key is of another type.
Progress progressFrom(const Json& json)
{
    Progress progress{.step = json.at("step").get<std::int64_t>(),
                      .seconds = json.at("seconds").get<double>(),
                      .validations = json.value("validations", std::int64_t{0}),
                      .best = {}};
    if (json.contains("best"))
        progress.best = {json["best"].at("validation").get<double>(),
                         json["best"].at("step").get<std::int64_t>(),
                         json["best"].at("since").get<int>()};
    return progress;
}

} // namespace

Checkpoint::Checkpoint(const fs::path& modelFolder, NetworkRole role, std::string architecture,
                       std::string from)
    : m_folder(modelFolder / "checkpoints")
    , m_role(role)
    , m_architecture(std::move(architecture))
    , m_from(std::move(from))
{
}

fs::path Checkpoint::file(const std::string& suffix) const
{
    return m_folder / (keyOf(m_role) + suffix);
}

Result<void> Checkpoint::write(Learner& learner, const Progress& progress) const
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    // Each step has its own state file, and the progress names it.
    const fs::path state = file(fmt::format(".{}{}", progress.step, kStateSuffix));
    FileReplacement next(state);
    if (auto saved = learner.saveState(next.part()); !saved)
        return saved;
    if (auto kept = next.commit(); !kept)
        return kept;
    Json json = jsonOf(progress);
    json["architecture"] = m_architecture;
    if (!m_from.empty())
        json["from"] = m_from;
    json["state"] = state.filename().string();
    if (auto written = writeTextFile(file(".json"), json.dump() + '\n'); !written)
        return written;
    removeOtherStates(state);
    return {};
}

void Checkpoint::removeOtherStates(const fs::path& kept) const
{
    std::error_code ignored; // a file that remains only takes space
    const std::string start = keyOf(m_role) + '.';
    for (const auto& entry : fs::directory_iterator(m_folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() == kStateSuffix && name.rfind(start, 0) == 0
            && name != kept.filename())
            fs::remove(entry.path(), ignored);
    }
}

Result<std::optional<Progress>> Checkpoint::read(Learner& learner) const
{
    std::ifstream stream(file(".json"));
    if (!stream)
        return std::nullopt; // the training of this network was not started
    const auto json = Json::parse(stream, nullptr, false);
    try {
        Progress progress = progressFrom(json);
        const auto architecture = json.value("architecture", m_architecture);
        if (architecture != m_architecture)
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("The checkpoint of {} is that of a {}, not of a {}: go on "
                                       "with its backbone, or begin anew without resuming",
                                       keyOf(m_role), architecture, m_architecture));
        if (json.value("from", "") != m_from)
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("The training of {} began with other weights: go on from "
                                       "the same model (--from), or begin anew without resuming",
                                       keyOf(m_role)));
        const fs::path state =
            m_folder / fs::path(json.value("state", keyOf(m_role) + kStateSuffix)).filename();
        if (auto loaded = learner.loadState(state); !loaded)
            return tl::make_unexpected(loaded.error());
        return progress;
    } catch (const Json::exception&) {
        return failure(ErrorCode::Corrupt,
                       fmt::format("The checkpoint of {} is damaged", keyOf(m_role)));
    }
}

Result<void> Checkpoint::writeBestWeights(Learner& learner) const
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    FileReplacement next(file(".best.weights"));
    if (auto written = learner.writeWeights(next.part()); !written)
        return written;
    return next.commit();
}

Result<void> Checkpoint::copyBestWeights(const fs::path& to) const
{
    return copyFile(file(".best.weights"), to);
}

} // namespace foramen
