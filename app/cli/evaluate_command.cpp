#include "app/cli/evaluate_input.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/base/text/text_file.h"
#include "core/evaluation/evaluation_html.h"
#include "core/evaluation/evaluation_json.h"
#include "core/evaluation/evaluation_text.h"
#include "core/training/record/model_card.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// The options of `foramen-cli evaluate`.
struct EvaluateOptions {
    EvaluateSource source;
    EvaluationOptions evaluation;
    std::string html;
    bool json = false;
};

/// The published class shares for every study, whatever its pictures show.
std::vector<SubmissionRow> publishedPredictions(const LabelTable& truth)
{
    const Prior prior = publishedPrior();
    std::vector<SubmissionRow> rows;
    for (const auto& [studyId, labels] : truth)
        for (std::size_t index = 0; index < kSiteCount; ++index)
            rows.push_back({studyId, siteAt(index), prior.rows[index]});
    return rows;
}

void addBaselines(EvaluationInput& input)
{
    input.baselines = {
        {"prior", "prior",
         "the weighted class shares published for the challenge's training set, whatever the "
         "pictures show",
         publishedPredictions(input.truth)},
        {"best_constant", "best constant",
         "the weighted class shares of this very truth, the best that can be done without "
         "looking at a picture",
         priorPredictions(input.truth)}};
}

int runEvaluate(const EvaluateOptions& options)
{
    const EvaluateSource& source = options.source;
    const bool tables = !source.truth.empty() && !source.predictions.empty();
    const bool mixed =
        !source.truth.empty() || !source.predictions.empty() || !source.assessments.empty();
    if (source.dataset.empty() ? !tables : mixed) {
        printError("name either a data set, or both --truth and --predictions");
        return 2;
    }
    if (source.allowsMissing && !tables) {
        printError("--allow-missing goes with --truth and --predictions");
        return 2;
    }
    if (source.isAtPoints && source.dataset.empty()) {
        printError("--at-points needs a data set, whose points it grades at");
        return 2;
    }
    auto read = tables ? readEvaluateTables(source) : gradeEvaluateDataset(source);
    if (!read)
        return exitStatus(read.error());
    addBaselines(read->input);
    const auto evaluation = evaluate(read->input, options.evaluation, terminalTask("Evaluating"));
    finishProgress();
    if (!evaluation) {
        printError(evaluation.error().message); // the tables are wrong, not the command line
        return 1;
    }
    fmt::print("{}\n", options.json ? evaluationJson(*evaluation) : evaluationText(*evaluation));
    if (!options.html.empty())
        if (const auto written = writeTextFile(options.html, evaluationHtml(*evaluation)); !written)
            return exitStatus(written.error());
    return read->complete ? 0 : 1;
}

void addOptions(CLI::App& command, EvaluateOptions& options)
{
    command.add_option("DATASET", options.source.dataset,
                       "Data set in the RSNA layout: the model is run over it");
    command.add_option("--truth", options.source.truth, "Label table (train.csv)");
    command.add_option("--predictions", options.source.predictions,
                       "Predicted probabilities (submission.csv)");
    command.add_option("--assessments", options.source.assessments,
                       "Folder that grade wrote: its points are measured against "
                       "train_label_coordinates.csv and train_images beside the label table");
    command.add_option("--model", options.source.model,
                       "Model folder (the installed one if not given)");
    command.add_option("--device", options.source.device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command.add_flag("--at-points", options.source.isAtPoints,
                     "Grade at the points of train_label_coordinates.csv in place of those that "
                     "the model finds: the figures are of its graders alone. Sites without a "
                     "point get the prior");
    command.add_flag("--allow-missing", options.source.allowsMissing,
                     "Leave graded sites without a prediction out, and say how many, in place of "
                     "refusing them: for predictions of one fold, or of an interrupted run");
    command.add_flag("--json", options.json, "Print the figures as JSON");
    command.add_option("--html", options.html, "Write a page with tables and charts to this file");
    command
        .add_option("--worst", options.evaluation.worstCount, "How many of the worst cases to list")
        ->capture_default_str();
    constexpr std::size_t mostResamples = 100'000;
    command
        .add_option("--resamples", options.evaluation.resamples,
                    "Bootstrap resamples of the studies for the intervals, 0 for none")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{0}, mostResamples));
}

} // namespace

void addEvaluateCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = program.add_subcommand(
        "evaluate", "Score predictions by the official metric and by others");
    addOptions(*command, *options);
    command->footer(
        "Example: foramen-cli evaluate --truth train.csv --predictions submission.csv\n"
        "         foramen-cli evaluate DATASET --model models/foramen-lumbar --html page.html\n"
        "         foramen-cli evaluate DATASET --at-points\n"
        "Rows without truth are dropped.");
    runWhenChosen(command, run, options, runEvaluate);
}

} // namespace foramen
