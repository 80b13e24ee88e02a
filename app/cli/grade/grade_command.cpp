#include "app/cli/grade/grade_summary.h"
#include "app/cli/grade/parallel_grading.h"
#include "app/cli/grade/server_device.h"
#include "app/cli/grade/shard.h"
#include "app/cli/grade/shard_record.h"
#include "app/cli/grade/study_grader.h"
#include "app/cli/pdf_drawing.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "app/cli/worker/archive_worker.h"
#include "core/ai/remote/server_address.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/report/results/result_folder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
    ServerOptions server; ///< where the device is one
    std::vector<std::string> formats{"json"};
    std::string conditions = "reliable";
    int jobs = 1;
    std::string shard;
    bool resume = false;
    bool timing = false;
    bool json = false;
    WorkerOptions worker; ///< where studies come from an archive
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

/// What the summary says of a study.
Json jsonOf(const Report& report, const std::string& folder)
{
    const GradeCounts counts = gradeCounts(report.assessment);
    Json problems = Json::array();
    for (const Reason& problem : report.assessment.problems())
        problems.push_back(englishSentence(problem));
    for (const ReportSeries& series : report.series)
        for (const Reason& problem : series.problems)
            problems.push_back(englishSentence(problem));
    return {{"study_id", report.studyId},
            {"folder", folder},
            {"graded", counts.graded},
            {"refused", counts.refused},
            {"severe", counts.severe},
            {"not_reliable", counts.unreliable},
            {"numbering_certain", report.assessment.numbering().certain},
            {"problems", problems}};
}

/// The same of a study that this run graded.
Json jsonOf(const GradedStudy& graded, const std::string& folder)
{
    Json json = jsonOf(graded.report, folder);
    json["unusable"] = graded.unusable.empty() ? Json() : Json(englishSentence(graded.unusable));
    json["seconds"] = Json::object();
    for (const StageTime& time : graded.times)
        json["seconds"][time.stage] = time.seconds;
    return json;
}

/// The predictor on a device of this machine, or on a server of networks.
Result<std::unique_ptr<Predictor>> openPredictorOn(const std::string& device,
                                                   const GradeOptions& options)
{
    return isServerUrl(device) ? openServerPredictor(options.model, device, options.server)
                               : openPredictor(options.model, device, options.precision);
}

/// One run of the command and its results so far.
class GradeRun {
public:
    GradeRun(const GradeOptions& options, const Shard& shard)
        : m_options(options)
        , m_shard(shard)
    {
    }

