#include "app/cli/worker/archive_readings.h"

#include "app/cli/grade/shard_record.h"
#include "core/report/sr/reading/sr_reader.h"

#include <system_error>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The files of a retrieval. @return NotReadable.
Result<std::vector<fs::path>> filesBelow(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    fs::recursive_directory_iterator it(folder, code);
    for (const fs::recursive_directory_iterator end; !code && it != end; it.increment(code))
        if (it->is_regular_file(code))
            files.push_back(it->path());
    if (code)
        return failure(ErrorCode::NotReadable, ReasonCode::PathNotReadable, folder.string());
    return files;
}

} // namespace

Result<std::optional<std::string>> findReading(const ArchiveClient& client,
                                               const std::string& studyInstanceUid,
                                               const ModelIdentity& model, const fs::path& scratch,
                                               const Task& task)
{
    std::vector<std::string> series;
    const auto found = client.findSeries(
        {studyInstanceUid, "SR"},
        [&series](const SeriesMatch& match) { series.push_back(match.seriesInstanceUid); }, task);
    if (!found)
        return tl::make_unexpected(found.error());
    for (const std::string& one : series) {
        const Transfer transfer = client.get({studyInstanceUid, one}, scratch, task);
        if (!transfer.end)
            return tl::make_unexpected(transfer.end.error());
        // One that the archive lists and does not give may be ours: to send is to risk a second.
        for (const TransferProblem& problem : transfer.problems)
            if (!problem.isWarning)
                return failure(ErrorCode::NotReadable, problem.reason);
    }
    if (series.empty())
        return std::nullopt;
    const auto files = filesBelow(scratch);
    if (!files)
        return tl::make_unexpected(files.error());
    for (const fs::path& file : *files) {
        const auto reading = readSr(file, task);
        if (!reading && reading.error().code == ErrorCode::Cancelled)
            return tl::make_unexpected(reading.error());
        if (!reading || reading->document != SrDocument::Model)
            continue; // of another program, or of readers
        const auto& graded = reading->assessment.model();
        if (graded && isSameModel(*graded, model))
            return reading->sopInstanceUid;
    }
    return std::nullopt;
}

} // namespace foramen
