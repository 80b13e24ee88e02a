#include "core/dicom/scanning/file_finder.h"

#include <algorithm>
#include <system_error>

namespace foramen {

namespace {

namespace fs = std::filesystem;

bool isDirectoryFile(const fs::path& path)
{
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return name == "DICOMDIR";
}

/// @return false when the folder itself cannot be listed.
bool walk(const fs::path& folder, FoundFiles& found, const Task& task)
{
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    if (error)
        return false;
    for (; entry != fs::directory_iterator() && !task.cancelled(); entry.increment(error)) {
        std::error_code status;
        if (entry->is_directory(status) && !entry->is_symlink(status)) {
            if (!walk(entry->path(), found, task))
                found.problems.push_back({entry->path(), ReasonCode::FolderNotReadable});
        } else if (entry->is_regular_file(status)) {
            found.files.push_back({entry->path(), false});
        }
        if (error)
            break;
    }
    if (error)
        found.problems.push_back({folder, ReasonCode::FolderReadInPart});
    return true;
}

Result<void> addGiven(const fs::path& given, FoundFiles& found, const Task& task)
{
    std::error_code error;
    const fs::path path = fs::absolute(given, error).lexically_normal();
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        return failure(ErrorCode::NotFound, ReasonCode::NoSuchPath, given.string());
    if (error)
        return failure(ErrorCode::NotReadable, ReasonCode::PathNotReadable, given.string());
    const bool folder = fs::is_directory(status);
    if (!folder && !isDirectoryFile(path)) {
        found.files.push_back({path, true});
        return {};
    }
    if (!walk(folder ? path : path.parent_path(), found, task))
        return failure(ErrorCode::NotReadable, ReasonCode::FolderNotReadableAt, given.string());
    return {};
}

} // namespace

Result<FoundFiles> findFiles(const std::vector<fs::path>& paths, const Task& task)
{
    FoundFiles found;
    for (const fs::path& path : paths)
        if (const Result<void> added = addGiven(path, found, task); !added)
            return tl::make_unexpected(added.error());
    // A file that is both given and found in a folder counts once, as given.
    std::sort(found.files.begin(), found.files.end(), [](const FoundFile& a, const FoundFile& b) {
        const int order = a.path.native().compare(b.path.native());
        return order != 0 ? order < 0 : a.given && !b.given;
    });
    found.files.erase(std::unique(found.files.begin(), found.files.end(),
                                  [](const auto& a, const auto& b) { return a.path == b.path; }),
                      found.files.end());
    return found;
}

} // namespace foramen
