#include "app/cli/worker/archive_worker.h"

#include "app/cli/grade/grade_summary.h"
#include "app/cli/grade/parallel_grading.h"
#include "app/cli/grade/result_tables.h"
#include "app/cli/grade/shard_record.h"
#include "app/cli/pacs/archive_access.h"
#include "app/cli/pdf_drawing.h"
#include "app/cli/terminal.h"
#include "app/cli/worker/archive_readings.h"
#include "app/cli/worker/worker_state.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/pacs/instance_identity.h"
#include "core/pacs/outbox/outbox_sending.h"
#include "core/pacs/query_check.h"
#include "core/pacs/uid_name.h"
#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// What is sent of a reading by the AI alone: as the window sends it, where key images, which are a
/// reader's, go besides. The SR comes first: by it the archive tells what is done.
constexpr std::array<std::string_view, 3> kSentFormats = {"sr", "gsps", "epdf"};

/// So many failures of the archive in a row, none of them a refusal of a study, end a round.
constexpr int kMostArchiveFailures = 3;

/// A day in the form of DICOM. @return InvalidArgument for anything else, a range, too.
Result<std::string> dayFrom(const char* option, const std::string& text)
{
    constexpr std::size_t length = 8; // YYYYMMDD
    auto day = dicomDates(text);
    if (!day || day->size() != length)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("{} needs a day, such as 2026-01-31", option));
    return day;
}

/// The query of the studies. @return InvalidArgument.
Result<StudyQuery> queryFor(const WorkerOptions& options)
{
    const auto since = dayFrom("--since", options.since);
    if (!since)
        return tl::make_unexpected(since.error());
    StudyQuery query;
    query.modality = options.modality;
    query.studyDate = *since + "-";
    if (!options.until.empty()) {
        const auto until = dayFrom("--until", options.until);
        if (!until)
            return tl::make_unexpected(until.error());
        query.studyDate += *until;
    }
    return checkedQuery(std::move(query));
}

/// Which model the ledger means.
std::string ledgerName(const ModelIdentity& model)
{
    return fmt::format("{} {} {}", model.name, model.version, model.sha256);
}

/// What became of the studies of a round.
struct RoundCounts {
    int found = 0; ///< of this shard
    int before = 0; ///< done before
    int arriving = 0; ///< left for the next round
    int graded = 0;
    int sent = 0; ///< of this or an earlier round
    int nothing = 0; ///< nothing could be graded
    int waiting = 0; ///< to be sent
    int failed = 0;
};

/// One run of the command.
class ArchiveWorker {
public:
    ArchiveWorker(const WorkerOptions& options, const WorkerGrading& grading)
        : m_options(options)
        , m_grading(grading)
    {
    }

    int run()
    {
        if (const auto opened = open(); !opened)
            return exitStatus(opened.error());
        for (bool isFirst = true;; isFirst = false) {
            m_counts = {};
            const auto done = round(isFirst);
            noteProgress({});
            finishProgress();
            printSummary();
            if (!done)
                return exitStatus(done.error());
            if (m_options.every == 0 || !waitForNextRound())
                return m_hasFailed ? 1 : 0;
        }
    }

private:
    Result<void> open()
    {
        auto query = queryFor(m_options);
        if (!query)
            return tl::make_unexpected(query.error());
        m_query = std::move(*query);
        auto node = nodeFrom(m_options.node);
        if (!node)
            return tl::make_unexpected(node.error());
        node->retrievesByMove = m_options.retrievesByMove;
        node->ownPort = m_options.ownPort;
        m_place = placeOf(*node);
        if (auto chosen = chooseFormats(); !chosen)
            return chosen;
        auto client = archiveAccess(std::move(*node));
        if (!client)
            return tl::make_unexpected(client.error());
        m_client = std::move(*client);
        auto state = WorkerState::open(m_options.state, m_place, m_grading.shard);
        if (!state)
            return tl::make_unexpected(state.error());
        m_state = std::move(*state);
        auto predictor = m_grading.openPredictor();
        if (!predictor)
            return tl::make_unexpected(predictor.error());
        m_predictors.push_back(std::move(*predictor));
        m_model = m_predictors.front()->identity();
        if (const Reason remark = m_predictors.front()->deviceRemark(); !remark.empty())
            fmt::print(stderr, "{}\n", english(remark));
        return noteWhatWasSent();
    }

