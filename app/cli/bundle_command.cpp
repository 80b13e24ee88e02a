#include "app/cli/pdf_drawing.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/ai/model/installed_model.h"
#include "core/base/files/file_copy.h"
#include "core/base/files/system_reason.h"
#include "core/bundle/bundle_reader.h"
#include "core/bundle/bundle_writer.h"
#include "core/bundle/given_reading.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/series_links.h"
#include "core/report/json/json_reader.h"
#include "core/store/study_database.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
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

/// The options of `foramen-cli bundle`.
struct BundleCommandOptions {
    std::vector<std::string> paths;
    std::string read; ///< a bundle; empty: one is written
    std::string out;
    std::string assessment;
    std::string database;
    std::string model;
    bool isDeidentified = false;
    bool acceptsBurnedIn = false;
    bool images = false; ///< of a bundle that is read
    bool json = false;
};

void printJson(const Json& json)
{
    fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

/// Names of those who decided, each once.
std::vector<std::string> readersOf(const Assessment& assessment)
{
    std::set<std::string> names;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (const auto& decision = assessment.cell(siteAt(index)).decision)
            names.insert(decision->readerName);
    return {names.begin(), names.end()};
}

Result<void> checkUsage(const BundleCommandOptions& options)
{
    const auto wrong = [](const char* text) {
        return failure(ErrorCode::InvalidArgument, text);
    };
    if (options.read.empty() && options.paths.empty())
        return wrong("Name a study to bundle, or a bundle with --read");
    if (!options.read.empty() && !options.paths.empty())
        return wrong("--read takes no study");
    if (options.read.empty() && options.images)
        return wrong("--images goes with --read");
    if (!options.read.empty()
        && (options.isDeidentified || options.acceptsBurnedIn || !options.assessment.empty()
            || !options.database.empty() || !options.model.empty()))
        return wrong("--read takes none of the options for writing");
    if (options.acceptsBurnedIn && !options.isDeidentified)
        return wrong("--accept-burned-in goes with --deidentify");
    return {};
}

/// Writes one bundle.
class BundleWriting {
public:
    explicit BundleWriting(const BundleCommandOptions& options)
        : m_options(options)
    {
    }

    int run()
    {
        auto scan = scanStudies({m_options.paths.begin(), m_options.paths.end()},
                                terminalTask("Reading headers"));
        finishProgress();
        if (!scan)
            return exitStatus(scan.error());
        for (const InputProblem& problem : scan->problems)
            complain(problem.path.empty() ? englishSentence(problem.reason)
                                          : fmt::format("{}: {}", problem.path.string(),
                                                        englishSentence(problem.reason)));
        const auto study = chosen(scan->studies);
        if (!study)
            return exitStatus(study.error());
        const Task task = terminalTask("Writing the case");
        constexpr double reading = 0.3;
        const auto report = readingOf(**study, task.part(0, reading));
        if (!report)
            return exitStatus(report.error());
        const PdfDrawing pdf = startPdfDrawing();
        const auto written =
            writeBundle(m_options.out, {**study, *report, modelFolder()},
                        {m_options.isDeidentified, m_options.acceptsBurnedIn, pdf.write},
                        task.part(reading, 1));
        finishProgress();
        if (!written)
            return exitStatus(written.error());
        print(*written, report->assessment);
        return m_isIncomplete || !written->refused.empty() ? 1 : 0;
    }

private:
    void complain(const std::string& sentence)
    {
        printError(sentence);
        m_isIncomplete = true;
    }

    /// The study of the assessment, or the only one.
    [[nodiscard]] Result<const Study*> chosen(const std::vector<Study>& studies) const
    {
        if (!m_options.assessment.empty()) {
            const auto read = readAssessmentJson(m_options.assessment);
            if (!read)
                return tl::make_unexpected(read.error());
            const std::string& uid = read->assessment.study().studyInstanceUid;
            const auto found =
                std::find_if(studies.begin(), studies.end(),
                             [&uid](const Study& one) { return one.studyInstanceUid == uid; });
            if (found == studies.end())
                return failure(ErrorCode::NotFound,
                               "The assessment is of another study than the images");
            return &*found;
        }
        if (studies.size() != 1)
            return failure(ErrorCode::Unsupported,
                           fmt::format("There are {} studies; a case is one: name its folder",
                                       studies.size()));
        return &studies.front();
    }

    [[nodiscard]] Result<Report> readingOf(const Study& study, const Task& task) const
    {
        constexpr double pixels = 0.8;
        const auto series = readSeriesInRoles(study, task.part(0, pixels));
        if (!series)
            return tl::make_unexpected(series.error());
        const PatientSpaces spaces = spacesOf(*series, task.part(pixels, 1));
        const ReadStudy read{study, *series, spaces};
        if (!m_options.assessment.empty())
            return readingFromFile(m_options.assessment, read);
        return readingFromDatabase(m_options.database.empty() ? defaultDatabaseFile()
                                                              : fs::path(m_options.database),
                                   read);
    }

    /// Without a model, there is no card to take.
    [[nodiscard]] fs::path modelFolder() const
    {
        if (!m_options.model.empty())
            return m_options.model;
        return defaultModelFolder().value_or(fs::path());
    }

    void print(const WrittenBundle& written, const Assessment& assessment) const
    {
        const BundleManifest& manifest = written.manifest;
        std::map<std::string, std::size_t> reasons;
        for (const FileRemark& remark : written.refused)
            ++reasons[remark.reason];
        const bool hasCard = manifest.file("card.json") != nullptr;
        if (m_options.json) {
            Json files = Json::array();
            for (const BundleFile& file : manifest.files)
                files.push_back(
                    {{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
            printJson({{"out", m_options.out},
                       {"deidentified", manifest.isDeidentified},
                       {"study_instance_uid", manifest.studyInstanceUid},
                       {"sites_decided", assessment.reviewedCount()},
                       {"images", manifest.imageCount()},
                       {"left_out", Json(reasons)},
                       {"accepted", written.accepted.size()},
                       {"model_card", hasCard},
                       {"files", std::move(files)}});
            return;
        }
        fmt::print("{}: {} files of images, {} sites decided by readers, {}.\n", m_options.out,
                   manifest.imageCount(), assessment.reviewedCount(),
                   manifest.isDeidentified ? "de-identified" : "as it is: it names the patient");
        for (const auto& [reason, count] : reasons)
            fmt::print(stderr, "Left out, {}: {}\n", count, reason);
        if (assessment.model() && !hasCard)
            fmt::print(stderr,
                       "Without the model's card: it is not that of the model that "
                       "graded, or none was found.\n");
        if (!manifest.file("report.pdf"))
            fmt::print(stderr, "Without report.pdf: this program was built without PDF.\n");
        if (manifest.isDeidentified)
            fmt::print("Text that is burnt into pictures was looked for at their edges only, and "
                       "texts were searched for what the files say of the patient: look at both "
                       "before you pass the case on.\n");
    }

    const BundleCommandOptions& m_options;
    bool m_isIncomplete = false;
};

/// Reads one bundle.
class BundleReading {
public:
    explicit BundleReading(const BundleCommandOptions& options)
        : m_options(options)
    {
    }

    int run() const
    {
        std::error_code error;
        const Task task = terminalTask("Reading the case");
        const auto bundle = fs::is_directory(m_options.read, error)
            ? readUnpackedBundle(m_options.read, task)
            : readBundle(m_options.read, task);
        finishProgress();
        if (!bundle)
            return exitStatus(bundle.error());
        const std::string images = std::string(kBundleImages) + '/';
        std::size_t count = 0;
        for (const BundleFile& file : bundle->manifest.files) {
            if (!m_options.images && file.path.starts_with(images))
                continue;
            if (const auto copied = copy(bundle->folder, file.path); !copied)
                return exitStatus(copied.error());
            ++count;
        }
        print(*bundle, count);
        return 0;
    }

private:
    [[nodiscard]] Result<void> copy(const fs::path& folder, const std::string& name) const
    {
        const fs::path target = fs::path(m_options.out) / name;
        std::error_code error;
        fs::create_directories(target.parent_path(), error);
        if (error)
            return failure(ErrorCode::NotWritable, ReasonCode::ExportFolderNotMade,
                           systemReason(error.value()));
        return copyFile(folder / name, target);
    }

    void print(const CaseBundle& bundle, std::size_t count) const
    {
        const Assessment& assessment = bundle.report.assessment;
        const std::vector<std::string> readers = readersOf(assessment);
        if (m_options.json) {
            printJson({{"bundle", m_options.read},
                       {"version", bundle.manifest.programVersion},
                       {"time", bundle.manifest.time},
                       {"deidentified", bundle.manifest.isDeidentified},
                       {"study_instance_uid", bundle.manifest.studyInstanceUid},
                       {"images", bundle.manifest.imageCount()},
                       {"sites_decided", assessment.reviewedCount()},
                       {"readers", readers},
                       {"out", m_options.out},
                       {"written", count}});
            return;
        }
        fmt::print("{} is whole: {} files of images, {} sites decided by readers, {}. {} files "
                   "written to {}.\n",
                   m_options.read, bundle.manifest.imageCount(), assessment.reviewedCount(),
                   bundle.manifest.isDeidentified ? "de-identified" : "not de-identified", count,
                   m_options.out);
    }

    const BundleCommandOptions& m_options;
};

} // namespace

void addBundleCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<BundleCommandOptions>();
    CLI::App* command =
        program.add_subcommand("bundle", "Write one zip with a study and its reading, or read one");
    command->add_option("STUDY", options->paths, "Files and folders of one study, or its archive");
    command->add_option("--out", options->out, "Zip file to write; with --read a folder")
        ->required();
    auto* assessment =
        command->add_option("--assessment", options->assessment, "assessment.json of the study");
    command
        ->add_option("--database", options->database,
                     "Take the reading from this database (that of the window if neither is "
                     "given)")
        ->excludes(assessment);
    command->add_flag("--deidentify", options->isDeidentified,
                      "Without patient data: images by PS3.15 Annex E, the reading to match");
    command->add_flag("--accept-burned-in", options->acceptsBurnedIn,
                      "With --deidentify: also images that may show text");
    command->add_option("--model", options->model,
                        "Folder of the model that graded, for its card (the installed one if not "
                        "given)");
    command->add_option("--read", options->read,
                        "Check this bundle and write its assessment.json, reports and texts to "
                        "--out");
    command->add_flag("--images", options->images, "With --read: write the images, too");
    command->add_flag("--json", options->json, "Print a summary as JSON to stdout");
    command->footer(
        "Example: foramen-cli bundle CD --assessment graded/1.2.3/assessment.json --out case.zip\n"
        "         foramen-cli bundle CD --deidentify --out shared.zip\n"
        "         foramen-cli bundle --read case.zip --out case\n"
        "Exit status 1 when images were left out, or the bundle was changed or is damaged. The "
        "window opens a bundle as it opens any archive.");
    command->callback([options, &run] {
        run = [options] {
            if (const auto checked = checkUsage(*options); !checked)
                return exitStatus(checked.error());
            return options->read.empty() ? BundleWriting(*options).run()
                                         : BundleReading(*options).run();
        };
    });
}

} // namespace foramen