    int run()
    {
        m_lap = Clock::now();
        printTime({"process start", processAge()});
        auto formats = chooseFormats();
        if (!formats)
            return exitStatus(formats.error());
        const std::vector<fs::path> paths(m_options.paths.begin(), m_options.paths.end());
        const auto scan = scanStudies(paths, terminalTask("Scanning"));
        finishProgress();
        printTime({"scan", lap()});
        if (!scan)
            return exitStatus(scan.error());
        for (const InputProblem& problem : scan->problems)
            complain(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
        if (const auto opened = openPredictors(); !opened) {
            const int status = exitStatus(opened.error());
            offerCpu(opened.error(), "--device cpu");
            return status;
        }
        m_results.emplace(m_options.out, scan->studies, std::move(*formats));
        const int status = gradeAll(scan->studies);
        printSummary();
        return status != 0 || !m_unusable ? status : 1;
    }

private:
    Result<ResultFormats> chooseFormats()
    {
        const auto isWanted = [this](const char* key) {
            return std::find(m_options.formats.begin(), m_options.formats.end(), key)
                != m_options.formats.end();
        };
        if (m_options.resume && !isWanted("json"))
            return failure(ErrorCode::InvalidArgument,
                           "--resume needs the format json, which tells what is done");
        if (isWanted("pdf") || isWanted("epdf"))
            m_pdf = startPdfDrawing();
        auto chosen = exportFormatsNamed(m_options.formats, m_pdf.write);
        if (!chosen)
            return tl::make_unexpected(chosen.error());
        ResultFormats formats{std::move(*chosen), exportFormats(m_pdf.write)};
        std::erase_if(formats.ofAll, [](const ExportFormat& one) { return !one.isOfAllStudies; });
        return formats;
    }

    [[nodiscard]] bool isOnServer() const { return isServerUrl(m_device); }

    /// Whether the server failed, and the user has said that the CPU may do instead.
    [[nodiscard]] bool goesOnWithCpu(const Error& error) const
    {
        return isOnServer() && isServerFailure(error) && m_options.server.onFailure == "cpu";
    }

    /// Opens the predictors on this machine's CPU in place of the server, and says so.
    Result<void> openOnCpu(const Error& why)
    {
        finishProgress();
        fmt::print(stderr, "{}\nThis machine's CPU grades what is left.\n",
                   englishSentence(why.reason));
        m_device = "cpu";
        return openPredictors();
    }

    Result<void> openPredictors()
    {
        if (isOnServer() && m_options.precision != "auto")
            return failure(ErrorCode::InvalidArgument,
                           "--precision is for this machine's devices: a server has its own");
        m_predictors.clear();
        for (int i = 0; i < m_options.jobs; ++i) {
            auto predictor = openPredictorOn(m_device, m_options);
            if (!predictor && goesOnWithCpu(predictor.error()))
                return openOnCpu(predictor.error());
            if (!predictor)
                return tl::make_unexpected(predictor.error());
            m_predictors.push_back(std::move(*predictor));
        }
        if (const Reason remark = m_predictors.front()->deviceRemark(); !remark.empty())
            fmt::print(stderr, "{}\n", english(remark));
        return {};
    }

    /// @return the exit status, 0 also where single studies failed.
    int gradeAll(const std::vector<Study>& studies)
    {
        std::vector<std::size_t> wanted;
        const ModelIdentity model = m_predictors.front()->identity();
        if (const auto noted = noteShard(studies, model); !noted)
            return exitStatus(noted.error());
        for (std::size_t i = 0; i < studies.size(); ++i) {
            if (!m_shard.contains(studies[i].studyId))
                continue;
            ++m_studyCount;
            const Report* earlier = m_options.resume ? m_results->takeEarlier(i, model) : nullptr;
            if (earlier)
                m_summary[i] = jsonOf(*earlier, m_results->nameOf(i));
            else
                wanted.push_back(i);
        }
        m_earlier = m_studyCount - wanted.size();
        noteProgress(fmt::format("{} of {}", m_earlier, m_studyCount));
        auto graded = gradeThese(studies, wanted);
        if (!graded && goesOnWithCpu(graded.error())) {
            if (!m_taken.empty())
                m_earlierDevice = model.device;
            std::erase_if(wanted, [this](std::size_t one) { return m_taken.contains(one); });
            graded = openOnCpu(graded.error());
            if (graded)
                graded = gradeThese(studies, wanted);
        }
        noteProgress({});
        finishProgress();
        lap();
        if (!m_results->reports().empty())
            printFailures(m_results->writeTables(), {});
        printTime({"write tables", lap()});
        printTime({"whole command", processAge()});
        if (graded)
            return 0;
        const int status = exitStatus(graded.error());
        fmt::print(stderr, "{} of {} studies are in {}. The same command with --resume goes on.\n",
                   m_results->reports().size(), m_studyCount, m_options.out);
        offerCpu(graded.error(), "--device cpu --resume");
        return status;
    }

    /// Says how this machine's CPU takes the server's place, where it failed.
    void offerCpu(const Error& why, const char* options) const
    {
        if (isOnServer() && isServerFailure(why))
            fmt::print(stderr,
                       "With {} this machine's CPU grades instead; with --if-server-fails cpu it "
                       "does so at once.\n",
                       options);
    }

    /// @return as gradeInParallel().
    Result<void> gradeThese(const std::vector<Study>& studies,
                            const std::vector<std::size_t>& wanted)
    {
        return gradeInParallel(m_predictors, studies, wanted,
                               {.unreliable = m_options.conditions == "all"
                                    ? UnreliableGrades::Shown
                                    : UnreliableGrades::Withheld},
                               terminalTask("Grading"),
                               [&](GradingOutcome outcome) { take(studies, std::move(outcome)); });
    }

    /// Leaves for `merge` what this shard is to grade.
    Result<void> noteShard(const std::vector<Study>& studies, const ModelIdentity& model) const
    {
        if (m_options.shard.empty())
            return {};
        ShardRecord record{m_shard, model, {}};
        for (const Study& study : studies)
            if (m_shard.contains(study.studyId))
                record.studyIds.push_back(study.studyId);
        return writeShardRecord(m_options.out, record);
    }

    void take(const std::vector<Study>& studies, GradingOutcome outcome)
    {
        const std::string& studyId = studies[outcome.study].studyId;
        m_taken.insert(outcome.study);
        if (!outcome.graded) {
            complain(fmt::format("Study {}: {} It is not in the tables.", studyId,
                                 englishSentence(outcome.graded.error().reason)));
            return;
        }
        GradedStudy& graded = *outcome.graded;
        for (const InputProblem& problem : graded.problems)
            complain(problem.path.empty()
                         ? fmt::format("Study {}: {}", studyId, englishSentence(problem.reason))
                         : fmt::format("{}: {}", problem.path.string(),
                                       englishSentence(problem.reason)));
        if (!graded.unusable.empty())
            complain(fmt::format("Study {}: {}", studyId, englishSentence(graded.unusable)));
        m_summary[outcome.study] = jsonOf(graded, m_results->nameOf(outcome.study));
        lap();
        printFailures(m_results->add(outcome.study, std::move(graded.report)),
                      fmt::format("Study {}: ", studyId));
        graded.times.push_back({"write", lap()});
        m_summary[outcome.study]["seconds"]["write"] = graded.times.back().seconds;
        noteProgress(fmt::format("{} of {}", m_results->reports().size(), m_studyCount));
        if (m_options.timing && m_studyCount > 1)
            fmt::print(stderr, "Study {}\n", studyId);
        for (const StageTime& time : graded.times)
            printTime(time);
    }

    /// Prints what could not be written. @param whose  "Study 17: ", or empty
    void printFailures(const Result<ReportFiles>& written, const std::string& whose)
    {
        if (!written) {
            complain(whose + written.error().message);
            return;
        }
        for (const ReportFiles::Failure& failure : written->failures)
            complain(fmt::format("{}{} ({})", whose, failure.error.message, failure.format.name));
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

    void printSummary()
    {
        ModelIdentity model = m_predictors.front()->identity();
        if (!m_earlierDevice.empty())
            model.device = fmt::format("{}, then on {}", m_earlierDevice, model.device);
        if (!m_options.json) {
            for (const Report& report : m_results->reports())
                fmt::print("{}\n", gradeSummary(report, m_options.conditions == "all"));
            if (m_earlier > 0)
                fmt::print("{} of {} studies were graded before.\n", m_earlier, m_studyCount);
            fmt::print("Graded by {} {} on {}. Research use only. Not for diagnosis.\n", model.name,
                       model.version, model.device);
            return;
        }
        Json list = Json::array();
        for (const auto& [study, json] : m_summary)
            list.push_back(json);
        const Json summary{{"model",
                            {{"name", model.name},
                             {"version", model.version},
                             {"sha256", model.sha256},
                             {"device", model.device},
                             {"runtime", model.runtime}}},
                           {"out", m_options.out},
                           {"graded_before", m_earlier},
                           {"studies", list}};
        fmt::print("{}\n", summary.dump(2));
    }

    using Clock = std::chrono::steady_clock;

    const GradeOptions& m_options;
    std::string m_device = m_options.device; ///< the one that is used now
    std::string m_earlierDevice; ///< a server that failed in the middle, as it names itself
    const Shard m_shard;
    Clock::time_point m_lap;
    PdfDrawing m_pdf;
    std::vector<std::unique_ptr<Predictor>> m_predictors; ///< one for each job
    std::optional<ResultFolder> m_results;
    std::map<std::size_t, Json> m_summary; ///< by study
    std::set<std::size_t> m_taken; ///< studies whose outcome this run has
    std::size_t m_studyCount = 0; ///< of the shard
    std::size_t m_earlier = 0; ///< studies whose results an earlier run left
    bool m_unusable = false;
};

/// Whether the options fit together. @return InvalidArgument.
Result<void> checkUsage(const GradeOptions& options)
{
    const auto wrong = [](const char* text) {
        return failure(ErrorCode::InvalidArgument, std::string(text));
    };
    if (!options.worker.isChosen()) {
        if (options.paths.empty())
            return wrong("Name files or folders, or an archive with --from");
        if (options.out.empty())
            return wrong("--out names the folder for the results");
        return {};
    }
    if (!options.paths.empty())
        return wrong("Studies come from an archive (--from) or from files, not from both");
    if (!options.worker.sends && options.out.empty())
        return wrong("--from needs --send, --out or both");
    if (options.jobs > 1)
        return wrong("--from grades one study after the other; several workers share an archive "
                     "with --shard");
    if (options.resume)
        return wrong("--from goes on by itself; --resume is for files");
    if (options.server.onFailure == "cpu")
        return wrong("--if-server-fails cpu is for files, not for --from");
    return {};
}

int runGrade(const GradeOptions& options)
{
    if (const auto right = checkUsage(options); !right)
        return exitStatus(right.error());
    Shard shard;
    if (!options.shard.empty()) {
        const auto named = shardFromText(options.shard);
        if (!named)
            return exitStatus(named.error());
        shard = *named;
    }
    if (!options.worker.isChosen())
        return GradeRun(options, shard).run();
    return runWorker(
        options.worker,
        {.openPredictor = [&options] { return openPredictorOn(options.device, options); },
         .options = {.unreliable = options.conditions == "all" ? UnreliableGrades::Shown
                                                               : UnreliableGrades::Withheld},
         .shard = shard,
         .formats = options.formats,
         .out = options.out,
         .json = options.json});
}

} // namespace

void addGradeCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<GradeOptions>();
    CLI::App* command = program.add_subcommand("grade", "Grade the 25 sites of every study found");
    command->add_option("PATH", options->paths,
                        "Files and folders with DICOM images; or an archive, with --from");
    command->add_option(
        "--out", options->out,
        "Folder for submission.csv, coordinates.csv, sites.csv and one folder for each study");
    command->add_option("--model", options->model, "Model folder (the installed one if not given)");
    command
        ->add_option("--device", options->device,
                     "auto, cpu, cuda, cuda:N, or the address of the networks on a server of the "
                     "Open Inference Protocol: https://HOST/v2/models/NAME")
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
    command
        ->add_option("--jobs", options->jobs,
                     "Studies graded at the same time, each with networks of its own")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_option("--shard", options->shard,
                        "I/N: only the I-th of N shares of the studies, which is the same on every "
                        "machine; auto: as the task of a Slurm job array");
    command->add_flag("--resume", options->resume,
                      "Go on in the folder of an interrupted run: keep the studies that the same "
                      "model graded from the same series");
    command->add_flag("--timing", options->timing,
                      "Print the stages with their durations to stderr");
    command->add_flag("--json", options->json, "Print a summary as JSON to stdout");
    addServerOptions(*command, options->server);
    addWorkerOptions(*command, options->worker);
    command->footer(
        "Example: foramen-cli grade CD --out graded --format json,pdf\n"
        "         foramen-cli grade DATASET --shard 2/6 --out part-2\n"
        "         foramen-cli grade --from archive:104 --called ARCHIVE --since 2026-01-01 --send\n"
        "The tables are written as the run goes on; --resume continues an interrupted one, and "
        "foramen-cli merge makes them anew from the folders.\n"
        "Sites that cannot be graded are refused with a reason and get the model's prior.\n"
        "submission.csv, coordinates.csv and assessment.json always have all sites; the latter "
        "says in not_reliable which grades are not reliable on patients, and why.\n"
        "With --from studies are retrieved one after the other and deleted here afterwards. "
        "--send sends once for each study and model: what the archive has already is not graded "
        "again.");
    runWhenChosen(command, run, options, runGrade);
}

} // namespace foramen
