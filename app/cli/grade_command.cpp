#include "app/cli/study_grader.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/report/csv/csv_writer.h"
#include "core/report/json/json_writer.h"
#include "core/report/sr/sr_writer.h"
#include "core/report_pdf/pdf_writer.h"

#include <QGuiApplication>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct GradeOptions {
    std::vector<std::string> paths;
    std::string out;
    std::string model;
    std::string device = "auto";
    std::string precision = "auto";
    std::vector<std::string> formats{"json"};
    bool timing = false;
    bool json = false;
};

using Writer = Result<void> (*)(const fs::path&, const Report&);
struct Format {
    const char* name;
    const char* file;
    Writer write;
};
constexpr std::array<Format, 4> kFormats = {{{"json", "assessment.json", writeAssessmentJson},
                                             {"csv", "grid.csv", writeGridCsv},
                                             {"sr", "report-ai.dcm", writeModelSr},
                                             {"pdf", "report.pdf", writePdf}}};

bool wants(const GradeOptions& options, const char* format)
{
    return std::find(options.formats.begin(), options.formats.end(), format)
        != options.formats.end();
}

/// A folder name that stays below its parent, whatever the file said: letters, digits, '.', '-' and
/// '_', and no leading dot.
std::string folderNameFor(const std::string& studyId, std::set<std::string>& used)
{
    std::string name;
    for (const char letter : studyId) {
        const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-'
            || letter == '_' || (letter == '.' && !name.empty());
        name += plain ? letter : '_';
    }
    constexpr std::size_t longest = 100;
    name.resize(std::min(name.size(), longest));
    if (name.empty())
        name = "study";
    std::string unique = name;
    for (int i = 2; !used.insert(unique).second; ++i)
        unique = fmt::format("{}_{}", name, i);
    return unique;
}

/// Qt draws the PDF; it needs an application object, but no display.
std::unique_ptr<QGuiApplication> pdfApplication()
{
    static int count = 1;
    static std::array<char, 12> name{"foramen-cli"};
    static std::array<char*, 2> arguments{name.data(), nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(count, arguments.data());
}

/// Writes every format that is wanted; one that fails does not keep the others from being written.
/// @return what failed.
std::vector<Error> writeStudy(const GradeOptions& options, const fs::path& folder,
                              const Report& report)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return {{ErrorCode::NotWritable, "The output folder cannot be made: " + error.message()}};
    std::vector<Error> failures;
    for (const Format& format : kFormats)
        if (wants(options, format.name))
            if (const auto written = format.write(folder / format.file, report); !written)
                failures.push_back(written.error());
    return failures;
}

Result<void> writeTables(const fs::path& folder, const std::vector<GradedStudy>& graded)
{
    std::vector<CsvStudy> studies;
    studies.reserve(graded.size());
    for (const GradedStudy& one : graded)
        studies.push_back({one.studyId, &one.report.assessment, one.seriesIds});
    if (auto written = writeSubmissionCsv(folder / "submission.csv", studies); !written)
        return written;
    return writeCoordinatesCsv(folder / "coordinates.csv", studies);
}

struct Counts {
    int graded = 0;
    int refused = 0;
    int severe = 0;
};

Counts countsOf(const Assessment& assessment)
{
    Counts counts;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        const bool refused = !cell.finding || cell.finding->refused;
        ++(refused ? counts.refused : counts.graded);
        counts.severe += cell.severity() == Severity::Severe ? 1 : 0;
    }
    return counts;
}

Json jsonOf(const GradedStudy& graded, const std::string& folder)
{
    const Counts counts = countsOf(graded.report.assessment);
    Json times = Json::object();
    for (const StageTime& time : graded.times)
        times[time.stage] = time.seconds;
    Json problems = Json::array();
    for (const Reason& problem : graded.report.assessment.problems())
        problems.push_back(englishSentence(problem));
    return {{"study_id", graded.studyId},
            {"folder", folder},
            {"graded", counts.graded},
            {"refused", counts.refused},
            {"severe", counts.severe},
            {"numbering_certain", graded.report.assessment.numbering().certain},
            {"unusable", graded.unusable.empty() ? Json() : Json(englishSentence(graded.unusable))},
            {"problems", problems},
            {"seconds", times}};
}

/// One run of the command: what was said and made so far.
class GradeRun {
public:
    explicit GradeRun(const GradeOptions& options)
        : m_options(options)
    {
    }