    Result<void> chooseFormats()
    {
        const auto wants = [this](const char* key) {
            return std::find(m_grading.formats.begin(), m_grading.formats.end(), key)
                != m_grading.formats.end();
        };
        if (m_options.sends || wants("pdf") || wants("epdf"))
            m_pdf = startPdfDrawing();
        for (ExportFormat& format : exportFormats(m_pdf.write))
            if (std::find(kSentFormats.begin(), kSentFormats.end(), format.key)
                    != kSentFormats.end()
                && format.unavailable.empty())
                m_objects.push_back(std::move(format));
        if (m_grading.out.empty())
            return {};
        if (!wants("json"))
            return failure(ErrorCode::InvalidArgument,
                           "--from with --out needs the format json, which tells what is done");
        auto files = exportFormatsNamed(m_grading.formats, m_pdf.write);
        if (!files)
            return tl::make_unexpected(files.error());
        m_files = std::move(*files);
        return {};
    }

    /// Takes over from the outbox what a killed worker had no time to note.
    Result<void> noteWhatWasSent()
    {
        const auto listing = m_state->outbox().jobs();
        if (!listing)
            return tl::make_unexpected(listing.error());
        for (const OutboxJob& job : listing->jobs)
            if (job.state == JobState::Sent)
                if (auto noted = noteSent(job); !noted)
                    return noted;
        return m_state->outbox().sweep(std::chrono::system_clock::now());
    }

    /// Notes that the archive has what a job held.
    Result<void> noteSent(const OutboxJob& job)
    {
        for (const OutboxObject& object : job.objects) {
            const LedgerLine* line = m_state->ledger().findObject(object.sopInstanceUid);
            if (line == nullptr || line->state == LedgerState::Sent)
                continue;
            LedgerLine sent = *line;
            sent.state = LedgerState::Sent;
            if (auto added = m_state->ledger().add(sent); !added)
                return added;
        }
        return {};
    }

    /// @return why the whole run has to end.
    Result<void> round(bool isFirst)
    {
        const Task task = terminalTask("Grading");
        if (m_options.sends)
            if (auto sent = sendWaiting(isFirst, task); !sent)
                return sent;
        std::vector<StudyMatch> studies;
        const auto found = m_client->findStudies(
            m_query,
            [&](const StudyMatch& match) {
                if (m_grading.shard.contains(match.studyInstanceUid))
                    studies.push_back(match);
            },
            task);
        if (!found)
            return cannotSearch(found.error());
        order(studies);
        m_counts.found = static_cast<int>(studies.size());
        m_archiveFailures = 0;
        for (std::size_t i = 0; i < studies.size(); ++i) {
            noteProgress(fmt::format("{} of {}", i, studies.size()));
            const auto count = static_cast<double>(studies.size());
            const auto index = static_cast<double>(i);
            if (auto done = treat(studies[i], task.part(index / count, (index + 1) / count)); !done)
                return done;
            if (m_archiveFailures == kMostArchiveFailures) {
                fail({}, "The archive failed several times in a row; the round ends");
                break;
            }
            if (m_options.limit > 0 && m_counts.graded == m_options.limit)
                break;
        }
        task.report(1);
        return writeAllTables();
    }

    /// An archive that cannot be searched ends a single round, and not a worker that goes on.
    Result<void> cannotSearch(const Error& error)
    {
        if (m_options.every == 0 || error.code == ErrorCode::Cancelled)
            return tl::make_unexpected(error);
        fail({}, error.message);
        return {};
    }

    /// The oldest first, each once.
    static void order(std::vector<StudyMatch>& studies)
    {
        const auto key = [](const StudyMatch& one) {
            return std::tie(one.studyDate, one.studyTime, one.studyInstanceUid);
        };
        std::sort(
            studies.begin(), studies.end(),
            [&](const StudyMatch& one, const StudyMatch& other) { return key(one) < key(other); });
        std::set<std::string> known;
        std::erase_if(studies, [&known](const StudyMatch& one) {
            return !known.insert(one.studyInstanceUid).second;
        });
    }

