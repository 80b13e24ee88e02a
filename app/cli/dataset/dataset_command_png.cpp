#include "app/cli/dataset/dataset_command.h"
#include "app/cli/terminal.h"
#include "core/dataset/png/png_export.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace foramen {

namespace {

/// The options of `foramen-cli dataset png`.
struct PngCommand {
    std::string dataset;
    std::filesystem::path out;
    std::vector<std::string> roles;
    std::vector<std::string> levels;
    std::vector<std::string> conditions;
    std::vector<std::string> grades;
    std::string window = "auto";
    int bits = 8;
    bool force = false;
    PngOptions options;
};

Result<void> refuse(const std::string& what, const std::string& text)
{
    return failure(ErrorCode::InvalidArgument, fmt::format("\"{}\" is no {}", text, what));
}

std::optional<SeriesRole> roleFromWord(const std::string& word)
{
    if (const auto role = roleFromDescription(word))
        return role;
    if (word == "sagittal_t1")
        return SeriesRole::SagittalT1;
    if (word == "sagittal_t2")
        return SeriesRole::SagittalT2;
    return word == "axial_t2" ? std::optional(SeriesRole::AxialT2) : std::nullopt;
}

/// A condition by its name or key, or both sides of one: "foraminal" and "subarticular", "canal".
std::vector<Condition> conditionsFromWord(const std::string& word)
{
    if (const auto condition = conditionFromText(word))
        return {*condition};
    if (word == "canal")
        return {Condition::SpinalCanalStenosis};
    if (word == "foraminal")
        return {Condition::LeftNeuralForaminalNarrowing, Condition::RightNeuralForaminalNarrowing};
    if (word == "subarticular")
        return {Condition::LeftSubarticularStenosis, Condition::RightSubarticularStenosis};
    return {};
}

Result<void> readSelection(PngCommand& command)
{
    PngSelection& selection = command.options.selection;
    for (const std::string& word : command.roles) {
        const auto role = roleFromWord(word);
        if (!role)
            return refuse("role", word);
        selection.roles.push_back(*role);
    }
    for (const std::string& word : command.levels) {
        const auto level = levelFromText(word);
        if (!level)
            return refuse("level", word);
        selection.levels.push_back(*level);
    }
    for (const std::string& word : command.conditions) {
        const auto conditions = conditionsFromWord(word);
        if (conditions.empty())
            return refuse("condition", word);
        selection.conditions.insert(selection.conditions.end(), conditions.begin(),
                                    conditions.end());
    }
    for (const std::string& word : command.grades) {
        const auto grade = severityFromText(word);
        if (!grade)
            return refuse("grade", word);
        selection.grades.push_back(*grade);
    }
    return {};
}

Result<void> readWindow(const std::string& text, PngWindow& window)
{
    if (text == "auto" || text == "file" || text == "full") {
        window.kind = text == "auto" ? PngWindow::Kind::Automatic
            : text == "file"         ? PngWindow::Kind::File
                                     : PngWindow::Kind::Full;
        return {};
    }
    window.kind = PngWindow::Kind::Fixed;
    const char* const end = text.data() + text.size();
    const auto center = std::from_chars(text.data(), end, window.center);
    if (center.ec != std::errc{} || center.ptr == end || *center.ptr != ',')
        return refuse("window (auto, file, full or CENTER,WIDTH)", text);
    const auto width = std::from_chars(center.ptr + 1, end, window.width);
    if (width.ec != std::errc{} || width.ptr != end || !(window.width > 0))
        return refuse("window (auto, file, full or CENTER,WIDTH)", text);
    return {};
}

Result<void> readOptions(PngCommand& command)
{
    if (auto read = readSelection(command); !read)
        return read;
    if (auto read = readWindow(command.window, command.options.window); !read)
        return read;
    command.options.sixteenBits = command.bits == 16;
    PngOptions& options = command.options;
    if (options.sixteenBits && (options.mark || options.caption || options.montage > 0))
        return failure(ErrorCode::InvalidArgument,
                       "--mark, --caption and --montage are for eyes: they go with --bits 8 only");
    constexpr int tile = 256; // pixels
    if (options.montage > 0 && options.size == 0)
        options.size = tile;
    std::error_code error;
    if (!command.force && std::filesystem::exists(command.out, error)
        && !std::filesystem::is_empty(command.out, error))
        return failure(ErrorCode::InvalidArgument,
                       "the folder given with --out is not empty; --force writes into it all the "
                       "same");
    return {};
}

int runPng(PngCommand command)
{
    if (const auto read = readOptions(command); !read)
        return exitStatus(read.error());
    const auto dataset = openRsnaDataset(command.dataset, terminalTask("Reading headers"));
    finishProgress();
    if (!dataset)
        return exitStatus(dataset.error());
    const auto report =
        exportPngs(*dataset, command.out, command.options, terminalTask("Writing PNG"));
    finishProgress();
    if (!report)
        return exitStatus(report.error());
    for (const InputProblem& problem : dataset->unreadable)
        printError(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
    for (const InputProblem& problem : report->problems)
        printError(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
    fmt::print("{} {} written to {}, listed in index.csv\n", report->files,
               report->files == 1 ? "picture" : "pictures", command.out.string());
    return dataset->unreadable.empty() && report->problems.empty() ? 0 : 1;
}

void addChoices(CLI::App& app, PngCommand& command)
{
    PngSelection& selection = command.options.selection;
    app.add_option("--study", selection.studies, "Only these studies");
    app.add_option("--series", selection.series, "Only these series");
    app.add_option("--role", command.roles,
                   "Only series of these roles: sagittal_t1, sagittal_t2, axial_t2");
    app.add_option("--level", command.levels, "Only pictures with points of these levels: L4/L5");
    app.add_option("--condition", command.conditions,
                   "Only pictures with points of these conditions: canal, foraminal, subarticular, "
                   "or a full name such as left_subarticular_stenosis");
    app.add_option("--grade", command.grades,
                   "Only pictures with points of these grades: normal_mild, moderate, severe");
    app.add_flag("--labelled", selection.labelledOnly, "Only pictures with points");
    app.add_option("--per-series", selection.perSeries,
                   "Number of pictures of each series, evenly spaced by position")
        ->check(CLI::Range(1, 100000));
    app.add_option("--limit", selection.limit, "Largest number of pictures")
        ->check(CLI::Range(1, 100000000));
}

void addLooks(CLI::App& app, PngCommand& command)
{
    app.add_option("--bits", command.bits,
                   "8: windowed for eyes; 16: all values, as index.csv scales them")
        ->check(CLI::IsMember({8, 16}))
        ->capture_default_str();
    app.add_option("--window", command.window,
                   "auto (percentiles of the series), file (its DICOM window), full (lowest to "
                   "highest value) or CENTER,WIDTH")
        ->capture_default_str();
    app.add_option("--crop", command.options.cropMm,
                   "Cut a square of this many mm around each point, one file for each point")
        ->check(CLI::Range(1.0, 1000.0));
    app.add_option(
           "--size", command.options.size,
           "Resample to a square of this many pixels, true in mm; without it, pixels stay as "
           "they are")
        ->check(CLI::Range(8, 4096));
    app.add_option("--montage", command.options.montage,
                   "One sheet for each series with this many pictures in a row, each of --size "
                   "(256) pixels")
        ->check(CLI::Range(1, 100));
    app.add_flag("--mark", command.options.mark,
                 "Draw rings at the points: one for Normal/Mild (blue), two for Moderate (yellow), "
                 "three for Severe (red), a single grey one without a grade");
    app.add_flag("--caption", command.options.caption,
                 "Write level, condition and grade of the points into each picture, and its place "
                 "in the series");
}

} // namespace

void addDatasetPng(CLI::App& dataset, Run& run)
{
    CLI::App* app = dataset.add_subcommand("png", "Write pictures as PNG, with an index");
    auto command = std::make_shared<PngCommand>();
    app->add_option("DATASET", command->dataset, "Folder of the data set")->required();
    app->add_option("--out", command->out, "Folder to write to")->required();
    app->add_flag("--force", command->force, "Write into a folder that is not empty");
    addChoices(*app, *command);
    addLooks(*app, *command);
    app->footer(
        "Examples: foramen-cli dataset png DATASET --out all --per-series 10 --size 512\n"
        "          foramen-cli dataset png DATASET --out crops --crop 50 --size 224 --bits 16\n"
        "          foramen-cli dataset png DATASET --out look --condition canal --grade severe "
        "--mark\n"
        "          foramen-cli dataset png DATASET --out sheets --study 44036939 --montage 5 "
        "--mark --caption\n"
        "Names are <study>/<role>-<series>/<instance>[-<condition>_<level>].png and never change.");
    runWhenChosen(app, run, command, runPng);
}

} // namespace foramen
