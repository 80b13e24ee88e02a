#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/report/build/report_files.h"
#include "core/report/dicom_values.h"
#include "core/report/sr/reading/sr_reader.h"
#include "core/spine/study_owner.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The options of `foramen-cli read-report`.
struct ReadReportOptions {
    std::vector<std::string> paths;
    std::string out;
    std::vector<std::string> formats{"json"};
};

/// One document that was read.
struct ReadDocument {
    fs::path file;
    SrReading reading;
    bool isUsed = false; ///< in the assessment of another document
};

/// Reads the reports of this program below the paths and writes the assessments that they say.
class ReportReading {
public:
    explicit ReportReading(const ReadReportOptions& options)
        : m_options(options)
    {
    }

    int run()
    {
        const auto formats = exportFormatsNamed(m_options.formats, nullptr);
        if (!formats)
            return exitStatus(formats.error());
        for (const std::string& path : m_options.paths)
            addPath(path);
        for (ReadDocument& document : m_documents)
            if (document.reading.document == SrDocument::Reader && !isReplaced(document))
                write(readersReport(document), *formats);
        for (const ReadDocument& document : m_documents)
            if (document.reading.document == SrDocument::Model && !document.isUsed)
                write(reportOf(document.reading, document.reading.assessment), *formats);
        fmt::print("{} {} written below {}\n", m_written, m_written == 1 ? "report" : "reports",
                   m_options.out);
        if (m_written == 0 && !m_isIncomplete)
            return exitStatus({ErrorCode::NotFound, "There is no report of Foramen to read"});
        return m_isIncomplete ? 1 : 0;
    }

private:
    /// A folder may hold anything; a file that is named must be a report.
    void addPath(const fs::path& path)
    {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            add(path, true);
            return;
        }
        std::vector<fs::path> files;
        fs::recursive_directory_iterator it(path, error);
        for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error))
            if (std::error_code none; it->is_regular_file(none))
                files.push_back(it->path());
        if (error)
            complain(path, english(Reason(ReasonCode::FolderReadInPart)));
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files)
            add(file, false);
    }

    void add(const fs::path& file, bool isNamed)
    {
        Result<SrReading> reading = readSr(file);
        if (reading) {
            const bool isCopy =
                std::any_of(m_documents.begin(), m_documents.end(), [&](const ReadDocument& other) {
                    return other.reading.sopInstanceUid == reading->sopInstanceUid;
                });
            if (!isCopy)
                m_documents.push_back({file, std::move(*reading)});
            return;
        }
        const ErrorCode code = reading.error().code;
        if (isNamed || (code != ErrorCode::Unsupported && code != ErrorCode::NotDicom))
            complain(file, reading.error().message);
    }

    /// Whether another document of the readers follows this one.
    bool isReplaced(const ReadDocument& document) const
    {
        return std::any_of(m_documents.begin(), m_documents.end(), [&](const ReadDocument& other) {
            return replaces(other.reading, document.reading);
        });
    }

    /// Together with the model's document that it names, if that one is there.
    Report readersReport(const ReadDocument& reader)
    {
        for (ReadDocument& model : m_documents) {
            if (model.reading.document != SrDocument::Model)
                continue;
            if (auto joined = joinedAssessment(model.reading, reader.reading)) {
                model.isUsed = true;
                return reportOf(reader.reading, *std::move(joined));
            }
        }
        if (!reader.reading.predecessorUids.empty())
            complain(reader.file,
                     "The AI's result that the readers decided over is not among the files: only "
                     "the readers' part is written");
        return reportOf(reader.reading, reader.reading.assessment);
    }

    static Report reportOf(const SrReading& reading, const Assessment& assessment)
    {
        Report report;
        report.assessment = assessment;
        report.text = reading.text;
        report.final = reading.isFinal;
        report.readerName = reading.readerName;
        report.time = reading.time;
        report.studyId = assessment.study().studyInstanceUid;
        return report;
    }

    void write(const Report& report, const std::vector<ExportFormat>& formats)
    {
        const std::string uid = usableUid(report.studyId);
        std::string name = uid;
        for (int i = 2; !m_names.insert(name).second; ++i) // other patients, other results
            name = fmt::format("{}_{}", uid, i);
        const auto written = writeReports(fs::path(m_options.out) / name, {&report, 1}, formats);
        if (!written) {
            complain(name, written.error().message);
            return;
        }
        for (const ReportFiles::Failure& failure : written->failures)
            complain(name, failure.error.message);
        m_written += written->failures.empty() ? 1 : 0;
    }

    void complain(const fs::path& what, const std::string& message)
    {
        printError(fmt::format("{}: {}", what.string(), message));
        m_isIncomplete = true;
    }

    const ReadReportOptions& m_options;
    std::vector<ReadDocument> m_documents;
    std::set<std::string> m_names; ///< of folders
    int m_written = 0;
    bool m_isIncomplete = false;
};

} // namespace

void addReadReportCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<ReadReportOptions>();
    CLI::App* command = program.add_subcommand(
        "read-report", "Make assessment.json and grid.csv from DICOM SR that Foramen wrote");
    command
        ->add_option("PATH", options->paths,
                     "Files of reports, or folders; other files in them are passed over")
        ->required();
    command->add_option("--out", options->out, "Folder to write to")->required();
    command->add_option("--format", options->formats, "What to write for each study")
        ->delimiter(',')
        ->check(CLI::IsMember({"json", "csv"}))
        ->capture_default_str();
    command->footer(
        "Example: foramen-cli read-report FROM_ARCHIVE --out read --format json,csv\n"
        "The readers' document is joined with the AI's that it names as its predecessor. The SR "
        "holds no points in patient space and no instance numbers.");
    runWhenChosen(command, run, options,
                  [](const auto& chosen) { return ReportReading(chosen).run(); });
}

} // namespace foramen
