#include "app/cli/pacs/archive_access.h"
#include "app/cli/pacs/node_options.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/pacs/instance_identity.h"
#include "core/pacs/outbox/outbox.h"
#include "core/store/study_database.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

/// The options of the subcommands.
struct PacsOptions {
    NodeOptions node;
    StudyQuery query;
    std::string seriesInstanceUid;
    std::filesystem::path out;
    std::filesystem::path database;
    bool move = false;
    int ownPort = 0;
    std::vector<std::filesystem::path> paths;
    bool json = false;
};

Result<std::unique_ptr<ArchiveClient>> clientFor(const PacsOptions& options)
{
    auto node = nodeFrom(options.node);
    if (!node)
        return tl::make_unexpected(node.error());
    node->retrievesByMove = options.move;
    node->ownPort = options.ownPort;
    return archiveAccess(std::move(*node));
}

std::string counted(int count, const char* what)
{
    return count < 0 ? std::string() : fmt::format("  {} {}", count, what);
}

Json jsonCount(int count)
{
    return count < 0 ? Json(nullptr) : Json(count);
}

Json jsonFrom(const StudyMatch& study)
{
    return {{"study_instance_uid", study.studyInstanceUid},
            {"patient_name", study.patientName},
            {"patient_id", study.patientId},
            {"patient_birth_date", study.patientBirthDate},
            {"patient_sex", study.patientSex},
            {"date", study.studyDate},
            {"time", study.studyTime},
            {"description", study.studyDescription},
            {"accession_number", study.accessionNumber},
            {"modalities", study.modalities},
            {"series", jsonCount(study.seriesCount)},
            {"instances", jsonCount(study.instanceCount)}};
}

Json jsonFrom(const SeriesMatch& series)
{
    return {{"study_instance_uid", series.studyInstanceUid},
            {"series_instance_uid", series.seriesInstanceUid},
            {"modality", series.modality},
            {"number", series.seriesNumber},
            {"description", series.seriesDescription},
            {"instances", jsonCount(series.instanceCount)}};
}

void print(const StudyMatch& study)
{
    fmt::print("{:<8}  {:<6}  {} ({})  {}{}{}\n    {}\n", shown(study.studyDate),
               shown(study.modalities), shown(study.patientName), shown(study.patientId),
               shown(study.studyDescription), counted(study.seriesCount, "series"),
               counted(study.instanceCount, "images"), shown(study.studyInstanceUid));
}

void print(const SeriesMatch& series)
{
    fmt::print("{:>4}  {:<3}  {}{}\n    {}\n", shown(series.seriesNumber), shown(series.modality),
               shown(series.seriesDescription), counted(series.instanceCount, "images"),
               shown(series.seriesInstanceUid));
}

int runEcho(const PacsOptions& options)
{
    const auto client = clientFor(options);
    if (!client)
        return exitStatus(client.error());
    const auto answered = (*client)->echo(terminalTask("Asking"));
    finishProgress();
    if (!answered)
        return exitStatus(answered.error());
    fmt::print("The archive answers.\n");
    return 0;
}

int runFind(const PacsOptions& options)
{
    const auto client = clientFor(options);
    if (!client)
        return exitStatus(client.error());
    Json all = Json::array();
    const auto give = [&](const auto& match) {
        if (options.json) {
            all.push_back(jsonFrom(match));
        } else {
            finishProgress();
            print(match);
        }
    };
    const Task task = terminalTask("Searching");
    const bool isSeries = !options.query.studyInstanceUid.empty();
    const auto count = isSeries ? (*client)->findSeries(
                           {options.query.studyInstanceUid, options.query.modality}, give, task)
                                : (*client)->findStudies(options.query, give, task);
    finishProgress();
    if (!count)
        return exitStatus(count.error());
    if (options.json)
        fmt::print("{}\n", all.dump(2, ' ', false, Json::error_handler_t::replace));
    else
        fmt::print("{} {}\n", *count, isSeries ? "series" : *count == 1 ? "study" : "studies");
    return 0;
}

