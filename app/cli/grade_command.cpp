#include "app/cli/pdf_drawing.h"
#include "app/cli/study_grader.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/report/build/report_files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// The options of `foramen-cli grade`.
struct GradeOptions {
    std::vector<std::string> paths;
    std::string out;
    std::string model;
    std::string device = "auto";
    std::string precision = "auto";
    std::vector<std::string> formats{"json"};
    std::string conditions = "reliable";
    bool timing = false;
    bool json = false;
};

/// The formats that --format offers; those of all studies are always written.
std::vector<std::string> formatKeys()
{
    std::vector<std::string> keys;
    for (const ExportFormat& format : exportFormats(nullptr))
        if (!format.isOfAllStudies)
            keys.push_back(format.key);
    return keys;
}

/// A folder name that stays below its parent, whatever is in the file: letters, digits, '.', '-'
/// and '_', and no leading dot.
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

/// The numbers of sites in one study that the summary line names.
struct Counts {
    int graded = 0;
    int refused = 0;
    int severe = 0; ///< of the grades that are given
    int unreliable = 0; ///< of those graded: not reliable on patients
};

Counts countsOf(const Assessment& assessment)
{
    Counts counts;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        const bool refused = !cell.finding || cell.finding->refused;
        ++(refused ? counts.refused : counts.graded);
        counts.unreliable += !refused && cell.finding->unreliable ? 1 : 0;
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
    for (const ReportSeries& series : graded.report.series)
        for (const Reason& problem : series.problems)
            problems.push_back(englishSentence(problem));
    return {{"study_id", graded.report.studyId},
            {"folder", folder},
            {"graded", counts.graded},
            {"refused", counts.refused},
            {"severe", counts.severe},
            {"not_reliable", counts.unreliable},
            {"numbering_certain", graded.report.assessment.numbering().certain},
            {"unusable", graded.unusable.empty() ? Json() : Json(englishSentence(graded.unusable))},
            {"problems", problems},
            {"seconds", times}};
}

/// One run of the command and its results so far.
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
        if (const auto chosen = chooseFormats(); !chosen)
            return exitStatus(chosen.error());
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
        for (std::size_t i = 0; i < scan->studies.size(); ++i)
            if (const int status = gradeOne(**predictor, scan->studies[i], i, scan->studies.size());
                status != 0)
                return status;
        write(m_options.out, m_reports, m_tables, {});
        printTime({"write tables", lap()});
        printTime({"whole command", processAge()});
        printSummary((*predictor)->identity());
        return m_unusable ? 1 : 0;
    }

