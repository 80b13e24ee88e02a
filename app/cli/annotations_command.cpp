#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/base/clock.h"
#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"
#include "core/changes/change_table.h"
#include "core/dataset/check/dataset_check.h"
#include "core/dataset/tables/label_exchange.h"
#include "core/dataset/tables/table_notes.h"
#include "core/report/study_identity.h"
#include "core/store/imported_tables.h"
#include "core/store/study_database.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// The options of `foramen-cli annotations`.
struct AnnotationsOptions {
    std::string dataset; ///< folder of an import
    std::string name; ///< of the data set in the database
    std::string out;
    std::string database;
    bool force = false;
    bool json = false;
};

fs::path databaseOf(const AnnotationsOptions& options)
{
    return options.database.empty() ? defaultDatabaseFile() : fs::path(options.database);
}

void print(const AnnotationsOptions& options, const Json& json, const std::string& sentence)
{
    if (options.json)
        fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
    else
        fmt::print("{}\n", sentence);
}

/// Whether an issue says that a point lies where it cannot be.
bool isOfPoint(IssueKind kind)
{
    return kind == IssueKind::PointOutside || kind == IssueKind::MissingInstance
        || kind == IssueKind::WrongPointSeries || kind == IssueKind::WrongSide
        || kind == IssueKind::LevelOrder;
}

std::string sentenceOf(const DatasetIssue& issue)
{
    if (issue.line == 0) // a message about a whole table names the place itself
        return issue.message;
    const std::string site = issue.site
        ? fmt::format("{} {}: ", nameOf(issue.site->condition), nameOf(issue.site->level))
        : std::string();
    return fmt::format("{}, line {}: {}{}", issue.table, issue.line, site, issue.message);
}

/// The state of one import.
class Import {
public:
    explicit Import(const AnnotationsOptions& options)
        : m_options(options)
    {
    }

    int run()
    {
        const auto dataset = openRsnaDataset(m_options.dataset, terminalTask("Reading headers"));
        finishProgress();
        if (!dataset)
            return exitStatus(dataset.error());
        for (const DatasetIssue& issue : dataset->tableIssues)
            if (issue.weight == IssueWeight::Error)
                complain(sentenceOf(issue));
        for (const DatasetIssue& issue : checkDataset(*dataset))
            if (issue.weight == IssueWeight::Error && isOfPoint(issue.kind))
                complain(sentenceOf(issue));
        const auto texts = tableTexts(*dataset);
        if (!texts)
            return exitStatus(texts.error());
        const std::string name =
            m_options.name.empty() ? dataset->folder.filename().string() : m_options.name;
        if (const auto done = store(*dataset, *texts, name); !done)
            return exitStatus(done.error());
        const Json json{{"data_set", name},
                        {"studies", m_studies},
                        {"without_images", m_withoutImages},
                        {"changed_cells", m_changed}};
        print(m_options, json,
              fmt::format("{} studies imported as \"{}\", {} of them without images; {} cells of "
                          "the database changed.",
                          m_studies, name, m_withoutImages, m_changed));
        return m_complained ? 1 : 0;
    }

private:
    void complain(const std::string& sentence)
    {
        printError(sentence);
        m_complained = true;
    }

    Result<void> store(const RsnaDataset& dataset, TableTexts texts, const std::string& name)
    {
        const auto assessments = StudyDatabase::open(databaseOf(m_options));
        if (!assessments)
            return tl::make_unexpected(assessments.error());
        const auto tables = ImportedTables::open(databaseOf(m_options));
        if (!tables)
            return tl::make_unexpected(tables.error());
        const auto before = (*tables)->load(name);
        if (!before)
            return tl::make_unexpected(before.error());
        const LabelImport import(*before, utcTime(std::chrono::system_clock::now()));
        const std::vector<TableStudy> studies = studiesOfTables(dataset);
        const Task task = terminalTask("Importing");
        for (const TableStudy& study : studies) {
            if (task.cancelled())
                return cancelledFailure();
            if (auto taken = take(study, import, **assessments); !taken)
                return taken;
            task.report(static_cast<double>(++m_studies) / static_cast<double>(studies.size()));
        }
        finishProgress();
        // An export looks for the record, which may be of another study with this UID.
        texts[kStudiesNote] = "study_id,study_instance_uid\n" + m_records;
        // Last: until then a second import finds what the first one left undone.
        return (*tables)->save(name, texts, utcTime(std::chrono::system_clock::now()));
    }

