#include "app/cli/grade/shard_record.h"

#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <system_error>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "foramen.shard/1";

} // namespace

Result<void> writeShardRecord(const std::filesystem::path& folder, const ShardRecord& record)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return failure(ErrorCode::NotWritable, ReasonCode::ExportFolderNotMade,
                       systemReason(error.value()));
    const Json json{{"format", kFormat},
                    {"shard", record.shard.number},
                    {"of", record.shard.count},
                    {"model",
                     {{"name", record.model.name},
                      {"version", record.model.version},
                      {"sha256", record.model.sha256}}},
                    {"studies", record.studyIds}};
    return writeTextFile(folder / kShardFile,
                         json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

Result<std::optional<ShardRecord>> readShardRecord(const std::filesystem::path& folder)
{
    const auto text = readTextFile(folder / kShardFile);
    if (!text && text.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!text)
        return tl::make_unexpected(text.error());
    const std::string file = (folder / kShardFile).string();
    try {
        const Json json = Json::parse(*text);
        if (json.at("format") != kFormat)
            return failure(ErrorCode::Corrupt, fmt::format("{}: is not {}", file, kFormat));
        ShardRecord record;
        record.shard = {json.at("shard").get<int>(), json.at("of").get<int>()};
        json.at("model").at("name").get_to(record.model.name);
        json.at("model").at("version").get_to(record.model.version);
        json.at("model").at("sha256").get_to(record.model.sha256);
        json.at("studies").get_to(record.studyIds);
        if (record.shard.number < 1 || record.shard.number > record.shard.count)
            return failure(ErrorCode::Corrupt, fmt::format("{}: there is no such shard", file));
        return record;
    } catch (const Json::exception&) { // its text may hold what stands in the file
        return failure(ErrorCode::Corrupt, fmt::format("{}: is damaged", file));
    }
}

std::string modelText(const ModelIdentity& model)
{
    constexpr std::size_t shown = 12; // digits of the checksum
    return fmt::format("{} {} ({})", model.name, model.version, model.sha256.substr(0, shown));
}

bool isSameModel(const ModelIdentity& one, const ModelIdentity& other)
{
    return one.name == other.name && one.version == other.version && one.sha256 == other.sha256;
}

} // namespace foramen
