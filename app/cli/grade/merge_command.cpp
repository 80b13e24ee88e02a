#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/report/build/report_files.h"
#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The options of `foramen-cli merge`.
struct MergeOptions {
    std::vector<std::string> folders;
    std::string out;
};

/// Adds the files named assessment.json below a folder, sorted.
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

/// The assessments of several results, and what could not be used of them.
class MergeRun {
public:
    explicit MergeRun(const MergeOptions& options)
        : m_options(options)
    {
    }

    int run()
    {
        std::vector<fs::path> files;
        for (const std::string& folder : m_options.folders)
            if (const auto added = addAssessmentFiles(folder, files); !added)
                complain(added.error().message);
        for (const fs::path& file : files)
            add(file);
        if (m_reports.empty())
            return exitStatus({ErrorCode::NotFound, "There is no assessment.json to merge"});
        std::vector<ExportFormat> tables = exportFormats(nullptr);
        std::erase_if(tables, [](const ExportFormat& one) { return !one.isOfAllStudies; });
        const auto written = writeReports(m_options.out, m_reports, tables);
        if (!written)
            return exitStatus(written.error());
        for (const ReportFiles::Failure& failure : written->failures)
            complain(failure.error.message);
        fmt::print("{} studies in the tables of {}\n", m_reports.size(), m_options.out);
        return m_isIncomplete ? 1 : 0;
    }

private:
    void add(const fs::path& file)
    {
        auto report = readAssessmentJson(file);
        if (!report) {
            complain(fmt::format("{}: {}", file.string(), report.error().message));
            return;
        }
        const auto [other, isNew] = m_files.emplace(report->studyId, file);
        if (isNew)
            m_reports.push_back(std::move(*report));
        else
            complain(fmt::format("{}: left out; the study is in {}, too", file.string(),
                                 other->second.string()));
    }

    void complain(const std::string& message)
    {
        printError(message);
        m_isIncomplete = true;
    }

    const MergeOptions& m_options;
    std::vector<Report> m_reports;
    std::map<std::string, fs::path> m_files; ///< of each report, by study id
    bool m_isIncomplete = false;
};

} // namespace

void addMergeCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<MergeOptions>();
    CLI::App* command = program.add_subcommand(
        "merge", "Make submission.csv, coordinates.csv and sites.csv from the results of grade");
    command
        ->add_option("DIR", options->folders,
                     "Folders that grade wrote; assessment.json is found at any depth")
        ->required();
    command->add_option("--out", options->out, "Folder for the tables")->required();
    command->footer("Example: foramen-cli merge part-1 part-2 --out whole\n"
                    "Nothing is graded. A study that is found twice is taken from the first "
                    "folder, and the second is named.");
    runWhenChosen(command, run, options, [](const auto& chosen) { return MergeRun(chosen).run(); });
}

} // namespace foramen