    int run()
    {
        m_lap = Clock::now();
        printTime({"process start", processAge()});
        std::vector<fs::path> paths(m_options.paths.begin(), m_options.paths.end());
        const auto scan = scanStudies(paths, terminalTask("Scanning"));
        finishProgress();
        printTime({"scan", lap()});
        if (!scan)
            return exitStatus(scan.error());
        for (const InputProblem& problem : scan->problems)
            complain(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
        auto predictor = openPredictor(m_options.model, m_options.device, m_options.precision);
        if (!predictor)
            return exitStatus(predictor.error());
        if (const Reason remark = (*predictor)->deviceRemark(); !remark.empty())
            fmt::print(stderr, "{}\n", english(remark));
        if (wants(m_options, "pdf"))
            m_application = pdfApplication();
        for (std::size_t i = 0; i < scan->studies.size(); ++i)
            if (const int status = gradeOne(**predictor, scan->studies[i], i, scan->studies.size());
                status != 0)
                return status;
        if (const auto written = writeTables(m_options.out, m_graded); !written)
            return exitStatus(written.error());
        printTime({"write tables", lap()});
        printTime({"whole command", processAge()});
        printSummary((*predictor)->identity());
        return m_unusable ? 1 : 0;
    }

private:
    /// @return 0 to go on.
    int gradeOne(Predictor& predictor, const Study& study, std::size_t index, std::size_t count)
    {
        auto graded = gradeStudy(predictor, study,
                                 terminalTask(fmt::format("Grading {}/{}", index + 1, count)));
        finishProgress();
        if (!graded)
            return exitStatus(graded.error());
        for (const InputProblem& problem : graded->problems)
            complain(problem.path.empty() ? fmt::format("Study {}: {}", graded->studyId,
                                                        englishSentence(problem.reason))
                                          : fmt::format("{}: {}", problem.path.string(),
                                                        englishSentence(problem.reason)));
        if (!graded->unusable.empty())
            complain(
                fmt::format("Study {}: {}", graded->studyId, englishSentence(graded->unusable)));
        const std::string folder = folderNameFor(graded->studyId, m_folders);
        lap();
        for (const Error& error :
             writeStudy(m_options, fs::path(m_options.out) / folder, graded->report))
            complain(fmt::format("Study {}: {}", graded->studyId, error.message));
        graded->times.push_back({"write", lap()});
        if (m_options.timing && count > 1)
            fmt::print(stderr, "Study {}\n", graded->studyId);
        for (const StageTime& time : graded->times)
            printTime(time);
        m_summary.push_back(jsonOf(*graded, folder));
        graded->report.evidence.clear(); // pictures of a whole data set would fill the memory
        m_graded.push_back(std::move(*graded));
        return 0;
    }

    /// Seconds since the last call.
    double lap()
    {
        const auto before = std::exchange(m_lap, Clock::now());
        return std::chrono::duration<double>(m_lap - before).count();
    }

    void printTime(const StageTime& time) const
    {
        if (!m_options.timing)
            return;
        fmt::print(stderr, "{:20} {:8.3f} s{}\n", time.stage, time.seconds,
                   time.networks > 0 ? fmt::format("   networks {:.3f} s", time.networks) : "");
    }

    void complain(const std::string& message)
    {
        printError(message);
        m_unusable = true;
    }

    void printSummary(const ModelIdentity& model) const
    {
        if (m_options.json) {
            const Json summary{{"model",
                                {{"name", model.name},
                                 {"version", model.version},
                                 {"sha256", model.sha256},
                                 {"device", model.device},
                                 {"runtime", model.runtime}}},
                               {"out", m_options.out},
                               {"studies", m_summary}};
            fmt::print("{}\n", summary.dump(2));
            return;
        }
        for (const GradedStudy& graded : m_graded) {
            const Counts counts = countsOf(graded.report.assessment);
            fmt::print("{}: {} sites graded, {} refused, {} severe{}\n", graded.studyId,
                       counts.graded, counts.refused, counts.severe,
                       graded.report.assessment.numbering().certain
                           ? ""
                           : "; levels numbered without certainty");
        }
        fmt::print("Graded by {} {} on {}. Research use only. Not for diagnosis.\n", model.name,
                   model.version, model.device);
    }

    using Clock = std::chrono::steady_clock;

    const GradeOptions& m_options;
    Clock::time_point m_lap;
    std::unique_ptr<QGuiApplication> m_application;
    std::set<std::string> m_folders;
    std::vector<GradedStudy> m_graded;
    Json m_summary = Json::array();
    bool m_unusable = false;
};

std::string checkFormat(const std::string& name)
{
    for (const Format& format : kFormats)
        if (name == format.name)
            return {};
    return "'" + name + "' is no format: json, csv, sr or pdf is expected";
}

} // namespace

void addGradeCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<GradeOptions>();
    CLI::App* command = program.add_subcommand("grade", "Grade the 25 sites of every study found");
    command->add_option("PATH", options->paths, "Files and folders with DICOM images")->required();
    command
        ->add_option("--out", options->out,
                     "Folder for submission.csv, coordinates.csv and a folder a study")
        ->required();
    command->add_option("--model", options->model, "Model folder (the installed one if not given)");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command
        ->add_option("--precision", options->precision,
                     "How networks hold numbers: f32, bf16, f16 (GPU); auto takes what is fastest")
        ->check(CLI::IsMember({"auto", "f32", "bf16", "f16"}))
        ->capture_default_str();
    command
        ->add_option("--format", options->formats, "What to write for each study: json,csv,sr,pdf")
        ->delimiter(',')
        ->check(CLI::Validator(checkFormat, "FORMAT"))
        ->capture_default_str();
    command->add_flag("--timing", options->timing,
                      "Print the stages and how long they took to stderr");
    command->add_flag("--json", options->json, "Print a summary as JSON to stdout");
    command->footer(
        "Example: foramen-cli grade CD --out graded --format json,pdf\n"
        "Sites that cannot be graded are refused with a reason and carry the model's prior.");
    command->callback([options, &run] {
        run = [options] {
            return GradeRun(*options).run();
        };
    });
}

} // namespace foramen
