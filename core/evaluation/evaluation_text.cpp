#include "core/evaluation/evaluation_text.h"

#include "core/base/text/text_table.h"
#include "core/evaluation/printed_figures.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace foramen {

namespace {

std::string scoreTable(const Evaluation& evaluation)
{
    std::vector<std::string> header = {"log loss", "model", "95 % interval"};
    for (const Baseline& baseline : evaluation.baselines)
        header.push_back(baseline.name);
    TextTable table(header);
    for (const ScoreLine& line : scoreLines()) {
        const auto& interval = evaluation.intervals.*line.interval;
        std::vector<std::string> row = {
            line.name, fmt::format("{:.6f}", evaluation.score.*line.value),
            interval ? fmt::format("{:.3f} to {:.3f}", interval->low, interval->high) : "–"};
        for (const Baseline& baseline : evaluation.baselines)
            row.push_back(fmt::format("{:.6f}", baseline.score.*line.value));
        table.add(std::move(row));
    }
    return table.text();
}

template <typename Take> void forEachGroup(const Evaluation& evaluation, const Take& take)
{
    for (const AgreementFigures& figures : evaluation.conditions)
        take(figures);
    for (const AgreementFigures& figures : evaluation.levels)
        take(figures);
    take(evaluation.all);
}

std::string agreementTable(const Evaluation& evaluation)
{
    TextTable table(
        {"", "sites", "log loss", "accuracy", "kappa", "AUC Moderate or worse", "AUC Severe"});
    const auto add = [&](const AgreementFigures& figures) {
        table.add({figures.name, fmt::format("{}", figures.count),
                   figureText(figures.logLoss.value), figureText(figures.accuracy),
                   estimateText(figures.kappa, 2), estimateText(figures.rocAtLeastModerate, 2),
                   estimateText(figures.rocSevere, 2)});
    };
    forEachGroup(evaluation, add);
    return table.text();
}

std::string expectedTable(const Evaluation& evaluation)
{
    TextTable table({"", "mean absolute", "root mean square", "bias", "R²", "confidence"});
    const auto add = [&](const AgreementFigures& figures) {
        const ExpectedGrade& expected = figures.expected;
        table.add({figures.name, figureText(expected.meanAbsolute),
                   figureText(expected.rootMeanSquare), figureText(expected.bias),
                   figureText(expected.determination, 2), figureText(expected.meanConfidence)});
    };
    forEachGroup(evaluation, add);
    return table.text();
}

std::string levelTable(const Evaluation& evaluation)
{
    std::vector<std::string> header = {""};
    for (const DiscLevel level : kLevels)
        header.emplace_back(nameOf(level));
    TextTable table(header);
    for (const Condition condition : kConditions) {
        std::vector<std::string> row = {std::string(nameOf(condition))};
        for (const DiscLevel level : kLevels)
            row.push_back(
                figureText(evaluation.sites[siteIndex({condition, level})].logLoss.value));
        table.add(std::move(row));
    }
    return table.text();
}

std::string confusionTable(const AgreementFigures& figures)
{
    TextTable table({"truth \\ predicted", "Normal/Mild", "Moderate", "Severe", "AUC"});
    for (const Severity truth : kSeverities) {
        const auto k = static_cast<std::size_t>(truth);
        const auto& row = figures.confusion[k];
        table.add({std::string(nameOf(truth)), fmt::format("{:.0f}", row[0]),
                   fmt::format("{:.0f}", row[1]), fmt::format("{:.0f}", row[2]),
                   figureText(figures.rocAreas[k])});
    }
    return table.text();
}

std::string calibrationTable(const Evaluation& evaluation)
{
    TextTable table({"", "Normal/Mild", "Moderate", "Severe", "likeliest grade", "Brier score",
                     "mean confidence", "mean entropy"});
    for (const NamedCalibration& group : evaluation.calibration) {
        const CalibrationFigures& figures = group.figures;
        if (figures.count == 0)
            continue;
        table.add({group.name, figureText(figures.grades[0].expectedError),
                   figureText(figures.grades[1].expectedError),
                   figureText(figures.grades[2].expectedError),
                   figureText(figures.topGrade.expectedError), figureText(figures.brier),
                   figureText(figures.meanConfidence),
                   fmt::format("{:.3f} bits", figures.meanEntropy)});
    }
    return table.text();
}

std::string localisationTable(const LocalisationReport& report)
{
    TextTable table({"", "points", "missing", "mean", "median", "95 %", "largest", "in plane",
                     "within 5 mm", "wrong level"});
    const auto add = [&](const std::string& name, const LocalisationFigures& figures) {
        if (figures.count == 0) {
            table.add({name, "0", fmt::format("{}", figures.missing)});
            return;
        }
        table.add({name, fmt::format("{}", figures.count), fmt::format("{}", figures.missing),
                   figureText(figures.mean, 2), figureText(figures.median, 2),
                   figureText(figures.percentile95, 2), figureText(figures.most, 2),
                   figureText(figures.meanInPlane, 2), percentText(figures.within5),
                   fmt::format("{}", figures.wrongLevel)});
    };
    for (const Condition condition : kConditions)
        add(std::string(nameOf(condition)), report.conditions[static_cast<std::size_t>(condition)]);
    add("All sites", report.all);
    std::string text = table.text();
    if (report.unplaced > 0)
        text += fmt::format("  {} annotated points have no picture with a position and spacing.\n",
                            report.unplaced);
    return text;
}

std::string worstTable(const Evaluation& evaluation)
{
    TextTable table(
        {"study and site", "truth", "Normal/Mild", "Moderate", "Severe", "loss", "weighted"});
    for (const WorstCase& one : evaluation.worst)
        table.add({rowId(one.studyId, one.site), std::string(nameOf(one.truth)),
                   figureText(one.probabilities[0]), figureText(one.probabilities[1]),
                   figureText(one.probabilities[2]), figureText(one.loss, 2),
                   figureText(one.weightedLoss, 2)});
    return table.text();
}

} // namespace

