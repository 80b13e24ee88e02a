#include "app/cli/dataset/dataset_command.h"
#include "app/cli/terminal.h"
#include "core/base/text/text_file.h"
#include "core/dataset/summary/dataset_summary.h"
#include "core/dataset/summary/summary_page.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

/// The options of `foramen-cli dataset summary`.
struct SummaryOptions {
    std::string dataset;
    bool json = false;
    std::filesystem::path html;
};

Json jsonOf(const GradeCounts& counts)
{
    Json json;
    for (const Severity severity : kSeverities)
        json[std::string(keyOf(severity))] = counts.grades[static_cast<std::size_t>(severity)];
    json["missing"] = counts.missing;
    return json;
}

Json jsonOf(const std::vector<ValueCount>& counts)
{
    Json json = Json::object();
    for (const ValueCount& each : counts)
        json[each.value] = each.count;
    return json;
}

Json jsonOfSpread(const std::vector<double>& values)
{
    if (values.empty())
        return nullptr;
    const Spread spread = spreadOf(values);
    return {{"count", spread.count},   {"mean", spread.mean}, {"sd", spread.deviation},
            {"median", spread.median}, {"min", spread.least}, {"max", spread.most}};
}

Json jsonOf(const RoleSummary& role)
{
    return {
        {"role", role.role},
        {"series", role.series},
        {"pictures", role.pictures},
        {"matrices", jsonOf(role.matrices)},
        {"pixel_spacing_mm", jsonOfSpread(role.pixelSpacings)},
        {"slice_thickness_mm", jsonOfSpread(role.thicknesses)},
        {"slice_distance_mm", jsonOfSpread(role.sliceDistances)},
        {"slices_per_series", jsonOfSpread(role.slicesPerSeries)},
        {"blocks_per_series", jsonOfSpread(role.blocksPerSeries)},
        {"instance_numbers",
         {{"rise", role.numbersRise}, {"fall", role.numbersFall}, {"mixed", role.numbersMixed}}}};
}

Json gradesJson(const DatasetSummary& summary)
{
    Json json{{"studies", summary.labelledStudies},
              {"studies_with_missing", summary.studiesWithGaps},
              {"all", jsonOf(summary.all())},
              {"conditions", Json::object()},
              {"sites", Json::object()},
              {"studies_with_severe", Json::object()},
              {"together", Json::object()}};
    for (std::size_t a = 0; a < kConditionCount; ++a) {
        const std::string key(keyOf(kConditions[a]));
        json["conditions"][key] = jsonOf(summary.condition(kConditions[a]));
        json["studies_with_severe"][key] = summary.studiesWithSevere[a];
        for (std::size_t b = 0; b < kConditionCount; ++b)
            json["together"][key][std::string(keyOf(kConditions[b]))] = summary.together[a][b];
    }
    for (std::size_t site = 0; site < kSiteCount; ++site)
        json["sites"][keyOf(siteAt(site))] = jsonOf(summary.sites[site]);
    return json;
}

Json pointsJson(const DatasetSummary& summary)
{
    Json json{{"studies", summary.pointStudies}, {"count", summary.points}};
    for (std::size_t a = 0; a < kConditionCount; ++a) {
        const auto& counts = summary.pointsByRole[a];
        json["by_role"][std::string(keyOf(kConditions[a]))] = {{"Sagittal T1", counts[0]},
                                                               {"Sagittal T2/STIR", counts[1]},
                                                               {"Axial T2", counts[2]},
                                                               {"no role", counts[3]}};
    }
    return json;
}