/// Prints the problems of a transfer. @return the exit status.
int printProblems(const Transfer& transfer)
{
    for (const TransferProblem& problem : transfer.problems) {
        const std::string what = problem.isWarning ? "warning: " : "";
        const std::string text = what + englishSentence(problem.reason);
        printError(problem.instance.empty()
                       ? shown(text)
                       : fmt::format("{}: {}", shown(problem.instance), shown(text)));
    }
    if (!transfer.end)
        return exitStatus(transfer.end.error());
    const bool isClean =
        std::all_of(transfer.problems.begin(), transfer.problems.end(),
                    [](const TransferProblem& problem) { return problem.isWarning; });
    return isClean ? 0 : 1;
}

/// Asks how many instances there are, where a bar is shown and the archive does not say it later.
void askForCount(const ArchiveClient& client, RetrieveRequest& request)
{
    int count = 0;
    const auto add = [&](const SeriesMatch& match) {
        const bool isWanted = request.seriesInstanceUid.empty()
            || request.seriesInstanceUid == match.seriesInstanceUid;
        if (isWanted && match.instanceCount > 0)
            count += match.instanceCount;
    };
    // An archive without this search may give the study nevertheless.
    if (client.findSeries({request.studyInstanceUid, {}}, add, terminalTask("Searching")))
        request.expectedInstances = count;
}

int runGet(const PacsOptions& options)
{
    const auto client = clientFor(options);
    if (!client)
        return exitStatus(client.error());
    RetrieveRequest request{options.query.studyInstanceUid, options.seriesInstanceUid};
    if (!options.node.dicomweb.empty() && isatty(STDERR_FILENO) != 0)
        askForCount(**client, request);
    const Transfer transfer = (*client)->get(request, options.out, terminalTask("Retrieving"));
    finishProgress();
    const int status = printProblems(transfer);
    if (!transfer.folder.empty())
        fmt::print("{} {} received into {}\n", transfer.transferred,
                   transfer.transferred == 1 ? "file" : "files", transfer.folder.string());
    if (status == 0 && transfer.transferred == 0) {
        printError("The archive has nothing of this study or series, or may not give it to us.");
        return 1;
    }
    return status;
}

/// The DICOM files of a folder; other files are passed over, and so are DICOMDIRs.
Result<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& folder)
{
    constexpr const char* directoryClass = "1.2.840.10008.1.3.10"; // of a DICOMDIR
    std::vector<std::filesystem::path> files;
    std::error_code code;
    for (std::filesystem::recursive_directory_iterator it(folder, code), end; !code && it != end;
         it.increment(code)) {
        if (!it->is_regular_file(code))
            continue;
        const auto identity = readInstanceIdentity(it->path());
        const bool isOther = identity ? identity->sopClassUid == directoryClass
                                      : identity.error().code == ErrorCode::NotDicom;
        if (!isOther)
            files.push_back(it->path());
    }
    if (code)
        return failure(ErrorCode::NotReadable,
                       fmt::format("{}: {}", folder.string(), code.message()));
    std::sort(files.begin(), files.end());
    return files;
}

Result<std::vector<std::filesystem::path>> filesOf(const std::vector<std::filesystem::path>& paths)
{
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path& path : paths) {
        std::error_code code;
        if (!std::filesystem::is_directory(path, code)) {
            files.push_back(path); // a missing one is named when it is to be sent
            continue;
        }
        auto inside = filesIn(path);
        if (!inside)
            return inside;
        files.insert(files.end(), inside->begin(), inside->end());
    }
    if (files.empty())
        return failure(ErrorCode::NotFound, std::string("There is no DICOM file to send"));
    return files;
}