    Result<void> take(const TableStudy& study, const LabelImport& import, StudyDatabase& store)
    {
        StudyIdentity identity;
        identity.studyInstanceUid = study.studyInstanceUid;
        if (study.images && !study.images->studyInstanceUid.empty())
            identity = identityOf(*study.images);
        const auto record = store.recordOf(identity);
        if (!record)
            return tl::make_unexpected(record.error());
        m_records += fmt::format("{},{}\n", study.studyId, *record);
        const auto saved = store.assessment(*record);
        if (!saved && saved.error().code == ErrorCode::DatabaseDamaged) {
            complain(fmt::format("study {}: {}", study.studyId, saved.error().message));
            return {};
        }
        if (!saved)
            return tl::make_unexpected(saved.error());
        Assessment assessment = *saved ? **saved : Assessment(identity);
        if (study.images)
            assessment.setStudy(identity);
        const std::string time = utcTime(std::chrono::system_clock::now());
        const auto [changed, isRenumbered] = import.take(study, assessment);
        if (isRenumbered)
            complain(fmt::format("study {}: its labels stay as they are, because a reader moved "
                                 "the levels since they were imported",
                                 study.studyId));
        m_changed += changed;
        m_withoutImages += study.images ? 0 : 1;
        if (changed == 0 && *saved)
            return {};
        return store.write(assessment,
                           {time, kChallengeTables, EditStep::Done, LabelsImported{changed}});
    }

    const AnnotationsOptions& m_options;
    std::string m_records; ///< rows of study ids and records
    std::size_t m_studies = 0;
    std::size_t m_withoutImages = 0;
    std::size_t m_changed = 0;
    bool m_complained = false;
};

/// The name of the imported data set to use; empty when nothing was imported yet.
Result<std::string> chosenDataSet(const ImportedTables& tables, const std::string& wanted)
{
    const auto names = tables.dataSets();
    if (!names)
        return tl::make_unexpected(names.error());
    if (!wanted.empty() && std::find(names->begin(), names->end(), wanted) == names->end())
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("No data set \"{}\" was imported", wanted));
    if (!wanted.empty() || names->empty())
        return wanted;
    if (names->size() > 1)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("Several data sets were imported; name one with --name: {}",
                                   fmt::join(*names, ", ")));
    return names->front();
}

Result<std::map<std::string, Assessment>> savedStudies(const StudyDatabase& store)
{
    const auto uids = store.studies();
    if (!uids)
        return tl::make_unexpected(uids.error());
    std::map<std::string, Assessment> saved;
    for (const std::string& uid : *uids) {
        auto assessment = store.assessment(uid);
        if (!assessment)
            return tl::make_unexpected(assessment.error());
        if (*assessment)
            saved.emplace(uid, std::move(**assessment));
    }
    return saved;
}

/// The list of what was changed in the exported studies.
Result<std::string> changesOf(const StudyDatabase& store,
                              const std::map<std::string, Assessment>& saved,
                              const TableTexts& imported)
{
    std::map<std::string, std::string> records = TableNotes(imported).records(); // by study id
    if (imported.empty())
        for (const auto& [uid, assessment] : saved)
            records.emplace(uid, uid);
    std::vector<StudyHistory> studies;
    for (const auto& [id, record] : records) {
        const auto found = saved.find(record);
        if (found == saved.end())
            continue;
        auto history = store.history(record);
        if (!history)
            return tl::make_unexpected(history.error());
        studies.push_back({id, found->second, std::move(*history)});
    }
    return changesCsv(labelChanges(imported, studies));
}