    /// Sends what waits. In the first round everything is tried, since somebody started the worker.
    Result<void> sendWaiting(bool isFirst, const Task& task)
    {
        const auto listing = m_state->outbox().jobs();
        if (!listing)
            return tl::make_unexpected(listing.error());
        if (listing->unreadable > 0)
            fail({},
                 fmt::format("{} jobs in {} cannot be read", listing->unreadable,
                             m_state->outbox().folder().string()));
        m_unsent.clear();
        for (const OutboxJob& job : listing->jobs) {
            if (job.isFinished())
                continue;
            const std::string& study = job.objects.front().studyInstanceUid;
            if (isFirst) {
                const auto due = m_state->outbox().tryNow(job.id, job.draft.target);
                if (!due)
                    return tl::make_unexpected(due.error());
            } else if (job.state == JobState::Refused
                       || job.nextTry > std::chrono::system_clock::now()) {
                m_unsent.insert(study);
                ++m_counts.waiting;
                continue;
            }
            if (auto done = attempt(job.id, study, task); !done)
                return done;
        }
        return {};
    }

    /// Makes one attempt to send a job.
    Result<void> attempt(const std::string& id, const std::string& study, const Task& task)
    {
        auto claimed = m_state->outbox().claim(id);
        if (!claimed)
            return tl::make_unexpected(claimed.error());
        if (!*claimed) {
            m_unsent.insert(study);
            ++m_counts.waiting;
            fail(study, "Another process sends its result");
            return {};
        }
        constexpr bool wantsCommitment = false;
        if (auto noted = sendJob(**claimed, *m_client, wantsCommitment, task); !noted)
            return noted;
        const OutboxJob& job = (*claimed)->job();
        if (job.state == JobState::Sent) {
            ++m_counts.sent;
            return noteSent(job);
        }
        m_unsent.insert(study);
        ++m_counts.waiting;
        if (task.cancelled())
            return cancelledFailure();
        complain(study,
                 fmt::format("The result waits to be sent: {}",
                             englishSentence(Reason::ofText(job.reason))));
        return {};
    }

    /// Brings one study as far as it goes. @return why the whole run has to end.
    Result<void> treat(const StudyMatch& match, const Task& task)
    {
        const std::string& uid = match.studyInstanceUid;
        if (!isUid(uid)) {
            fail({}, "The archive lists a study whose UID is not one that DICOM allows");
            return {};
        }
        if (m_unsent.contains(uid)) // said already
            return {};
        const auto done = isDone(match, task.part(0, 0.1));
        if (!done)
            return goOnAfter(uid, done.error());
        if (*done) {
            m_archiveFailures = 0;
            ++m_counts.before;
            return {};
        }
        if (m_options.every > 0 && isArriving(match)) {
            ++m_counts.arriving;
            return {};
        }
        const auto folder = m_state->freshFolder(kRetrievedFolder);
        if (!folder)
            return tl::make_unexpected(folder.error());
        auto graded = retrieveAndGrade(match, *folder, task.part(0.1, 1));
        const auto discarded = m_state->discard(*folder);
        return graded ? discarded : graded;
    }