private:
    Result<void> chooseFormats()
    {
        const bool isPdfWanted =
            std::find(m_options.formats.begin(), m_options.formats.end(), "pdf")
            != m_options.formats.end();
        if (isPdfWanted)
            m_pdf = startPdfDrawing();
        auto chosen = exportFormatsNamed(m_options.formats, m_pdf.write);
        if (!chosen)
            return tl::make_unexpected(chosen.error());
        m_formats = std::move(*chosen);
        m_tables = exportFormats(m_pdf.write);
        std::erase_if(m_tables, [](const ExportFormat& one) { return !one.isOfAllStudies; });
        return {};
    }

    /// Prints what could not be written. @param whose  "Study 17: ", or empty
    void write(const fs::path& folder, std::span<const Report> reports,
               const std::vector<ExportFormat>& formats, const std::string& whose)
    {
        const auto written = writeReports(folder, reports, formats);
        if (!written) {
            complain(whose + written.error().message);
            return;
        }
        for (const ReportFiles::Failure& failure : written->failures)
            complain(fmt::format("{}{} ({})", whose, failure.error.message, failure.format.name));
    }

    /// @return 0 to go on.
    int gradeOne(Predictor& predictor, const Study& study, std::size_t index, std::size_t count)
    {
        auto graded = gradeStudy(
            predictor, study, terminalTask(fmt::format("Grading {}/{}", index + 1, count)),
            {.unreliable = m_options.conditions == "all" ? UnreliableGrades::Shown
                                                         : UnreliableGrades::Withheld});
        finishProgress();
        if (!graded)
            return exitStatus(graded.error());
        const std::string& studyId = graded->report.studyId;
        for (const InputProblem& problem : graded->problems)
            complain(problem.path.empty()
                         ? fmt::format("Study {}: {}", studyId, englishSentence(problem.reason))
                         : fmt::format("{}: {}", problem.path.string(),
                                       englishSentence(problem.reason)));
        if (!graded->unusable.empty())
            complain(fmt::format("Study {}: {}", studyId, englishSentence(graded->unusable)));
        const std::string folder = folderNameFor(studyId, m_folders);
        lap();
        write(fs::path(m_options.out) / folder, {&graded->report, 1}, m_formats,
              fmt::format("Study {}: ", studyId));
        graded->times.push_back({"write", lap()});
        if (m_options.timing && count > 1)
            fmt::print(stderr, "Study {}\n", studyId);
        for (const StageTime& time : graded->times)
            printTime(time);
        m_summary.push_back(jsonOf(*graded, folder));
        graded->report.evidence.clear(); // pictures of a whole data set would fill the memory
        m_reports.push_back(std::move(graded->report));
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
        for (const Report& report : m_reports) {
            const Counts counts = countsOf(report.assessment);
            fmt::print(
                "{}: {} sites graded, {} refused, {} severe{}{}\n", report.studyId, counts.graded,
                counts.refused, counts.severe, unreliableText(counts.unreliable),
                report.assessment.numbering().certain ? "" : "; levels numbered without certainty");
        }
        fmt::print("Graded by {} {} on {}. Research use only. Not for diagnosis.\n", model.name,
                   model.version, model.device);
    }

    [[nodiscard]] std::string unreliableText(int count) const
    {
        if (count == 0)
            return {};
        return fmt::format("; {} not reliable on patients{}", count,
                           m_options.conditions == "all" ? "" : " and left out of the report");
    }

    using Clock = std::chrono::steady_clock;

    const GradeOptions& m_options;
    Clock::time_point m_lap;
    PdfDrawing m_pdf;
    std::vector<ExportFormat> m_formats; ///< of each study
    std::vector<ExportFormat> m_tables; ///< of all studies together
    std::set<std::string> m_folders;
    std::vector<Report> m_reports; ///< without pictures
    Json m_summary = Json::array();
    bool m_unusable = false;
};

} // namespace

void addGradeCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<GradeOptions>();
    CLI::App* command = program.add_subcommand("grade", "Grade the 25 sites of every study found");
    command->add_option("PATH", options->paths, "Files and folders with DICOM images")->required();
    command
        ->add_option("--out", options->out,
                     "Folder for submission.csv, coordinates.csv and one folder for each study")
        ->required();
    command->add_option("--model", options->model, "Model folder (the installed one if not given)");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command
        ->add_option(
            "--precision", options->precision,
            "Number format of the networks: f32, bf16 or f16 (GPU); auto takes the fastest")
        ->check(CLI::IsMember({"auto", "f32", "bf16", "f16"}))
        ->capture_default_str();
    command->add_option("--format", options->formats, "What to write for each study")
        ->delimiter(',')
        ->check(CLI::IsMember(formatKeys()))
        ->capture_default_str();
    command
        ->add_option("--conditions", options->conditions,
                     "reliable: the draft, PDF and SR leave out grades that are not reliable on "
                     "patients; all: they give them, marked")
        ->check(CLI::IsMember({"reliable", "all"}))
        ->capture_default_str();
    command->add_flag("--timing", options->timing,
                      "Print the stages with their durations to stderr");
    command->add_flag("--json", options->json, "Print a summary as JSON to stdout");
    command->footer(
        "Example: foramen-cli grade CD --out graded --format json,pdf\n"
        "Sites that cannot be graded are refused with a reason and get the model's prior.\n"
        "submission.csv, coordinates.csv and assessment.json always have all sites; the latter "
        "says in not_reliable which grades are not reliable on patients, and why.");
    command->callback([options, &run] {
        run = [options] {
            return GradeRun(*options).run();
        };
    });
}

} // namespace foramen
