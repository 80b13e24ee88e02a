#include "app/cli/deidentify/deidentify_summary.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/base/text/csv.h"
#include "core/base/text/text_file.h"

#include <fmt/format.h>

#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <numeric>
#include <string>
#include <system_error>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The options of `foramen-cli deidentify`.
struct DeidentifyOptions {
    std::vector<std::string> paths;
    ExportOptions exported;
    std::string names = "case";
    std::string dates = "shifted";
    fs::path key;
    fs::path newKey;
    fs::path table;
    bool showsValues = false;
    bool force = false;
    bool json = false;
};

/// Whether a file would lie in a folder, whether or not they exist.
bool isInside(const fs::path& file, const fs::path& folder)
{
    std::error_code error;
    const fs::path place =
        fs::weakly_canonical(fs::absolute(file), error)
            .lexically_relative(fs::weakly_canonical(fs::absolute(folder), error));
    return !error && !place.empty() && *place.begin() != "..";
}

/// Key and table lead back to the patients: they never lie where the export is passed on.
Result<void> checkSecret(const fs::path& file, const char* option, const fs::path& out)
{
    std::error_code error;
    if (file.empty())
        return {};
    if (isInside(file, out))
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("the file given with {} leads back to the patients and must not "
                                   "lie in the folder given with --out",
                                   option));
    if (fs::exists(file, error))
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("the file given with {} is there already", option));
    return {};
}

Result<void> checkOptions(const DeidentifyOptions& options)
{
    const ExportOptions& exported = options.exported;
    if (exported.isDryRun)
        return {};
    if (exported.out.empty())
        return failure(ErrorCode::InvalidArgument, "--out is missing (or --dry-run)");
    std::error_code error;
    if (!options.force && fs::exists(exported.out, error) && !fs::is_empty(exported.out, error))
        return failure(ErrorCode::InvalidArgument,
                       "the folder given with --out is not empty; --force writes into it all the "
                       "same");
    if (auto checked = checkSecret(options.newKey, "--write-key", exported.out); !checked)
        return checked;
    return checkSecret(options.table, "--key-table", exported.out);
}

/// Which study became which, for its owner alone.
Result<void> writeTable(const fs::path& file, const std::vector<ExportedStudy>& studies)
{
    std::string text = "study_instance_uid,new_study_instance_uid,folder,new_patient_id,"
                       "days_earlier\n";
    for (const ExportedStudy& study : studies)
        text +=
            fmt::format("{},{},{},{},{}\n", csvCell(study.studyInstanceUid),
                        study.newStudyInstanceUid, study.folder, study.newPatientId, study.days);
    constexpr mode_t ownerOnly = 0077;
    const mode_t before = ::umask(ownerOnly);
    auto written = writeTextFile(file, text);
    ::umask(before);
    return written;
}

/// One run of the command.
class DeidentifyRun {
public:
    explicit DeidentifyRun(DeidentifyOptions options)
        : m_options(std::move(options))
        , m_shown(m_options.showsValues ? ShownInput::Everything : ShownInput::Numbers)
    {
        ExportOptions& exported = m_options.exported;
        exported.names = m_options.names == "uid" ? ExportNames::Uids : ExportNames::Cases;
        exported.cleaning.movesDates = m_options.dates == "shifted";
        exported.keepsExamples = m_options.showsValues;
    }