const char* keyOf(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return "waiting";
    case JobState::Sending:
        return "sending";
    case JobState::Sent:
        return "sent";
    case JobState::Refused:
        return "refused";
    case JobState::GivenUp:
        break;
    }
    return "given up";
}

Json jsonFrom(const OutboxJob& job)
{
    return {{"id", job.id},
            {"archive", job.draft.target.name},
            {"place", job.draft.target.place},
            {"patient_name", job.draft.patientName},
            {"patient_id", job.draft.patientId},
            {"study_date", job.draft.studyDate},
            {"state", keyOf(job.state)},
            {"reason", job.reason},
            {"sent", job.sentCount()},
            {"objects", job.objects.size()},
            {"attempts", job.attempts},
            {"changed", utcTime(job.changed)}};
}

void print(const OutboxJob& job)
{
    fmt::print("{}  {:<8}  {} of {} sent to {} ({})  {} ({})  {}\n", utcTime(job.changed),
               keyOf(job.state), job.sentCount(), job.objects.size(), shown(job.draft.target.name),
               shown(job.draft.target.place), shown(job.draft.patientName),
               shown(job.draft.patientId), shown(job.draft.studyDate));
    if (!job.reason.empty())
        fmt::print("    {}\n", shown(job.reason));
}

int runOutbox(const PacsOptions& options)
{
    const Outbox outbox(
        outboxFolderBeside(options.database.empty() ? defaultDatabaseFile() : options.database));
    const auto listing = outbox.jobs();
    if (!listing)
        return exitStatus(listing.error());
    Json all = Json::array();
    for (const OutboxJob& job : listing->jobs) {
        if (options.json)
            all.push_back(jsonFrom(job));
        else
            print(job);
    }
    if (options.json)
        fmt::print("{}\n", all.dump(2, ' ', false, Json::error_handler_t::replace));
    else
        fmt::print("{} in {}\n", listing->jobs.size(), outbox.folder().string());
    if (listing->unreadable == 0)
        return 0;
    printError(
        fmt::format("{} cannot be read: damaged, or of a newer version.", listing->unreadable));
    return 1;
}

int runSend(const PacsOptions& options)
{
    const auto client = clientFor(options);
    if (!client)
        return exitStatus(client.error());
    const auto files = filesOf(options.paths);
    if (!files)
        return exitStatus(files.error());
    const Transfer transfer = (*client)->send(*files, terminalTask("Sending"));
    finishProgress();
    const int status = printProblems(transfer);
    fmt::print("{} of {} {} sent\n", transfer.transferred, transfer.total,
               transfer.total == 1 ? "file" : "files");
    return status;
}

/// Adds a subcommand with the options of the archive.
CLI::App& addPart(CLI::App& pacs, const char* name, const char* description,
                  const std::shared_ptr<PacsOptions>& options, Run& run,
                  int (*part)(const PacsOptions&))
{
    CLI::App* command = pacs.add_subcommand(name, description);
    addNodeOptions(*command, options->node);
    command->callback([options, &run, part] {
        run = [options, part] {
            return part(*options);
        };
    });
    return *command;
}

void addEcho(CLI::App& pacs, Run& run)
{
    const auto options = std::make_shared<PacsOptions>();
    addPart(pacs, "echo", "Ask whether the archive answers, and say what is wrong", options, run,
            runEcho)
        .footer("Example: foramen-cli pacs echo --dimse archive:104 --called ARCHIVE --calling "
                "FORAMEN\n"
                "         foramen-cli pacs echo --dicomweb https://archive/dicom-web --token-file "
                "token.txt");
}

void addOutbox(CLI::App& pacs, Run& run)
{
    const auto options = std::make_shared<PacsOptions>();
    CLI::App* command = pacs.add_subcommand(
        "outbox", "List what the window has to send, and what it sent in the last 30 days");
    command->add_option("--database", options->database,
                        "Beside this database (that of the window if not given)");
    command->add_flag("--json", options->json, "Print JSON");
    command->footer("Example: foramen-cli pacs outbox\n"
                    "The list holds patient data. The window sends; nothing is sent here.");
    command->callback([options, &run] {
        run = [options] {
            return runOutbox(*options);
        };
    });
}

