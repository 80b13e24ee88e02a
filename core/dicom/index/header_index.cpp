#include "core/dicom/index/header_index.h"

#include "core/dicom/index/header_codec.h"

#include <filesystem>
#include <unordered_map>
#include <utility>

namespace foramen {

namespace {

/// First byte of the content of an entry: what the file is. The bytes of its header follow.
enum class Kind : char { Header = 'H', NotDicom = 'N', NoObject = 'O' };

std::pair<std::string_view, std::string_view> split(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos)
        return {{}, path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

/// None where the result is not worth storing: an error may be gone the next time.
std::optional<std::string> contentOf(const Result<InstanceHeader>& header)
{
    std::string content;
    if (header) {
        content += static_cast<char>(Kind::Header);
        appendHeader(*header, content);
    } else if (header.error().reason == ReasonCode::FileNotDicom) {
        content += static_cast<char>(Kind::NotDicom);
    } else if (header.error().reason == ReasonCode::FileNoDicomObject) {
        content += static_cast<char>(Kind::NoObject);
    } else {
        return std::nullopt;
    }
    return content;
}

/// None where the content cannot be read.
std::optional<Result<InstanceHeader>> resultFrom(std::string_view content,
                                                 const std::filesystem::path& file)
{
    if (content.empty())
        return std::nullopt;
    switch (static_cast<Kind>(content.front())) {
    case Kind::Header:
        if (auto header = headerFrom(content.substr(1), file))
            return std::move(*header);
        break;
    case Kind::NotDicom:
        return failure(ErrorCode::NotDicom, ReasonCode::FileNotDicom);
    case Kind::NoObject:
        return failure(ErrorCode::NotDicom, ReasonCode::FileNoDicomObject);
    }
    return std::nullopt;
}

} // namespace

HeaderIndex::HeaderIndex(std::vector<std::string_view> files, const KnownFolders& known)
    : m_now(known.now)
    , m_files(files.size())
{
    Folder* folder = nullptr;
    std::string_view path;
    for (std::size_t i = 0; i < files.size(); ++i) {
        m_files[i].path = files[i];
        const std::string_view own = split(files[i]).first;
        if (!folder || own != path) {
            folder = &m_folders[std::string(own)];
            path = own;
        }
        folder->files.push_back(i);
    }
    std::vector<std::string> paths;
    for (const auto& [name, content] : m_folders)
        paths.push_back(name);
    const std::vector<std::string> stored = known.recall(paths);
    std::size_t next = 0;
    for (auto& [name, content] : m_folders) {
        if (next < stored.size())
            content.known = knownFilesFrom(stored[next]);
        ++next;
        std::unordered_map<std::string_view, const KnownFile*> byName;
        for (const KnownFile& file : content.known)
            byName.emplace(file.name, &file);
        for (const std::size_t i : content.files)
            if (const auto found = byName.find(split(files[i]).second); found != byName.end())
                m_files[i].known = found->second;
    }
}

/// The stamp is taken before the file is opened: a change in between shows in the next scan.
Result<InstanceHeader> HeaderIndex::read(std::size_t index)
{
    File& file = m_files[index];
    const std::filesystem::path path(file.path);
    const std::int64_t now = m_now();
    const std::optional<FileStamp> stamp = stampOf(path);
    if (stamp && file.known && file.known->stamp == *stamp)
        if (auto known = resultFrom(file.known->content, path)) {
            file.isUnchanged = true;
            return std::move(*known);
        }
    Result<InstanceHeader> header = readInstanceHeader(path);
    if (stamp && !stamp->mayHideChangesSince(now))
        if (auto content = contentOf(header))
            file.noted =
                KnownFile{std::string(split(file.path).second), *stamp, std::move(*content)};
    return header;
}

std::vector<IndexedFolder> HeaderIndex::changedFolders() const
{
    std::vector<IndexedFolder> changed;
    for (const auto& [path, folder] : m_folders) {
        std::vector<KnownFile> files;
        bool isChanged = false;
        for (const std::size_t i : folder.files) {
            const File& file = m_files[i];
            if (file.noted)
                files.push_back(*file.noted);
            else if (file.isUnchanged)
                files.push_back(*file.known);
            isChanged = isChanged || file.noted;
        }
        if (isChanged || files.size() != folder.known.size())
            changed.push_back({path, entriesOf(files)});
    }
    return changed;
}

} // namespace foramen
