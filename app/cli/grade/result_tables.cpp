#include "app/cli/grade/result_tables.h"

#include "core/base/text/text_file.h"
#include "core/dicom/media/temporary_folder.h"
#include "core/report/json/json_writer.h"

#include <algorithm>
#include <system_error>
#include <tuple>

namespace foramen {

namespace {

namespace fs = std::filesystem;

} // namespace

Result<void> addAssessmentFiles(const fs::path& folder, std::vector<fs::path>& files)
{
    std::error_code error;
    std::vector<fs::path> found;
    fs::recursive_directory_iterator it(folder, error);
    for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error))
        if (it->path().filename() == kAssessmentFile)
            found.push_back(it->path());
    if (error)
        return failure(ErrorCode::NotReadable, ReasonCode::PathNotReadable, folder.string());
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
    return {};
}

bool comesBefore(const Report& one, const Report& other)
{
    const StudyIdentity& a = one.assessment.study();
    const StudyIdentity& b = other.assessment.study();
    return std::tie(a.studyDate, a.studyInstanceUid, one.studyId)
        < std::tie(b.studyDate, b.studyInstanceUid, other.studyId);
}

Result<ReportFiles> writeTables(const fs::path& folder, std::span<const Report> reports)
{
    std::vector<ExportFormat> tables = exportFormats(nullptr);
    std::erase_if(tables, [](const ExportFormat& one) { return !one.isOfAllStudies; });
    return writeReports(folder, reports, tables);
}

Result<std::string> tableText(std::span<const Report> reports)
{
    const auto scratch = TemporaryFolder::create();
    if (!scratch)
        return tl::make_unexpected(scratch.error());
    const auto written = writeTables((*scratch)->path(), reports);
    if (!written)
        return tl::make_unexpected(written.error());
    if (!written->failures.empty())
        return tl::make_unexpected(written->failures.front().error);
    std::string all;
    for (const fs::path& file : written->files) {
        auto text = readTextFile(file);
        if (!text)
            return text;
        all += *text;
    }
    return all;
}

} // namespace foramen
