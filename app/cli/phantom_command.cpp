#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/base/processors.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// The options of `foramen-cli phantom`.
struct Options {
    std::filesystem::path out;
    int studies = 1;
    std::uint64_t seed = 0;
    std::string severe;
    std::string variety = "clinical";
    double balance = 0;
    std::string patientPosition = "HFS";
    bool reverse = false;
    bool shuffle = false;
    bool straightAxial = false;
    std::vector<std::string> pathologies;
    std::vector<std::string> artefacts;
    std::vector<std::string> quirks;
    std::string headers = "challenge";
    bool ribs = false;
    bool drawMore = false;
    bool force = false;
    int threads = 1;
};

template <class Value, std::size_t count>
std::vector<std::string> wordsOf(const std::array<std::pair<Value, std::string_view>, count>& names)
{
    std::vector<std::string> words;
    words.reserve(count);
    for (const auto& [value, name] : names)
        words.emplace_back(name);
    return words;
}

template <class Value, std::size_t count>
std::vector<Value> valuesOf(const std::array<std::pair<Value, std::string_view>, count>& names,
                            const std::vector<std::string>& words)
{
    std::vector<Value> values;
    for (const auto& [value, name] : names)
        if (std::find(words.begin(), words.end(), name) != words.end())
            values.push_back(value);
    return values;
}

// All grades Normal/Mild but those of one side, or of everything, Severe.
std::array<Severity, kSiteCount> chosenSeverities(const std::string& severe)
{
    std::array<Severity, kSiteCount> severities{};
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto side = sideOf(siteAt(index).condition);
        const bool chosen = severe == "all" || (severe == "left" && side == Side::Left)
            || (severe == "right" && side == Side::Right);
        severities[index] = chosen ? Severity::Severe : Severity::NormalMild;
    }
    return severities;
}

PhantomRecipe recipeOf(const Options& options)
{
    PhantomRecipe recipe;
    recipe.seed = options.seed;
    recipe.variety =
        options.variety == "randomised" ? PhantomVariety::Randomised : PhantomVariety::Clinical;
    if (!options.severe.empty())
        recipe.severities = chosenSeverities(options.severe);
    recipe.balance = options.balance;
    recipe.patientPosition = options.patientPosition;
    recipe.reverseSlices = options.reverse;
    recipe.shuffleFiles = options.shuffle;
    recipe.straightAxial = options.straightAxial;
    recipe.pathologies = valuesOf(kPathologyNames, options.pathologies);
    recipe.artefacts = valuesOf(kArtefactNames, options.artefacts);
    recipe.quirks = valuesOf(kQuirkNames, options.quirks);
    recipe.headers = options.headers == "full" ? PhantomHeaders::Full : PhantomHeaders::Challenge;
    recipe.ribs = options.ribs;
    recipe.drawMore = options.drawMore;
    return recipe;
}

int runPhantom(const Options& options)
{
    std::error_code error;
    const bool occupied = std::filesystem::exists(options.out, error)
        && !std::filesystem::is_empty(options.out, error);
    if (occupied && !options.force) {
        printError("the folder given with --out is not empty; --force writes into it all the same");
        return 2;
    }
    const Task task = terminalTask("phantom");
    const auto written =
        writePhantomStudies(options.out, options.studies, recipeOf(options), options.threads, task);
    if (!written)
        return exitStatus(written.error());
    finishProgress();
    fmt::print("{} {} written to {}\n", options.studies, options.studies == 1 ? "study" : "studies",
               options.out.string());
    return 0;
}

void addOptions(CLI::App& command, Options& options)
{
    command.add_option("--out", options.out, "Folder to write the data set to")->required();
    command.add_option("--studies", options.studies, "How many studies")
        ->check(CLI::Range(1, 1000000));
    command.add_option("--seed", options.seed, "Equal seeds give equal bytes");
    command
        .add_option("--severe", options.severe,
                    "Make these sites Severe and all others Normal/Mild: left, right, none or all; "
                    "without it, grades are drawn as in clinical data")
        ->check(CLI::IsMember({"left", "right", "none", "all"}));
    command
        .add_option("--balance", options.balance,
                    "Share of grades drawn evenly instead of as in clinical data, 0 to 1")
        ->check(CLI::Range(0.0, 1.0));
    command
        .add_option(
            "--variety", options.variety,
            "clinical looks like ordinary scans; randomised varies shape, contrast and sampling "
            "widely, for training")
        ->check(CLI::IsMember({"clinical", "randomised"}))
        ->capture_default_str();
    command
        .add_option("--patient-position", options.patientPosition,
                    "Patient Position (0018,5100); the anatomy in patient space stays the same")
        ->check(CLI::IsMember({"HFS", "HFP", "HFDL", "HFDR", "FFS", "FFP", "FFDL", "FFDR"}))
        ->capture_default_str();
    command.add_flag("--reverse", options.reverse, "Reverse the instance numbers");
    command.add_flag("--shuffle", options.shuffle, "Instance numbers and files in random order");
    command.add_flag("--straight-axial", options.straightAxial,
                     "One straight axial stack instead of five angled blocks");
    const auto list = [&command](const char* name, std::vector<std::string>& chosen,
                                 const char* help, std::vector<std::string> words) {
        command.add_option(name, chosen, help)
            ->delimiter(',')
            ->check(CLI::IsMember(std::move(words)));
    };
    list("--pathology", options.pathologies, "Pathologies besides the graded stenoses",
         wordsOf(kPathologyNames));
    list("--artefact", options.artefacts, "Artefacts of the scanner", wordsOf(kArtefactNames));
    list("--quirk", options.quirks, "Oddities of the files and the tables", wordsOf(kQuirkNames));
    command
        .add_option("--headers", options.headers,
                    "challenge writes the headers of the RSNA 2024 files (RLE, a Frame of "
                    "Reference for each series, no Modality, SOP Class UID, TE or TR); full writes "
                    "all attributes, uncompressed")
        ->check(CLI::IsMember({"challenge", "full"}))
        ->capture_default_str();
    command.add_flag("--ribs", options.ribs, "Ribs beside the thoracic vertebrae");
    command.add_flag("--draw-more", options.drawMore,
                     "Also draw pathologies, artefacts and ribs at random, as in training");
    command.add_flag("--force", options.force, "Write into a folder that is not empty");
    command
        .add_option("--threads", options.threads, "Number of studies generated at the same time")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
}

} // namespace

void addPhantomCommand(CLI::App& program, Run& run)
{
    auto* command = program.add_subcommand(
        "phantom", "Write synthetic lumbar studies in the layout of the RSNA 2024 challenge");
    command->footer("Example: foramen-cli phantom --out phantoms --studies 10 --seed 7");
    const auto options = std::make_shared<Options>();
    options->threads = std::min(usableProcessors(), 256);
    addOptions(*command, *options);
    runWhenChosen(command, run, options, runPhantom);
}

} // namespace foramen