void printJson(const DatasetSummary& summary)
{
    Json json{{"missing", summary.missing}};
    json["grades"] = summary.hasLabels ? gradesJson(summary) : Json(nullptr);
    json["points"] = summary.hasPoints ? pointsJson(summary) : Json(nullptr);
    json["images"] = nullptr;
    if (summary.hasImages)
        json["images"] = {{"studies", summary.images.studies},
                          {"files", summary.images.files},
                          {"unreadable_files", summary.images.unreadableFiles},
                          {"patient_positions", jsonOf(summary.images.patientPositions)},
                          {"manufacturers", jsonOf(summary.images.manufacturers)},
                          {"transfer_syntaxes", jsonOf(summary.images.transferSyntaxes)}};
    json["series"] = summary.images.series;
    json["series_per_study"] = Json::object();
    for (const auto& [series, studies] : summary.images.seriesPerStudy)
        json["series_per_study"][std::to_string(series)] = studies;
    json["descriptions"] = jsonOf(summary.images.descriptions);
    json["roles"] = Json::array();
    for (const RoleSummary& role : summary.images.roles)
        if (role.series > 0)
            json["roles"].push_back(jsonOf(role));
    fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printCounts(const std::string& name, const GradeCounts& counts)
{
    fmt::print("{:<37}", name);
    for (const Severity severity : kSeverities)
        fmt::print(" {:>6} {:>5.1f} %", counts.grades[static_cast<std::size_t>(severity)],
                   100 * counts.share(severity));
    fmt::print(" {:>8}\n", counts.missing);
}

void printGrades(const DatasetSummary& summary)
{
    fmt::print("\n{:<37} {:>14} {:>14} {:>14} {:>8}\n", "Grades", "Normal/Mild", "Moderate",
               "Severe", "missing");
    printCounts("All", summary.all());
    for (const Condition condition : kConditions) {
        printCounts(std::string(nameOf(condition)), summary.condition(condition));
        for (const DiscLevel level : kLevels)
            printCounts("    " + std::string(nameOf(level)),
                        summary.sites[siteIndex({condition, level})]);
    }
    fmt::print("\n{:<37}", "Severe, %");
    for (const DiscLevel level : kLevels)
        fmt::print(" {:>7}", nameOf(level));
    fmt::print(" {:>16}\n", "studies with one");
    for (std::size_t i = 0; i < kConditionCount; ++i) {
        fmt::print("{:<37}", nameOf(kConditions[i]));
        for (const DiscLevel level : kLevels)
            fmt::print(
                " {:>7.1f}",
                100 * summary.sites[siteIndex({kConditions[i], level})].share(Severity::Severe));
        fmt::print(" {:>16}\n", summary.studiesWithSevere[i]);
    }
    fmt::print("{} of {} studies lack at least one grade.\n", summary.studiesWithGaps,
               summary.labelledStudies);
}

void printTogether(const DatasetSummary& summary)
{
    fmt::print("\nModerate or Severe at the same level (% of the row's, on the diagonal their "
               "number)\n{:<37}",
               "");
    for (const char* title : {"canal", "l foram", "r foram", "l subart", "r subart"})
        fmt::print(" {:>8}", title);
    fmt::print("\n");
    for (std::size_t a = 0; a < kConditionCount; ++a) {
        fmt::print("{:<37}", nameOf(kConditions[a]));
        const int own = summary.together[a][a];
        for (std::size_t b = 0; b < kConditionCount; ++b)
            if (a == b)
                fmt::print(" {:>8}", own);
            else
                fmt::print(" {:>6.1f} %", own > 0 ? 100.0 * summary.together[a][b] / own : 0.0);
        fmt::print("\n");
    }
}

void printPoints(const DatasetSummary& summary)
{
    fmt::print("\n{:<37} {:>12} {:>17} {:>9} {:>8}\n", "Points on", "Sagittal T1",
               "Sagittal T2/STIR", "Axial T2", "no role");
    for (std::size_t i = 0; i < kConditionCount; ++i) {
        const auto& counts = summary.pointsByRole[i];
        fmt::print("{:<37} {:>12} {:>17} {:>9} {:>8}\n", nameOf(kConditions[i]), counts[0],
                   counts[1], counts[2], counts[3]);
    }
}

void printValues(const char* title, const std::vector<ValueCount>& counts, std::size_t most)
{
    if (counts.empty())
        return;
    std::string line;
    for (std::size_t i = 0; i < counts.size() && i < most; ++i)
        line += fmt::format("{}{} ({})", i > 0 ? ", " : "", counts[i].value, counts[i].count);
    if (counts.size() > most)
        line += fmt::format(" and {} more", counts.size() - most);
    fmt::print("{:<19} {}\n", title, line);
}

void printSpread(const char* title, const std::vector<double>& values, const char* unit)
{
    if (values.empty())
        return;
    const Spread spread = spreadOf(values);
    fmt::print("  {:<17} mean {:.2f}, SD {:.2f}, median {:.2f}, {:.2f} to {:.2f}{}\n", title,
               spread.mean, spread.deviation, spread.median, spread.least, spread.most, unit);
}

void printSeries(const DatasetSummary& summary)
{
    std::vector<ValueCount> perStudy;
    for (const auto& [series, studies] : summary.images.seriesPerStudy)
        perStudy.push_back({std::to_string(series), studies});
    fmt::print("\n");
    printValues("Series in a study", perStudy, 20);
    printValues("Descriptions", summary.images.descriptions, 12);
    printValues("Patient positions", summary.images.patientPositions, 8);
    printValues("Manufacturers", summary.images.manufacturers, 8);
    printValues("Transfer syntaxes", summary.images.transferSyntaxes, 8);
    for (const RoleSummary& role : summary.images.roles) {
        if (role.series == 0)
            continue;
        fmt::print("\n{}: {} series, {} {}\n", role.role, role.series, role.pictures,
                   role.pictures == 1 ? "picture" : "pictures");
        printValues("  matrix", role.matrices, 8);
        printSpread("pixel spacing", role.pixelSpacings, " mm");
        printSpread("slice thickness", role.thicknesses, " mm");
        printSpread("slice distance", role.sliceDistances, " mm");
        printSpread("slices a series", role.slicesPerSeries, "");
        printSpread("blocks a series", role.blocksPerSeries, "");
        fmt::print("  {:<17} grow to the {} in {} series, the other way in {}, in no order in {}\n",
                   "instance numbers",
                   role.role == nameOf(SeriesRole::AxialT2) ? "feet" : "patient's left",
                   role.numbersRise, role.numbersFall, role.numbersMixed);
    }
}

void printText(const DatasetSummary& summary)
{
    fmt::print("{} studies with grades, {} with points, {} with images ({} series, {} files)\n",
               summary.labelledStudies, summary.pointStudies, summary.images.studies,
               summary.images.series, summary.images.files);
    for (const std::string& sentence : summary.missing)
        fmt::print("{}\n", sentence);
    if (summary.hasLabels) {
        printGrades(summary);
        printTogether(summary);
    }
    if (summary.hasPoints)
        printPoints(summary);
    if (!summary.images.seriesPerStudy.empty())
        printSeries(summary);
}

int runSummary(const SummaryOptions& options)
{
    const auto dataset = openRsnaDataset(options.dataset, terminalTask("Reading headers"));
    finishProgress();
    if (!dataset)
        return exitStatus(dataset.error());
    const DatasetSummary summary = summarise(*dataset);
    options.json ? printJson(summary) : printText(summary);
    if (!options.html.empty())
        if (const auto written = writeTextFile(options.html, summaryPage(summary)); !written)
            return exitStatus(written.error());
    for (const DatasetIssue& issue : dataset->tableIssues)
        if (issue.weight == IssueWeight::Error)
            printError(fmt::format("{}, line {}: {}", issue.table, issue.line, issue.message));
    for (const InputProblem& problem : dataset->unreadable)
        printError(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
    const bool complete = dataset->unreadable.empty()
        && std::none_of(dataset->tableIssues.begin(), dataset->tableIssues.end(),
                        [](const DatasetIssue& issue) {
                            return issue.weight == IssueWeight::Error;
                        });
    return complete ? 0 : 1;
}

} // namespace

void addDatasetSummary(CLI::App& dataset, Run& run)
{
    CLI::App* command = dataset.add_subcommand(
        "summary", "Count grades, points, series and values of their headers");
    auto options = std::make_shared<SummaryOptions>();
    command->add_option("DATASET", options->dataset, "Folder of the data set")->required();
    command->add_flag("--json", options->json, "Print JSON instead of text");
    command->add_option("--html", options->html, "Write a page with charts to this file as well");
    command->footer("Example: foramen-cli dataset summary DATASET --html summary.html\n"
                    "Reads headers only. Works without images or without tables, and says what is "
                    "missing.");
    runWhenChosen(command, run, options, runSummary);
}

} // namespace foramen
