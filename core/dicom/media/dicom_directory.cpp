#include "core/dicom/media/dicom_directory.h"

#include "core/base/text/ascii.h"
#include "core/dicom/parsing/header_reader.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <system_error>
#include <unordered_set>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// A key for a path that does not depend on how a CD was mounted or copied.
std::string keyOf(const fs::path& path)
{
    std::string key = path.generic_string();
    if (const std::size_t version = key.rfind(';'); version != std::string::npos)
        key.resize(version);
    if (key.ends_with('.'))
        key.pop_back();
    return lowered(key);
}

/// Referenced File ID (0004,1500) as a path relative to the DICOMDIR.
fs::path pathFromFileId(const std::string& fileId)
{
    fs::path path;
    for (std::size_t start = 0; start <= fileId.size();) {
        const std::size_t end = std::min(fileId.find('\\', start), fileId.size());
        std::string part = fileId.substr(start, end - start);
        part.erase(part.find_last_not_of(' ') + 1);
        part.erase(0, part.find_first_not_of(' '));
        if (part == ".." || part.find('/') != std::string::npos)
            return {};
        if (!part.empty() && part != ".")
            path /= part;
        start = end + 1;
    }
    return path;
}

/// The places where a listed file may lie. Directory files of subfolders, which some scanners
/// write beside the DICOMDIR, list paths from the folder of the medium.
std::vector<fs::path> placesOf(const fs::path& listed, fs::path folder)
{
    std::vector<fs::path> places = {folder / listed};
    const auto depth = std::distance(listed.begin(), listed.end());
    for (std::ptrdiff_t i = 1; i < depth && folder.has_relative_path(); ++i) {
        folder = folder.parent_path();
        places.push_back(folder / listed);
    }
    return places;
}

} // namespace

Result<std::vector<fs::path>> listedFiles(const fs::path& directoryFile)
{
    auto source = openFileSource(directoryFile);
    if (!source)
        return tl::make_unexpected(source.error());
    const Result<Dataset> data = readHeader(std::move(*source));
    if (!data)
        return tl::make_unexpected(data.error());
    std::vector<fs::path> files;
    const DatasetElement* records = data->root().find(dicomTag(0x0004, 0x1220));
    if (!records)
        return failure(ErrorCode::Corrupt, ReasonCode::DicomdirEmpty);
    std::set<fs::path> known;
    for (const DatasetItem& record : records->items) {
        const fs::path path = pathFromFileId(data->text(record, dicomTag(0x0004, 0x1500)));
        if (!path.empty() && known.insert(path).second)
            files.push_back(path);
    }
    return files;
}

std::vector<InputProblem> missingFiles(const fs::path& directoryFile,
                                       const std::vector<fs::path>& present)
{
    const auto listed = listedFiles(directoryFile);
    if (!listed)
        return {{directoryFile, listed.error().reason}};
    std::unordered_set<std::string> there;
    for (const fs::path& path : present)
        there.insert(keyOf(path));
    const fs::path folder = directoryFile.parent_path();
    std::vector<InputProblem> missing;
    for (const fs::path& path : *listed) {
        const std::vector<fs::path> places = placesOf(path, folder);
        const bool isThere = std::any_of(places.begin(), places.end(), [&](const fs::path& place) {
            std::error_code error;
            return there.contains(keyOf(place)) || fs::exists(place, error);
        });
        if (!isThere)
            missing.push_back({folder / path, ReasonCode::DicomdirFileMissing});
    }
    constexpr std::size_t mostNamed = 20;
    if (missing.size() > mostNamed) {
        const std::size_t others = missing.size() - mostNamed;
        missing.resize(mostNamed);
        missing.push_back({directoryFile, {ReasonCode::DicomdirListsMore, others}});
    }
    return missing;
}

} // namespace foramen