Result<TableTexts> textsToExport(const AnnotationsOptions& options)
{
    const fs::path database = databaseOf(options);
    std::error_code error;
    if (!fs::exists(database, error))
        return failure(ErrorCode::NotFound, "There is no database yet: nothing was graded");
    const auto tables = ImportedTables::open(database);
    if (!tables)
        return tl::make_unexpected(tables.error());
    const auto name = chosenDataSet(**tables, options.name);
    if (!name)
        return tl::make_unexpected(name.error());
    const auto store = StudyDatabase::open(database);
    if (!store)
        return tl::make_unexpected(store.error());
    const auto saved = savedStudies(**store);
    if (!saved)
        return tl::make_unexpected(saved.error());
    const auto imported = name->empty() ? Result<TableTexts>(TableTexts()) : (*tables)->load(*name);
    if (!imported)
        return tl::make_unexpected(imported.error());
    auto texts =
        name->empty() ? Result<TableTexts>(tablesOf(*saved)) : exportedTables(*imported, *saved);
    if (!texts)
        return texts;
    auto changes = changesOf(**store, *saved, *imported);
    if (!changes)
        return tl::make_unexpected(changes.error());
    (*texts)[kChangesFile] = std::move(*changes);
    return texts;
}

int runExport(const AnnotationsOptions& options)
{
    const auto texts = textsToExport(options);
    if (!texts)
        return exitStatus(texts.error());
    const fs::path out = options.out;
    std::error_code error;
    fs::create_directories(out, error);
    if (error)
        return exitStatus({ErrorCode::NotWritable,
                           Reason(ReasonCode::ExportFolderNotMade, systemReason(error.value()))});
    for (const auto& [name, text] : *texts)
        if (!options.force && fs::exists(out / name, error))
            return exitStatus({ErrorCode::InvalidArgument,
                               name + " is there already: choose another folder, or --force"});
    Json files = Json::array();
    for (const auto& [name, text] : *texts) {
        if (const auto written = writeTextFile(out / name, text); !written)
            return exitStatus({written.error().code, name + ": " + written.error().message});
        files.push_back(name);
    }
    print(options, {{"files", files}}, fmt::format("{} tables written.", files.size()));
    return 0;
}

void addShared(CLI::App& command, AnnotationsOptions& options)
{
    command.add_option("--database", options.database,
                       "Database of the readers' work (the user's own if not given)");
    command.add_flag("--json", options.json, "Print the result as JSON");
}

} // namespace

void addAnnotationsCommand(CLI::App& program, Run& run)
{
    CLI::App* command = program.add_subcommand(
        "annotations",
        "Import the challenge's label tables into the local database, and export them");
    command->require_subcommand(1);
    command->footer("Example: foramen-cli annotations import DATASET\n"
                    "         foramen-cli annotations export --out corrected");
    const auto options = std::make_shared<AnnotationsOptions>();

    CLI::App* importing = command->add_subcommand(
        "import", "Import grades and points of a data set, for readers to correct");
    importing->add_option("DATASET", options->dataset, "Folder of the data set")->required();
    importing->add_option("--name", options->name,
                          "Name in the database; the folder's if not given");
    addShared(*importing, *options);
    importing->footer(
        "Example: foramen-cli annotations import DATASET\n"
        "Decisions and moved points of readers are kept; those of an earlier import are "
        "replaced. Points need their images.");
    runWhenChosen(importing, run, options, [](const auto& chosen) { return Import(chosen).run(); });

    CLI::App* exporting = command->add_subcommand(
        "export",
        "Write the tables with the readers' corrections, and the list of changes; nothing else in "
        "the tables changes");
    exporting->add_option("--out", options->out, "Folder to write to")->required();
    exporting->add_option("--name", options->name, "Which data set, if several were imported");
    exporting->add_flag("--force", options->force, "Replace existing files");
    addShared(*exporting, *options);
    exporting->footer("Example: foramen-cli annotations export --out corrected\n"
                      "Cells without corrections are copied exactly. changes.csv lists each change "
                      "with its site, reader and time. Without an import before, "
                      "the readers' grades are written under their DICOM UIDs; of several "
                      "patients with one UID the second is UID#2.");
    runWhenChosen(exporting, run, options, runExport);
}

} // namespace foramen
