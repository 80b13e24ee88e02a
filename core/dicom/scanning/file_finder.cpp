#include "core/dicom/scanning/file_finder.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

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

/// Lists the files of folders, each folder once. Links are followed last, so that a file keeps its
/// own path where that is below the given folders.
class FolderWalk {
public:
    explicit FolderWalk(const Task& task)
        : m_task(task)
    {
    }

    /// @return false when the folder itself cannot be listed.
    bool enter(const fs::path& folder)
    {
        std::error_code error;
        fs::directory_iterator entry(folder, error);
        if (error)
            return false;
        if (!m_entered.insert(fs::canonical(folder, error)).second)
            return true;
        for (; entry != fs::directory_iterator() && !m_task.cancelled(); entry.increment(error)) {
            take(*entry);
            if (error)
                break;
        }
        if (error)
            m_found.problems.push_back({folder, ReasonCode::FolderReadInPart});
        return true;
    }

    void addFile(const fs::path& path) { m_found.files.push_back({path, true}); }

    FoundFiles finish()
    {
        while (!m_links.empty() && !m_task.cancelled()) {
            std::vector<fs::path> links = std::exchange(m_links, {});
            std::sort(links.begin(), links.end());
            for (const fs::path& link : links)
                follow(link);
        }
        return std::move(m_found);
    }

private:
    void take(const fs::directory_entry& entry)
    {
        std::error_code status;
        if (entry.is_symlink(status)) {
            m_links.push_back(entry.path());
        } else if (entry.is_directory(status)) {
            if (!enter(entry.path()))
                m_found.problems.push_back({entry.path(), ReasonCode::FolderNotReadable});
        } else if (entry.is_regular_file(status)) {
            m_found.files.push_back({entry.path(), false});
        } else if (status && status != std::errc::no_such_file_or_directory) {
            // A network folder may list what it then does not give. What is gone is no problem.
            m_found.problems.push_back({entry.path(), ReasonCode::FileNotReadable});
        }
    }

    void follow(const fs::path& link)
    {
        std::error_code error;
        const fs::path target = fs::canonical(link, error);
        if (error) {
            m_found.problems.push_back({link, ReasonCode::LinkBroken});
        } else if (fs::is_directory(target, error)) {
            if (holds(target, link))
                m_found.problems.push_back({link, ReasonCode::LinkUpwards});
            else if (!enter(link))
                m_found.problems.push_back({link, ReasonCode::FolderNotReadable});
        } else if (fs::is_regular_file(target, error) && !m_entered.contains(target.parent_path())
                   && m_linked.insert(target).second) {
            m_found.files.push_back({link, false});
        }
    }

    /// Whether the target contains the link itself: it leads upwards, perhaps to the whole disk.
    bool holds(const fs::path& folder, const fs::path& link) const
    {
        std::error_code error;
        const fs::path place = fs::canonical(link.parent_path(), error).lexically_relative(folder);
        return !m_entered.contains(folder) && !place.empty() && *place.begin() != "..";
    }

    const Task& m_task;
    FoundFiles m_found;
    std::vector<fs::path> m_links; ///< not followed yet
    std::set<fs::path> m_entered; ///< folders, without links in their paths
    std::set<fs::path> m_linked; ///< link targets outside of these folders
};

Result<void> addGiven(const fs::path& given, FolderWalk& walk)
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
        walk.addFile(path);
        return {};
    }
    if (!walk.enter(folder ? path : path.parent_path()))
        return failure(ErrorCode::NotReadable, ReasonCode::FolderNotReadableAt, given.string());
    return {};
}

} // namespace

Result<FoundFiles> findFiles(const std::vector<fs::path>& paths, const Task& task)
{
    FolderWalk walk(task);
    std::vector<InputProblem> unusable;
    for (const fs::path& path : paths) {
        const Result<void> added = addGiven(path, walk);
        if (added)
            continue;
        if (paths.size() == 1)
            return tl::make_unexpected(added.error());
        unusable.push_back({path, added.error().reason});
    }
    FoundFiles found = walk.finish();
    found.problems.insert(found.problems.begin(), unusable.begin(), unusable.end());
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
