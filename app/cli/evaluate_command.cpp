#include "app/cli/study_grader.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/dataset/rsna_tables.h"
#include "core/dicom/study_scanner.h"
#include "core/training/metrics.h"
#include "core/training/model_card.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct EvaluateOptions {
    std::string dataset;
    std::string truth;
    std::string predictions;
    std::string model;
    std::string device = "auto";
    bool json = false;
};

/// What is compared, and whether all of the input could be used.
struct Comparison {
    LabelTable truth;
    std::vector<SubmissionRow> predictions;
    bool complete = true;
};

struct Evaluation {
    OfficialScore score;
    OfficialScore prior; ///< of the challenge's published class shares
    OfficialScore bestConstant; ///< of the class shares in this very truth
    std::array<ConditionMetrics, kConditionCount> conditions;
};

Result<Comparison> readTables(const EvaluateOptions& options)
{
    auto truth = readLabels(options.truth);
    if (!truth)
        return tl::make_unexpected(truth.error());
    auto predictions = readSubmission(options.predictions);
    if (!predictions)
        return tl::make_unexpected(predictions.error());
    return Comparison{std::move(*truth), std::move(*predictions)};
}

void addRows(const GradedStudy& graded, std::vector<SubmissionRow>& rows)
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        rows.push_back({graded.studyId, siteAt(index),
                        graded.report.assessment.cell(siteAt(index)).finding->probabilities});
}

/// Runs the model over the studies of a data set in the RSNA layout.
Result<Comparison> gradeDataset(const EvaluateOptions& options)
{
    const fs::path folder(options.dataset);
    auto truth = readLabels(folder / "train.csv");
    if (!truth)
        return tl::make_unexpected(truth.error());
    const auto scan = scanStudies({folder / "train_images"}, terminalTask("Scanning"));
    finishProgress();
    if (!scan)
        return tl::make_unexpected(scan.error());
    auto predictor = openPredictor(options.model, options.device);
    if (!predictor)
        return tl::make_unexpected(predictor.error());
    Comparison comparison;
    const auto complain = [&](const std::string& message) {
        printError(message);
        comparison.complete = false;
    };
    for (const InputProblem& problem : scan->problems)
        complain(fmt::format("{}: {}", problem.path.string(), problem.reason));
    for (std::size_t i = 0; i < scan->studies.size(); ++i) {
        const auto labels = truth->find(scan->studies[i].studyId);
        if (labels == truth->end())
            continue;
        const auto graded =
            gradeStudy(**predictor, scan->studies[i],
                       terminalTask(fmt::format("Grading {}/{}", i + 1, scan->studies.size())));
        finishProgress();
        if (!graded)
            return tl::make_unexpected(graded.error());
        for (const InputProblem& problem : graded->problems)
            complain(fmt::format("Study {}: {}", graded->studyId, problem.reason));
        addRows(*graded, comparison.predictions);
        comparison.truth.insert(*labels);
        truth->erase(labels);
    }
    for (const auto& [studyId, labels] : *truth)
        complain(fmt::format("Study {} has truth but no images; it is left out.", studyId));
    return comparison;
}

/// The published class shares for every study, whatever its pictures show.
std::vector<SubmissionRow> constantPredictions(const LabelTable& truth)
{
    const Prior prior = publishedPrior();
    std::vector<SubmissionRow> rows;
    for (const auto& [studyId, labels] : truth)
        for (std::size_t index = 0; index < kSiteCount; ++index)
            rows.push_back({studyId, siteAt(index), prior.rows[index]});
    return rows;
}

Result<Evaluation> evaluate(const Comparison& comparison)
{
    const auto score = officialScore(comparison.truth, comparison.predictions);
    if (!score)
        return tl::make_unexpected(score.error());
    const auto prior = officialScore(comparison.truth, constantPredictions(comparison.truth));
    if (!prior)
        return tl::make_unexpected(prior.error());
    const auto bestConstant = officialScore(comparison.truth, priorPredictions(comparison.truth));
    if (!bestConstant)
        return tl::make_unexpected(bestConstant.error());
    const auto conditions = conditionMetrics(comparison.truth, comparison.predictions);
    if (!conditions)
        return tl::make_unexpected(conditions.error());
    return Evaluation{*score, *prior, *bestConstant, *conditions};
}

