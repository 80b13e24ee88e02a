#include "app/cli/dataset/dataset_command.h"
#include "app/cli/terminal.h"
#include "core/dataset/check/dataset_check.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

/// The options of `foramen-cli dataset check`.
struct CheckOptions {
    std::string dataset;
    bool json = false;
    bool strict = false;
};

/// The number of issues of one kind.
struct IssueCount {
    std::size_t errors = 0;
    std::size_t warnings = 0;
};

/// By the key of the kind; and all together.
struct IssueCounts {
    std::map<std::string_view, IssueCount> kinds;
    IssueCount all;
};

IssueCounts countsOf(const std::vector<DatasetIssue>& issues)
{
    IssueCounts counts;
    for (const DatasetIssue& issue : issues)
        for (IssueCount* count : {&counts.kinds[keyOf(issue.kind)], &counts.all})
            ++(issue.weight == IssueWeight::Error ? count->errors : count->warnings);
    return counts;
}

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json jsonOf(const DatasetIssue& issue)
{
    const auto& site = issue.site;
    return {{"kind", keyOf(issue.kind)},
            {"severity", nameOf(issue.weight)},
            {"study_id", textOrNull(issue.studyId)},
            {"series_id", textOrNull(issue.seriesId)},
            {"table", textOrNull(issue.table)},
            {"line", issue.line > 0 ? Json(issue.line) : Json(nullptr)},
            {"file", textOrNull(issue.file)},
            {"condition", site ? Json(nameOf(site->condition)) : Json(nullptr)},
            {"level", site ? Json(nameOf(site->level)) : Json(nullptr)},
            {"message", issue.message}};
}

void printJson(const RsnaDataset& dataset, const std::vector<DatasetIssue>& issues)
{
    const IssueCounts counts = countsOf(issues);
    Json json{{"studies", dataset.studies.size()},
              {"files", dataset.fileCount},
              {"missing", dataset.missing},
              {"errors", counts.all.errors},
              {"warnings", counts.all.warnings},
              {"kinds", Json::object()},
              {"issues", Json::array()}};
    for (const auto& [kind, count] : counts.kinds)
        json["kinds"][std::string(kind)] = {{"errors", count.errors}, {"warnings", count.warnings}};
    for (const DatasetIssue& issue : issues)
        json["issues"].push_back(jsonOf(issue));
    fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

/// "1 study", "2 studies".
std::string counted(std::size_t count, const char* one, const char* many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// "study 7, series 12, train.csv line 3, Spinal Canal Stenosis L4/L5".
std::string placeOf(const DatasetIssue& issue)
{
    std::string place;
    const auto add = [&place](const std::string& part) {
        place += (place.empty() ? "" : ", ") + part;
    };
    if (!issue.studyId.empty())
        add("study " + issue.studyId);
    if (!issue.seriesId.empty())
        add("series " + issue.seriesId);
    if (!issue.table.empty())
        add(issue.line > 0 ? fmt::format("{} line {}", issue.table, issue.line) : issue.table);
    if (!issue.file.empty())
        add(issue.file);
    if (issue.site)
        add(fmt::format("{} {}", nameOf(issue.site->condition), nameOf(issue.site->level)));
    return place;
}

void printText(const RsnaDataset& dataset, const std::vector<DatasetIssue>& issues)
{
    for (const std::string& sentence : dataset.missing)
        fmt::print("{}\n", sentence);
    for (const DatasetIssue& issue : issues)
        fmt::print("{:<7} {}: {}: {}\n", nameOf(issue.weight), keyOf(issue.kind), placeOf(issue),
                   issue.message);
    const IssueCounts counts = countsOf(issues);
    if (!issues.empty())
        fmt::print("\n{:<28} {:>7} {:>9}\n", "", "errors", "warnings");
    for (const auto& [kind, count] : counts.kinds)
        fmt::print("{:<28} {:>7} {:>9}\n", kind, count.errors, count.warnings);
    fmt::print(
        "{} and {} looked at: {}, {}.\n", counted(dataset.studies.size(), "study", "studies"),
        counted(dataset.fileCount, "file", "files"), counted(counts.all.errors, "error", "errors"),
        counted(counts.all.warnings, "warning", "warnings"));
}

int runCheck(const CheckOptions& options)
{
    const auto dataset = openRsnaDataset(options.dataset, terminalTask("Reading headers"));
    finishProgress();
    if (!dataset)
        return exitStatus(dataset.error());
    const std::vector<DatasetIssue> issues = checkDataset(*dataset);
    options.json ? printJson(*dataset, issues) : printText(*dataset, issues);
    const IssueCount all = countsOf(issues).all;
    return all.errors > 0 || (options.strict && all.warnings > 0) ? 1 : 0;
}

} // namespace

void addDatasetCheck(CLI::App& dataset, Run& run)
{
    CLI::App* command =
        dataset.add_subcommand("check", "Compare tables, images and anatomy, and list the errors");
    auto options = std::make_shared<CheckOptions>();
    command->add_option("DATASET", options->dataset, "Folder of the data set")->required();
    command->add_flag("--json", options->json, "Print JSON instead of text");
    command->add_flag("--strict", options->strict, "Exit status 1 for warnings too");
    command->footer("Example: foramen-cli dataset check DATASET --json > issues.json\n"
                    "Reads headers only. Exit status 1 when there is an error: rows or pictures "
                    "that are useless or misleading. Names no patient.");
    runWhenChosen(command, run, options, runCheck);
}

} // namespace foramen
