#include "core/dicom/scanning/study_scanner.h"

#include "core/base/text/ascii.h"
#include "core/dicom/media/archive.h"
#include "core/dicom/media/dicom_directory.h"
#include "core/dicom/scanning/file_finder.h"
#include "core/dicom/scanning/header_scan.h"
#include "core/dicom/scanning/study_grouping.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The given paths, with unpacked folders in place of archives.
struct OpenedPaths {
    struct Archive {
        fs::path file;
        fs::path folder; ///< what it was unpacked into
    };
    std::vector<fs::path> paths;
    std::vector<Archive> archives;
    std::vector<std::shared_ptr<const TemporaryFolder>> folders;
    std::vector<InputProblem> problems;

    /// The path for the user: a file of an archive as a path inside the archive.
    [[nodiscard]] fs::path shown(const fs::path& path) const
    {
        for (const Archive& archive : archives) {
            const fs::path inside = path.lexically_relative(archive.folder);
            if (!inside.empty() && *inside.begin() != "..")
                return archive.file / inside;
        }
        return path;
    }
};

Result<void> openArchive(const fs::path& file, OpenedPaths& opened, const Task& task)
{
    auto folder = TemporaryFolder::create();
    if (!folder)
        return tl::make_unexpected(folder.error());
    const auto unpacked = unpackArchive(file, (*folder)->path(), {}, task);
    if (!unpacked)
        return tl::make_unexpected(unpacked.error());
    for (const InputProblem& problem : unpacked->problems)
        opened.problems.push_back(
            {problem.path.empty() ? file : file / problem.path, problem.reason});
    opened.paths.push_back((*folder)->path());
    opened.archives.push_back({file, (*folder)->path()});
    opened.folders.push_back(std::move(*folder));
    return {};
}

Result<OpenedPaths> openArchives(const std::vector<fs::path>& paths, const Task& task)
{
    OpenedPaths opened;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        std::error_code error;
        if (!fs::is_regular_file(paths[i], error) || !isArchive(paths[i])) {
            opened.paths.push_back(paths[i]);
            continue;
        }
        const auto count = static_cast<double>(paths.size());
        const auto index = static_cast<double>(i);
        const auto result =
            openArchive(paths[i], opened, task.part(index / count, (index + 1) / count));
        if (result)
            continue;
        if (paths.size() == 1 || result.error().code == ErrorCode::Cancelled)
            return tl::make_unexpected(result.error());
        opened.problems.push_back({paths[i], result.error().reason});
    }
    return opened;
}

/// Adds a problem for each file that a DICOMDIR lists but that does not exist.
void addMissingFiles(const std::vector<FoundFile>& files,
                     const std::vector<fs::path>& directoryFiles, ScanResult& result)
{
    if (directoryFiles.empty())
        return;
    std::vector<fs::path> present;
    present.reserve(files.size());
    for (const FoundFile& file : files)
        present.push_back(file.path);
    for (const fs::path& directoryFile : directoryFiles)
        for (InputProblem& missing : missingFiles(directoryFile, present))
            result.problems.push_back(std::move(missing));
}

/// "1 *, 2 .jpg": numbers by extension, * for others. Names may contain that of a patient.
std::string endingsOf(const std::vector<FoundFile>& files)
{
    constexpr std::size_t longest = 8; // longer ones may be parts of a name
    std::map<std::string, int> counts;
    for (const FoundFile& file : files) {
        const std::string ending = file.path.extension().string();
        const bool known = ending.size() > 1 && ending.size() <= longest
            && std::all_of(ending.begin() + 1, ending.end(),
                           [](unsigned char c) { return std::isalnum(c) != 0; });
        ++counts[known ? ending : std::string()];
    }
    std::string text;
    for (const auto& [ending, count] : counts)
        text += (text.empty() ? "" : ", ") + std::to_string(count) + ' '
            + (ending.empty() ? "*" : ending);
    return text;
}