Json jsonOf(const OfficialScore& score)
{
    return {{"score", score.score},
            {"spinal", score.spinal},
            {"foraminal", score.foraminal},
            {"subarticular", score.subarticular},
            {"any_severe", score.anySevere}};
}

void printJson(const Evaluation& evaluation)
{
    Json json = jsonOf(evaluation.score);
    json["rows"] = evaluation.score.rowCount;
    json["prior"] = jsonOf(evaluation.prior);
    json["best_constant"] = jsonOf(evaluation.bestConstant);
    for (const ConditionMetrics& metrics : evaluation.conditions)
        json["conditions"].push_back({{"condition", nameOf(metrics.condition)},
                                      {"count", metrics.count},
                                      {"accuracy", metrics.accuracy},
                                      {"weighted_kappa", metrics.weightedKappa},
                                      {"confusion", metrics.confusion}});
    fmt::print("{}\n", json.dump(2));
}

void printTable(const Evaluation& evaluation)
{
    const auto line = [&](const char* name, double OfficialScore::*part) {
        fmt::print("{:14} {:>10.6f} {:>10.6f} {:>14.6f}\n", name, evaluation.score.*part,
                   evaluation.prior.*part, evaluation.bestConstant.*part);
    };
    fmt::print("{:14} {:>10} {:>10} {:>14}\n", "log loss", "model", "prior", "best constant");
    line("spinal", &OfficialScore::spinal);
    line("foraminal", &OfficialScore::foraminal);
    line("subarticular", &OfficialScore::subarticular);
    line("any_severe", &OfficialScore::anySevere);
    line("score", &OfficialScore::score);
    fmt::print(
        "\n{} rows with truth. Neither constant looks at an image: the prior is the weighted "
        "class shares published for the challenge's training set, the best constant those of "
        "this truth itself.\n",
        evaluation.score.rowCount);
    for (const ConditionMetrics& metrics : evaluation.conditions) {
        fmt::print("\n{}: {} sites, accuracy {:.3f}, weighted kappa {:.3f}\n",
                   nameOf(metrics.condition), metrics.count, metrics.accuracy,
                   metrics.weightedKappa);
        fmt::print("  {:18} {:>11} {:>9} {:>7}\n", "truth \\ predicted", "Normal/Mild", "Moderate",
                   "Severe");
        for (const Severity severity : kSeverities) {
            const auto& row = metrics.confusion[static_cast<std::size_t>(severity)];
            fmt::print("  {:18} {:>11} {:>9} {:>7}\n", nameOf(severity), row[0], row[1], row[2]);
        }
    }
}

int runEvaluate(const EvaluateOptions& options)
{
    const bool tables = !options.truth.empty() && !options.predictions.empty();
    const bool mixed = !options.truth.empty() || !options.predictions.empty();
    if (options.dataset.empty() ? !tables : mixed) {
        printError("name either a data set, or both --truth and --predictions");
        return 2;
    }
    const auto comparison = tables ? readTables(options) : gradeDataset(options);
    if (!comparison)
        return exitStatus(comparison.error());
    const auto evaluation = evaluate(*comparison);
    if (!evaluation) {
        printError(evaluation.error().message); // the tables' fault, not the command line's
        return 1;
    }
    options.json ? printJson(*evaluation) : printTable(*evaluation);
    return comparison->complete ? 0 : 1;
}

} // namespace

void addEvaluateCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = program.add_subcommand(
        "evaluate", "Score predictions by the official metric and the usual ones");
    command->add_option("DATASET", options->dataset,
                        "Data set in the RSNA layout: the model is run over it");
    command->add_option("--truth", options->truth, "Label table (train.csv)");
    command->add_option("--predictions", options->predictions,
                        "Predicted probabilities (submission.csv)");
    command->add_option("--model", options->model, "Model folder (the installed one if not given)");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print the figures as JSON");
    command->footer("Example: foramen-cli evaluate --truth train.csv --predictions submission.csv\n"
                    "         foramen-cli evaluate DATASET --model models/foramen-lumbar\n"
                    "Rows without truth are dropped.");
    command->callback([options, &run] {
        run = [options] {
            return runEvaluate(*options);
        };
    });
}

} // namespace foramen
