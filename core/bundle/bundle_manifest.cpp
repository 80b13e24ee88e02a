#include "core/bundle/bundle_manifest.h"

#include "core/report/report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <set>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "foramen.case/1";
constexpr std::string_view kAnyFormat = "foramen.case/";

/// Whether a path stays in its folder on every system.
bool isInside(const std::string& path)
{
    if (path.empty() || path.front() == '/' || path.find("//") != std::string::npos
        || path.find('\\') != std::string::npos || path.find(':') != std::string::npos
        || path.find('\0') != std::string::npos)
        return false;
    const std::filesystem::path parts(path);
    return std::none_of(parts.begin(), parts.end(), [](const std::filesystem::path& part) {
        return part == ".." || part == "." || part.empty();
    });
}

bool isSha256(const std::string& text)
{
    constexpr std::size_t length = 64;
    return text.size() == length && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

tl::unexpected<Error> damaged()
{
    return failure(ErrorCode::Corrupt, ReasonCode::BundleListDamaged);
}

} // namespace

const BundleFile* BundleManifest::file(std::string_view path) const
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [path](const BundleFile& one) { return one.path == path; });
    return found == files.end() ? nullptr : &*found;
}

std::size_t BundleManifest::imageCount() const
{
    const std::string folder = std::string(kBundleImages) + '/';
    return static_cast<std::size_t>(
        std::count_if(files.begin(), files.end(),
                      [&folder](const BundleFile& one) { return one.path.starts_with(folder); }));
}

std::string bundleManifestJson(const BundleManifest& manifest)
{
    Json files = Json::array();
    for (const BundleFile& file : manifest.files)
        files.push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    const Json json{{"format", kFormat},
                    {"program", "Foramen"},
                    {"version", manifest.programVersion},
                    {"intended_use", kIntendedUse},
                    {"time", manifest.time},
                    {"deidentified", manifest.isDeidentified},
                    {"study_instance_uid", manifest.studyInstanceUid},
                    {"images_left_out", manifest.leftOut},
                    {"files", std::move(files)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<BundleManifest> bundleManifestFromJson(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        const auto format = json.at("format").get<std::string>();
        if (format != kFormat)
            return failure(ErrorCode::Unsupported,
                           format.starts_with(kAnyFormat) ? ReasonCode::BundleNewer
                                                          : ReasonCode::BundleListForeign);
        BundleManifest manifest;
        manifest.programVersion = json.at("version").get<std::string>();
        manifest.time = json.at("time").get<std::string>();
        manifest.isDeidentified = json.at("deidentified").get<bool>();
        manifest.studyInstanceUid = json.at("study_instance_uid").get<std::string>();
        manifest.leftOut = json.at("images_left_out").get<std::size_t>();
        std::set<std::string> paths;
        for (const Json& file : json.at("files")) {
            manifest.files.push_back({file.at("path").get<std::string>(),
                                      file.at("bytes").get<std::uint64_t>(),
                                      file.at("sha256").get<std::string>()});
            const BundleFile& made = manifest.files.back();
            if (!isInside(made.path) || !isSha256(made.sha256) || !paths.insert(made.path).second)
                return damaged();
        }
        return manifest;
    } catch (const std::exception&) {
        // The message of the library may quote the text, which contains patient data.
        return damaged();
    }
}

} // namespace foramen