/// The error for paths without any study.
tl::unexpected<Error> nothingFound(const std::vector<fs::path>& paths,
                                   const std::vector<FoundFile>& files,
                                   const std::vector<InputProblem>& problems)
{
    if (paths.empty())
        return failure(ErrorCode::NotDicom, ReasonCode::NoDicomFiles);
    const std::string where = paths.front().string() + (paths.size() > 1 ? ", ..." : "");
    if (!problems.empty())
        return failure(ErrorCode::NotDicom, ReasonCode::NoUsableDicomFiles, where,
                       problems.front().reason);
    if (files.empty())
        return failure(ErrorCode::NotDicom, ReasonCode::NoDicomFilesIn, where);
    return failure(ErrorCode::NotDicom, ReasonCode::NoDicomFilesAmong, where, endingsOf(files));
}

/// Whether a name says that the file is DICOM. Hidden ones, such as the "._1.dcm" that macOS leaves
/// beside a file, do not count.
bool isDicomName(const fs::path& file)
{
    return lowered(file.extension().string()) == ".dcm" && file.filename().native().front() != '.';
}

/// Groups the headers, in the order of the files.
void takeHeaders(const std::vector<FoundFile>& files, std::vector<HeaderScan::Slot> headers,
                 ScanResult& result)
{
    StudyGrouping grouping;
    std::vector<fs::path> directoryFiles;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const FoundFile& file = files[i];
        Result<InstanceHeader>& header = *headers[i];
        if (header) {
            if (header->directory)
                directoryFiles.push_back(file.path);
            grouping.add(std::move(*header));
        } else if (header.error().code != ErrorCode::NotDicom || file.given
                   || isDicomName(file.path)) {
            result.problems.push_back({file.path, header.error().reason});
        } else if (isArchiveName(file.path)) {
            result.problems.push_back({file.path, ReasonCode::ArchiveWithin});
        }
    }
    result.studies = grouping.take();
    result.problems.insert(result.problems.end(), grouping.problems().begin(),
                           grouping.problems().end());
    addMissingFiles(files, directoryFiles, result);
}

/// An index has all files of their folders: none are given alone, or unpacked for this time.
bool mayBeIndexed(const std::vector<FoundFile>& files, const OpenedPaths& opened)
{
    return opened.folders.empty()
        && std::none_of(files.begin(), files.end(),
                        [](const FoundFile& file) { return file.given; });
}

std::vector<std::string_view> textsOf(const std::vector<FoundFile>& files)
{
    std::vector<std::string_view> texts;
    texts.reserve(files.size());
    for (const FoundFile& file : files)
        texts.emplace_back(file.path.native());
    return texts;
}

} // namespace

Result<ScanResult> scanStudies(const std::vector<fs::path>& paths, const Task& task,
                               const ScanWatch& watch)
{
    return scanKnownStudies({}, paths, task, watch);
}

Result<ScanResult> scanKnownStudies(const KnownFolders& known, const std::vector<fs::path>& paths,
                                    const Task& task, const ScanWatch& watch)
{
    constexpr double unpackingShare = 0.8;
    Result<OpenedPaths> opened = openArchives(paths, task.part(0, unpackingShare));
    if (!opened)
        return tl::make_unexpected(opened.error());
    ScanResult result;
    result.problems = std::move(opened->problems);
    result.unpacked = opened->folders;
    Result<FoundFiles> found =
        opened->paths.empty() ? FoundFiles() : findFiles(opened->paths, task);
    if (!found)
        return tl::make_unexpected(found.error());
    const Task reading = task.part(result.unpacked.empty() ? 0 : unpackingShare, 1);
    std::optional<HeaderIndex> index;
    if (known.recall && mayBeIndexed(found->files, *opened))
        index.emplace(textsOf(found->files), known);
    std::vector<HeaderScan::Slot> headers =
        HeaderScan(found->files, reading, watch, index ? &*index : nullptr).run();
    if (task.cancelled())
        return cancelledFailure();
    if (index)
        result.newlyIndexed = index->changedFolders();
    result.fileCount = found->files.size();
    std::move(found->problems.begin(), found->problems.end(), std::back_inserter(result.problems));
    takeHeaders(found->files, std::move(headers), result);
    for (InputProblem& problem : result.problems)
        problem.path = opened->shown(problem.path);
    if (result.studies.empty())
        return nothingFound(paths, found->files, result.problems);
    return result;
}

} // namespace foramen