    int run()
    {
        if (const auto checked = checkOptions(m_options); !checked)
            return exitStatus(checked.error());
        const auto pseudonyms =
            m_options.key.empty() ? Pseudonyms::random() : Pseudonyms::fromFile(m_options.key);
        if (!pseudonyms)
            return exitStatus(pseudonyms.error());
        // Before the export: with a lost key its files could not be made again.
        if (!m_options.newKey.empty())
            if (const auto written = pseudonyms->writeKey(m_options.newKey); !written)
                return exitStatus(written.error());
        const auto result =
            exportDeidentified({m_options.paths.begin(), m_options.paths.end()}, *pseudonyms,
                               m_options.exported, terminalTask("De-identifying"));
        finishProgress();
        if (!result)
            return exitStatus(result.error());
        if (!m_options.table.empty())
            if (const auto written = writeTable(m_options.table, result->studies); !written)
                return exitStatus(written.error());
        print(*result);
        return result->refused.empty() && !result->studies.empty() ? 0 : 1;
    }

private:
    void print(const ExportResult& result) const
    {
        if (m_options.json) {
            fmt::print("{}\n", exportJson(result, m_options.exported, m_shown));
            return;
        }
        if (m_options.exported.isDryRun)
            fmt::print("{}\n", attributeTable(result.counts, m_shown));
        for (const ExportedStudy& study : result.studies)
            fmt::print("{}  {} series, {} files\n", study.folder, study.series, study.files);
        const std::size_t files = std::accumulate(
            result.studies.begin(), result.studies.end(), std::size_t{0},
            [](std::size_t sum, const ExportedStudy& one) { return sum + one.files; });
        fmt::print("{} of {} files {}, {} {}.\n", files, result.inputs,
                   m_options.exported.isDryRun ? "would be exported" : "exported",
                   result.studies.size(), result.studies.size() == 1 ? "study" : "studies");
        printList("Not exported", result.refused);
        printList("Exported although text may be burnt in, or more than a picture be told",
                  result.accepted);
        printList("Not copied", result.notCopied);
        if (m_shown == ShownInput::Numbers
            && !(result.refused.empty() && result.accepted.empty() && result.notCopied.empty()))
            fmt::print(stderr,
                       "Numbers count the files of the input by path; --show-values names "
                       "them.\n");
        fmt::print("Text that is burnt into pictures was looked for at their edges only: look at "
                   "them before you pass them on.\n");
    }

    void printList(const char* title, const std::vector<FileRemark>& remarks) const
    {
        if (!remarks.empty())
            fmt::print(stderr, "{}:\n{}", title, remarkLines(remarks, m_shown));
    }

    DeidentifyOptions m_options;
    ShownInput m_shown;
};

void addOptions(CLI::App& command, DeidentifyOptions& options)
{
    command
        .add_option("PATH", options.paths, "Files, folders, zip, ISO and tar archives, DICOMDIRs")
        ->required();
    command.add_option("--out", options.exported.out, "Folder for the copies");
    auto* dryRun = command.add_flag("--dry-run", options.exported.isDryRun,
                                    "Write nothing; print what would become of each attribute, "
                                    "and which files would be refused");
    command.add_flag("--show-values", options.showsValues,
                     "Also print values before and after, and the paths of files: patient data");
    command.add_flag("--accept-burned-in", options.exported.acceptsBurnedIn,
                     "Also export what may show text: pictures with text at their edges, "
                     "secondary captures, screen saves, structured reports, other modalities");
    command
        .add_option("--names", options.names,
                    "case: case-0001/series-01/0001.dcm; uid: by the new UIDs")
        ->check(CLI::IsMember({"case", "uid"}))
        ->capture_default_str();
    command
        .add_option("--dates", options.dates,
                    "shifted: moved into the past by one number of days for each patient; removed")
        ->check(CLI::IsMember({"shifted", "removed"}))
        ->capture_default_str();
    command.add_flag("--keep-characteristics", options.exported.cleaning.keepsCharacteristics,
                     "Keep age (up to 89 years), sex, size, weight and the like");
    auto* key = command.add_option("--key", options.key,
                                   "File with the key of an earlier run: equal input gets equal "
                                   "UIDs, patients and days");
    command
        .add_option("--write-key", options.newKey,
                    "New file for the key of this run, which is forgotten otherwise")
        ->excludes(key)
        ->excludes(dryRun);
    command
        .add_option("--key-table", options.table,
                    "New file for a table of the old and new Study Instance UIDs")
        ->excludes(dryRun);
    command.add_flag("--force", options.force,
                     "Write into a folder that is not empty; no file is replaced");
    command.add_flag("--json", options.json, "Print the summary and all counts as JSON");
}

} // namespace

void addDeidentifyCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<DeidentifyOptions>();
    CLI::App* command = program.add_subcommand(
        "deidentify",
        "Copy DICOM files without patient data (PS3.15 Annex E, Basic Profile with options)");
    addOptions(*command, *options);
    command->footer("Example: foramen-cli deidentify CD --dry-run\n"
                    "         foramen-cli deidentify CD --out shared --key-table our-table.csv\n"
                    "Exit status 1 when a file was refused. The pixels stay as they are, so text "
                    "that is burnt into them stays, too.");
    runWhenChosen(command, run, options,
                  [](const auto& chosen) { return DeidentifyRun(chosen).run(); });
}

} // namespace foramen