std::string evaluationText(const Evaluation& evaluation)
{
    std::string text;
    if (evaluation.model)
        text += fmt::format("Model {} {} (sha256 {}) on {}, {}\n\n", evaluation.model->name,
                            evaluation.model->version, evaluation.model->sha256,
                            evaluation.model->device, evaluation.model->runtime);
    text += fmt::format("{} studies, {} sites with truth\n", evaluation.studyCount,
                        evaluation.score.rowCount);
    if (evaluation.refused)
        text += fmt::format("{} sites refused by the model; its prior stands there\n",
                            *evaluation.refused);
    for (const Refusal& refusal : evaluation.refusals)
        text += fmt::format("  {}: {}\n", refusal.count, refusal.reason);
    for (const AgreementFigures& figures : evaluation.conditions)
        if (figures.refused.value_or(0) > 0)
            text +=
                fmt::format("  {} of {} in {}\n", *figures.refused, figures.count, figures.name);
    if (evaluation.isAtPoints)
        text += "Graded at the points of the labels: the figures are of the graders alone\n";
    text += '\n' + scoreTable(evaluation);
    text += "\nAgreement\n" + agreementTable(evaluation);
    text += "\nLog loss by condition and level\n" + levelTable(evaluation);
    text += "\nConfusion of the likeliest grades\n";
    for (const AgreementFigures& figures : evaluation.conditions)
        text += fmt::format("\n {}\n{}", figures.name, confusionTable(figures));
    text += "\nError of the expected grade, in grades (0 Normal/Mild to 2 Severe)\n"
        + expectedTable(evaluation);
    text += "\nExpected calibration error, and sharpness\n" + calibrationTable(evaluation);
    if (evaluation.localisation)
        text += "\nDistance from the annotated point, mm\n"
            + localisationTable(*evaluation.localisation);
    if (!evaluation.worst.empty())
        text += "\nWorst cases\n" + worstTable(evaluation);
    text += '\n';
    for (const std::string& sentence : methodSentences(evaluation))
        text += "- " + sentence + '\n';
    return text;
}

} // namespace foramen