void addFind(CLI::App& pacs, Run& run)
{
    const auto options = std::make_shared<PacsOptions>();
    CLI::App& command =
        addPart(pacs, "find", "List studies, or the series of one study", options, run, runFind);
    StudyQuery& query = options->query;
    command.add_option("--patient-name", query.patientName, "With wildcards * and ?: 'MILLER^*'");
    command.add_option("--patient-id", query.patientId, "Patient ID");
    command.add_option("--date", query.studyDate,
                       "Study date, or a range: 2026-01-01..2026-12-31, 2026-01-01.., "
                       "20260101-20261231");
    command.add_option("--modality", query.modality, "Of one of the series: MR");
    command.add_option("--description", query.studyDescription, "Study description: '*lumbar*'");
    command.add_option("--accession", query.accessionNumber, "Accession number");
    command.add_option("--study", query.studyInstanceUid,
                       "Study Instance UID: lists the series of this study");
    command.add_flag("--json", options->json, "Print JSON");
    command.footer(
        "Example: foramen-cli pacs find --dimse archive:104 --called ARCHIVE --modality MR "
        "--date 2026-01-01.. --description '*lumbar*'\n"
        "Without criteria the archive lists everything, or as much as it gives at once.");
}

void addGet(CLI::App& pacs, Run& run)
{
    const auto options = std::make_shared<PacsOptions>();
    CLI::App& command =
        addPart(pacs, "get", "Retrieve a study or a series into a folder", options, run, runGet);
    command.add_option("--study", options->query.studyInstanceUid, "Study Instance UID")
        ->required();
    command.add_option("--series", options->seriesInstanceUid,
                       "Series Instance UID: only this series");
    command.add_option("--out", options->out, "Folder to write to; a folder is made below it")
        ->required();
    CLI::Option* port =
        command
            .add_option("--own-port", options->ownPort,
                        "DIMSE: port of this machine where the archive sends to us, with --move")
            ->check(CLI::Range(1, 65535));
    command
        .add_flag("--move", options->move,
                  "DIMSE: by C-MOVE, for archives without C-GET; they must know our title, machine "
                  "and port")
        ->needs(port)
        ->needs(command.get_option("--dimse"));
    command.footer(
        "Example: foramen-cli pacs get --dimse archive:104 --called ARCHIVE --study 1.2.840.1 "
        "--out studies\n"
        "         foramen-cli grade studies/1.2.840.1 --out results\n"
        "What arrived before a failure stays. Exit status 1 when something is missing.");
}

void addSend(CLI::App& pacs, Run& run)
{
    const auto options = std::make_shared<PacsOptions>();
    CLI::App& command =
        addPart(pacs, "send", "Send DICOM files as they are", options, run, runSend);
    command.add_option("PATH", options->paths, "Files, and folders with all files below them")
        ->required();
    command.footer(
        "Example: foramen-cli pacs send --dimse archive:104 --called ARCHIVE report.dcm\n"
        "Files leave this machine with all that they hold, names included. Exit status "
        "1 when the archive refused one, which is named.");
}

} // namespace

void addPacsCommand(CLI::App& program, Run& run)
{
    CLI::App* pacs = program.add_subcommand(
        "pacs", "Search an archive, retrieve from it and send to it, by DIMSE or DICOMweb");
    pacs->require_subcommand(1);
    pacs->footer(
        "Example: foramen-cli pacs find --dimse archive:104 --called ARCHIVE --modality MR");
    addEcho(*pacs, run);
    addFind(*pacs, run);
    addGet(*pacs, run);
    addSend(*pacs, run);
    addOutbox(*pacs, run);
}

} // namespace foramen