    /// Whether a failure concerns one study alone, which is named, or ends the run.
    Result<void> goOnAfter(const std::string& uid, const Error& error)
    {
        if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::NotWritable)
            return tl::make_unexpected(error);
        ++m_archiveFailures;
        fail(uid, error.message);
        return {};
    }

    /// Whether this model's result is where it belongs.
    Result<bool> isDone(const StudyMatch& match, const Task& task)
    {
        const std::string& uid = match.studyInstanceUid;
        if (!m_options.sends)
            return hasFiles(uid);
        const std::string model = ledgerName(m_model);
        const LedgerLine* line = m_state->ledger().find(uid, model);
        if (line != nullptr && line->state == LedgerState::Sent)
            return true;
        if (line != nullptr && line->state == LedgerState::Nothing
            && line->instances == match.instanceCount)
            return true;
        const auto scratch = m_state->freshFolder(kAskedFolder);
        if (!scratch)
            return tl::make_unexpected(scratch.error());
        const auto reading = findReading(*m_client, uid, m_model, *scratch, task);
        if (const auto discarded = m_state->discard(*scratch); !discarded)
            return tl::make_unexpected(discarded.error());
        if (!reading)
            return tl::make_unexpected(reading.error());
        if (!*reading)
            return false;
        if (const auto noted = m_state->ledger().add(
                {uid, model, LedgerState::Sent, **reading, match.instanceCount});
            !noted)
            return tl::make_unexpected(noted.error());
        return true;
    }

    [[nodiscard]] fs::path folderOf(const std::string& uid) const { return m_grading.out / uid; }

    /// Whether the files of a study are there, by this model.
    [[nodiscard]] bool hasFiles(const std::string& uid) const
    {
        const auto earlier = readAssessmentJson(folderOf(uid) / kAssessmentFile);
        return earlier && earlier->assessment.model()
            && isSameModel(*earlier->assessment.model(), m_model);
    }

    /// Whether an archive still receives a study: it grew since the round before, or is new.
    bool isArriving(const StudyMatch& match)
    {
        const auto [seen, isNew] = m_seen.try_emplace(match.studyInstanceUid, match.instanceCount);
        const int before = std::exchange(seen->second, match.instanceCount);
        return isNew || before != match.instanceCount;
    }

    Result<void> retrieveAndGrade(const StudyMatch& match, const fs::path& folder, const Task& task)
    {
        constexpr double retrieved = 0.3; // share of the time
        const std::string& uid = match.studyInstanceUid;
        RetrieveRequest request{uid, {}};
        request.expectedInstances = std::max(match.instanceCount, 0);
        const Transfer transfer = m_client->get(request, folder, task.part(0, retrieved));
        if (!transfer.end)
            return goOnAfter(uid, transfer.end.error());
        m_archiveFailures = 0;
        // What is missing may be a whole series: such a study is graded when it can be had.
        for (const TransferProblem& problem : transfer.problems)
            if (!problem.isWarning) {
                fail(uid, "Not all of it was retrieved: " + englishSentence(problem.reason));
                return {};
            }
        if (transfer.transferred == 0) {
            fail(uid, "The archive gives nothing of it");
            return {};
        }
        const auto scan = scanStudies({transfer.folder}, task.part(retrieved, retrieved));
        if (!scan && scan.error().code == ErrorCode::Cancelled)
            return tl::make_unexpected(scan.error());
        if (!scan) {
            fail(uid, englishSentence(scan.error().reason));
            return {};
        }
        for (const InputProblem& problem : scan->problems)
            complain(uid, englishSentence(problem.reason));
        if (scan->studies.size() != 1) { // one UID for several patients
            fail(uid, fmt::format("It holds the images of {} studies", scan->studies.size()));
            return {};
        }
        std::optional<GradingOutcome> outcome;
        auto graded = gradeInParallel(m_predictors, scan->studies, {0}, m_grading.options,
                                      task.part(retrieved, 1),
                                      [&outcome](GradingOutcome one) { outcome = std::move(one); });
        if (!graded)
            return graded;
        ++m_counts.graded;
        if (!outcome->graded) {
            fail(uid, englishSentence(outcome->graded.error().reason));
            return {};
        }
        return deliver(match, *outcome->graded, task);
    }

    /// Writes and sends what was graded.
    Result<void> deliver(const StudyMatch& match, const GradedStudy& graded, const Task& task)
    {
        const std::string& uid = match.studyInstanceUid;
        for (const InputProblem& problem : graded.problems)
            complain(uid, englishSentence(problem.reason));
        if (!m_grading.json) {
            finishProgress();
            fmt::print("{}\n",
                       gradeSummary(graded.report,
                                    m_grading.options.unreliable == UnreliableGrades::Shown));
        }
        if (!m_grading.out.empty())
            if (const auto written = writeFiles(uid, folderOf(uid), graded.report, m_files);
                !written)
                return tl::make_unexpected(written.error());
        if (!graded.unusable.empty()) {
            ++m_counts.nothing;
            fmt::print(stderr, "Study {}: {}\n", uid, englishSentence(graded.unusable));
            if (!m_options.sends)
                return {};
            return m_state->ledger().add(
                {uid, ledgerName(m_model), LedgerState::Nothing, {}, match.instanceCount});
        }
        return m_options.sends ? send(match, graded.report, task) : Result<void>();
    }

    /// @return the files; none where one could not be written, which is said.
    Result<std::vector<fs::path>> writeFiles(const std::string& uid, const fs::path& folder,
                                             const Report& report,
                                             const std::vector<ExportFormat>& formats)
    {
        const auto written = writeReports(folder, {&report, 1}, formats);
        if (!written)
            return tl::make_unexpected(written.error());
        for (const ReportFiles::Failure& one : written->failures)
            complain(uid, fmt::format("{} ({})", one.error.message, one.format.name));
        return written->failures.empty() ? written->files : std::vector<fs::path>();
    }

    Result<void> send(const StudyMatch& match, const Report& report, const Task& task)
    {
        const std::string& uid = match.studyInstanceUid;
        const auto folder = m_state->freshFolder(kMadeFolder);
        if (!folder)
            return tl::make_unexpected(folder.error());
        const auto files = writeFiles(uid, *folder, report, m_objects);
        if (!files)
            return tl::make_unexpected(files.error());
        if (files->empty()) { // an incomplete report is not sent
            fail(uid, "Its report cannot be made and is not sent");
            return {};
        }
        const auto sr = std::find_if(m_objects.begin(), m_objects.end(),
                                     [](const ExportFormat& one) { return one.key == "sr"; });
        const auto identity = readInstanceIdentity(*folder / sr->file);
        if (!identity)
            return tl::make_unexpected(identity.error());
        if (identity->studyInstanceUid != uid) { // it would stand in a study of its own
            fail(uid, "Its UID is not one that DICOM allows, so that no report can refer to it");
            return {};
        }
        // First the note, then the job: after a kill in between the study is graded again, and of
        // two jobs there is never a question.
        if (auto noted = m_state->ledger().add({uid, ledgerName(m_model), LedgerState::Queued,
                                                identity->sopInstanceUid, match.instanceCount});
            !noted)
            return noted;
        const auto job = m_state->outbox().add({{m_place, m_place, m_place}, {}, {}, {}}, *files);
        if (!job)
            return tl::make_unexpected(job.error());
        if (auto discarded = m_state->discard(*folder); !discarded)
            return discarded;
        return attempt(job->id, uid, task);
    }

    /// Makes the tables of all studies below the folder, those of earlier rounds included.
    Result<void> writeAllTables()
    {
        std::error_code unknown; // then nothing was written
        if (m_grading.out.empty() || !fs::exists(m_grading.out, unknown))
            return {};
        std::vector<fs::path> files;
        if (auto added = addAssessmentFiles(m_grading.out, files); !added)
            return added;
        std::vector<Report> reports;
        for (const fs::path& file : files) {
            auto report = readAssessmentJson(file);
            if (report)
                reports.push_back(std::move(*report));
            else
                fail({}, fmt::format("{}: {}", file.string(), report.error().message));
        }
        if (reports.empty())
            return {};
        std::sort(reports.begin(), reports.end(), comesBefore);
        const auto written = writeTables(m_grading.out, reports);
        if (!written)
            return tl::make_unexpected(written.error());
        for (const ReportFiles::Failure& one : written->failures)
            fail({}, one.error.message);
        return {};
    }

    /// @return whether there is to be one: not after Ctrl+C.
    [[nodiscard]] bool waitForNextRound() const
    {
        constexpr std::chrono::milliseconds step{100};
        const Task task = terminalTask("Waiting");
        const auto due = std::chrono::steady_clock::now() + std::chrono::seconds(m_options.every);
        while (!task.cancelled() && std::chrono::steady_clock::now() < due) {
            const std::chrono::duration<double> left = due - std::chrono::steady_clock::now();
            task.report(1 - left.count() / m_options.every);
            std::this_thread::sleep_for(step);
        }
        finishProgress();
        return !task.cancelled();
    }

    /// Names a problem of a study that does not keep it from being graded. @param uid  or empty
    void complain(const std::string& uid, const std::string& message)
    {
        printError(shown(uid.empty() ? message : fmt::format("Study {}: {}", uid, message)));
        m_hasFailed = true;
    }

    /// Names a study that was left, and why.
    void fail(const std::string& uid, const std::string& message)
    {
        ++m_counts.failed;
        complain(uid, message);
    }

    void printSummary() const
    {
        const RoundCounts& n = m_counts;
        if (m_grading.json) {
            const Json json{{"model",
                             {{"name", m_model.name},
                              {"version", m_model.version},
                              {"sha256", m_model.sha256},
                              {"device", m_model.device}}},
                            {"found", n.found},
                            {"done_before", n.before},
                            {"arriving", n.arriving},
                            {"graded", n.graded},
                            {"nothing_to_grade", n.nothing},
                            {"sent", n.sent},
                            {"waiting", n.waiting},
                            {"failed", n.failed}};
            fmt::print("{}\n", json.dump());
        } else {
            std::string text = fmt::format("{} {} found, {} done before, {} graded", n.found,
                                           n.found == 1 ? "study" : "studies", n.before, n.graded);
            const auto add = [&text](int count, const char* what) {
                if (count > 0)
                    text += fmt::format(", {} {}", count, what);
            };
            add(n.arriving, "left for the next round");
            add(n.nothing, "with nothing that can be graded");
            add(n.sent, "sent");
            add(n.waiting, "waiting to be sent");
            add(n.failed, "failed");
            fmt::print("{}. By {} on {}. Research use only. Not for diagnosis.\n", text,
                       modelText(m_model), m_model.device);
        }
        std::fflush(stdout); // a worker may wait for hours now
    }

    const WorkerOptions& m_options;
    const WorkerGrading& m_grading;
    StudyQuery m_query;
    std::string m_place;
    PdfDrawing m_pdf; ///< before the client, which needs its application object
    std::vector<ExportFormat> m_objects; ///< that are sent
    std::vector<ExportFormat> m_files; ///< below the folder for results
    std::unique_ptr<ArchiveClient> m_client;
    std::unique_ptr<WorkerState> m_state;
    std::vector<std::unique_ptr<Predictor>> m_predictors; ///< one
    ModelIdentity m_model;
    RoundCounts m_counts;
    std::set<std::string> m_unsent; ///< studies whose result is in the outbox
    std::map<std::string, int> m_seen; ///< instances of studies in the round before
    int m_archiveFailures = 0; ///< in a row
    bool m_hasFailed = false;
};

} // namespace

void addWorkerOptions(CLI::App& command, WorkerOptions& options)
{
    CLI::Option* from = addFromOptions(command, options.node);
    CLI::Option* since =
        command.add_option("--since", options.since, "Studies of this day and later: 2026-01-31")
            ->needs(from);
    from->needs(since);
    command.add_option("--until", options.until, "Studies up to this day")->needs(from);
    command.add_option("--modality", options.modality, "Studies with a series of this modality")
        ->capture_default_str()
        ->needs(from);
    command.add_option("--limit", options.limit, "Grade at most so many studies in a round")
        ->check(CLI::Range(1, 1'000'000))
        ->needs(from);
    command
        .add_flag("--send", options.sends,
                  "Send the AI's results back as new series of their studies: SR (preliminary and "
                  "unverified), marks, PDF")
        ->needs(from);
    command
        .add_option("--every", options.every,
                    "Ask the archive again after so many seconds, until Ctrl+C; a study is graded "
                    "when it no longer grows")
        ->check(CLI::Range(1, 86400))
        ->needs(from);
    command
        .add_option("--state", options.state,
                    "Folder for what was done and what waits to be sent (foramen/worker in the "
                    "user's state folder if not given)")
        ->needs(from);
    CLI::Option* port =
        command
            .add_option("--own-port", options.ownPort,
                        "DIMSE: port of this machine where the archive sends to us, with --move")
            ->check(CLI::Range(1, 65535))
            ->needs(from);
    command
        .add_flag("--move", options.retrievesByMove, "DIMSE: retrieve by C-MOVE in place of C-GET")
        ->needs(port);
}

int runWorker(const WorkerOptions& options, const WorkerGrading& grading)
{
    return ArchiveWorker(options, grading).run();
}

} // namespace foramen
