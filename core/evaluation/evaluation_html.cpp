#include "core/evaluation/evaluation_html.h"

#include "core/evaluation/expected_grade_chapter.h"
#include "core/evaluation/printed_figures.h"
#include "core/plot/bar_chart.h"
#include "core/plot/histogram.h"
#include "core/plot/html_page.h"
#include "core/plot/line_chart.h"
#include "core/plot/matrix_chart.h"
#include "core/spine/term_names.h"

#include <fmt/format.h>

#include <limits>
#include <vector>

namespace foramen {

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

double lowOf(const std::optional<Interval>& interval)
{
    return interval ? interval->low : kMissing;
}

double highOf(const std::optional<Interval>& interval)
{
    return interval ? interval->high : kMissing;
}

HtmlTable scoreTable(const Evaluation& evaluation)
{
    HtmlTable table{.caption = "Log loss; lower is better",
                    .columns = {"Part", "Model", "95 % interval"}};
    for (const Baseline& baseline : evaluation.baselines)
        table.columns.push_back(baseline.name);
    for (const ScoreLine& line : scoreLines()) {
        const auto& interval = evaluation.intervals.*line.interval;
        table.rows.push_back(
            {line.name, fmt::format("{:.4f}", evaluation.score.*line.value),
             interval ? fmt::format("{:.3f} to {:.3f}", interval->low, interval->high) : "–"});
        for (const Baseline& baseline : evaluation.baselines)
            table.rows.back().push_back(fmt::format("{:.4f}", baseline.score.*line.value));
    }
    return table;
}

BarChart scoreChart(const Evaluation& evaluation)
{
    BarChart chart{.title = "Official score and its parts",
                   .value = {.label = "Log loss"},
                   .series = {{.name = "model"}},
                   .valueDecimals = 2};
    for (const Baseline& baseline : evaluation.baselines)
        chart.series.push_back({.name = baseline.name});
    for (const ScoreLine& line : scoreLines()) {
        const auto& interval = evaluation.intervals.*line.interval;
        chart.categories.emplace_back(line.name);
        chart.series[0].values.push_back(evaluation.score.*line.value);
        chart.series[0].lower.push_back(lowOf(interval));
        chart.series[0].upper.push_back(highOf(interval));
        for (std::size_t k = 0; k < evaluation.baselines.size(); ++k)
            chart.series[k + 1].values.push_back(evaluation.baselines[k].score.*line.value);
    }
    return chart;
}

void addScore(HtmlPage& page, const Evaluation& evaluation)
{
    page.addChapter("Official score");
    page.addTable(scoreTable(evaluation));
    page.addFigures({{svgOf(scoreChart(evaluation)),
                      "A model that is not below the constants has learned nothing from the "
                      "images. Whiskers: 95 % intervals."}});
}

template <class Groups> HtmlTable agreementTable(const std::string& caption, const Groups& groups)
{
    HtmlTable table{.caption = caption,
                    .columns = {"Sites", "Count", "Normal/Mild", "Moderate", "Severe", "Log loss",
                                "Accuracy", "Kappa", "AUC Moderate or worse", "AUC Severe",
                                "AUC mean of grades"}};
    for (const AgreementFigures& figures : groups)
        table.rows.push_back(
            {figures.name, fmt::format("{}", figures.count),
             fmt::format("{}", figures.truthCounts[0]), fmt::format("{}", figures.truthCounts[1]),
             fmt::format("{}", figures.truthCounts[2]), estimateText(figures.logLoss),
             figureText(figures.accuracy), estimateText(figures.kappa, 2),
             estimateText(figures.rocAtLeastModerate, 2), estimateText(figures.rocSevere, 2),
             figureText(figures.meanRocArea)});
    return table;
}

BarSeries estimateSeries(const std::string& name, const Evaluation& evaluation,
                         Estimate AgreementFigures::*member)
{
    BarSeries series{.name = name};
    for (const AgreementFigures& figures : evaluation.conditions) {
        const Estimate& estimate = figures.*member;
        series.values.push_back(estimate.value.value_or(kMissing));
        series.lower.push_back(lowOf(estimate.interval));
        series.upper.push_back(highOf(estimate.interval));
    }
    return series;
}

MatrixChart lossMatrix(const Evaluation& evaluation)
{
    MatrixChart chart{.title = "Weighted log loss by condition and level",
                      .columnLabel = "Level",
                      .valueLabel = "Log loss",
                      .rows = namesOf(kConditions),
                      .columns = namesOf(kLevels),
                      .decimals = 2,
                      .least = 0.0,
                      .width = 720};
    for (const Condition condition : kConditions) {
        chart.values.emplace_back();
        for (const DiscLevel level : kLevels)
            chart.values.back().push_back(
                evaluation.sites[siteIndex({condition, level})].logLoss.value.value_or(kMissing));
    }
    return chart;
}

void addAgreement(HtmlPage& page, const Evaluation& evaluation)
{
    page.addChapter("Agreement");
    page.addTable(agreementTable("By condition", evaluation.conditions));
    page.addTable(agreementTable("By level", evaluation.levels));
    page.addTable(agreementTable("Together", std::array{evaluation.all}));
    const BarChart kappa{.title = "Quadratic-weighted kappa",
                         .value = {.label = "Kappa"},
                         .categories = namesOf(kConditions),
                         .series = {estimateSeries("", evaluation, &AgreementFigures::kappa)},
                         .valueDecimals = 2,
                         .width = 580};
    const BarChart areas{
        .title = "Area under the ROC curve",
        .value = {.label = "AUC", .most = 1.0},
        .categories = namesOf(kConditions),
        .series = {estimateSeries("Moderate or worse", evaluation,
                                  &AgreementFigures::rocAtLeastModerate),
                   estimateSeries("Severe", evaluation, &AgreementFigures::rocSevere)},
        .valueDecimals = 2,
        .width = 580};
    page.addFigures({{svgOf(kappa), "1 is perfect, 0 is chance. Whiskers: 95 % intervals."},
                     {svgOf(areas), "1 is perfect, 0.5 is guessing. Whiskers: 95 % intervals."},
                     {svgOf(lossMatrix(evaluation)), "Where the loss comes from."}});
}

MatrixChart confusionMatrix(const AgreementFigures& figures)
{
    MatrixChart chart{.title = figures.name,
                      .rowLabel = "Truth",
                      .columnLabel = "Likeliest grade",
                      .valueLabel = "Share of the truth (%)",
                      .rows = namesOf(kSeverities),
                      .columns = namesOf(kSeverities),
                      .least = 0.0,
                      .most = 100.0,
                      .width = 520};
    for (const auto& row : figures.confusion) {
        const double sum = row[0] + row[1] + row[2];
        chart.values.emplace_back();
        chart.cellTexts.emplace_back();
        for (const double count : row) {
            const double share = sum > 0 ? count / sum * 100 : kMissing;
            chart.values.back().push_back(share);
            chart.cellTexts.back().push_back(
                sum > 0 ? fmt::format("{:.0f} ({:.0f} %)", count, share) : "0");
        }
    }
    return chart;
}

void addConfusion(HtmlPage& page, const Evaluation& evaluation)
{
    page.addChapter("Confusion");
    page.addParagraph("The true grade against the likeliest predicted grade. Counts, and shares of "
                      "the row.");
    std::vector<HtmlFigure> figures;
    for (const AgreementFigures& condition : evaluation.conditions)
        figures.push_back(
            {svgOf(confusionMatrix(condition)),
             fmt::format("{}: {} sites, accuracy {}, kappa {}.", condition.name, condition.count,
                         figureText(condition.accuracy), figureText(condition.kappa.value, 2))});
    page.addFigures(figures);
}

LineChart calibrationChart(const NamedCalibration& group)
{
    LineChart chart{.title = "Calibration: " + group.name,
                    .x = {.label = "Predicted probability", .least = 0.0, .most = 1.0},
                    .y = {.label = "Observed share", .least = 0.0, .most = 1.0},
                    .diagonalName = "perfect calibration",
                    .width = 520,
                    .height = 440};
    for (const Severity grade : kSeverities) {
        LineSeries series{.name = std::string(nameOf(grade))};
        for (const CalibrationBin& bin :
             group.figures.grades[static_cast<std::size_t>(grade)].bins) {
            series.points.push_back({bin.meanPredicted, bin.observed});
            series.lower.push_back(bin.observedInterval.low);
            series.upper.push_back(bin.observedInterval.high);
        }
        chart.series.push_back(std::move(series));
    }
    return chart;
}

void addCalibration(HtmlPage& page, const Evaluation& evaluation)
{
    page.addChapter("Calibration and sharpness");
    page.addParagraph(
        "Above the dotted line a grade is more frequent than predicted, below it less "
        "frequent. A sharp model gives high probabilities; that is good only if it is "
        "calibrated.");
    HtmlTable table{.caption = "Expected calibration error of each grade's probability and of the "
                               "likeliest grade; sharpness",
                    .columns = {"Sites", "Count", "Normal/Mild", "Moderate", "Severe",
                                "Likeliest grade", "Brier score", "Mean confidence",
                                "Mean entropy (bits)"}};
    std::vector<HtmlFigure> figures;
    for (const NamedCalibration& group : evaluation.calibration) {
        const CalibrationFigures& values = group.figures;
        if (values.count == 0)
            continue;
        table.rows.push_back({group.name, fmt::format("{}", values.count),
                              figureText(values.grades[0].expectedError),
                              figureText(values.grades[1].expectedError),
                              figureText(values.grades[2].expectedError),
                              figureText(values.topGrade.expectedError), figureText(values.brier),
                              figureText(values.meanConfidence), figureText(values.meanEntropy)});
        figures.push_back(
            {svgOf(calibrationChart(group)), "Bands: 95 % Wilson intervals of each tenth."});
    }
    page.addTable(table);
    if (!evaluation.calibration.empty())
        figures.push_back(
            {svgOf(Histogram{.title = "Sharpness: probability of the likeliest grade",
                             .value = {.label = "Largest probability", .least = 0.3, .most = 1.0},
                             .countLabel = "Sites",
                             .values = evaluation.calibration.front().figures.confidences,
                             .bins = 14,
                             .width = 520}),
             "All sites. To the right: high confidence."});
    page.addFigures(figures);
}

HtmlTable localisationTable(const LocalisationReport& report)
{
    HtmlTable table{.caption = "Distance from the annotated point (mm)",
                    .columns = {"Sites", "Points", "Missing", "Mean", "Median", "95th percentile",
                                "Largest", "Mean in plane", "Within 5 mm", "Within 10 mm",
                                "At another level"}};
    const auto add = [&](const std::string& name, const LocalisationFigures& figures) {
        table.rows.push_back(
            {name, fmt::format("{}", figures.count), fmt::format("{}", figures.missing)});
        if (figures.count == 0)
            return;
        for (const double value : {figures.mean, figures.median, figures.percentile95, figures.most,
                                   figures.meanInPlane})
            table.rows.back().push_back(figureText(value, 2));
        table.rows.back().push_back(percentText(figures.within5));
        table.rows.back().push_back(percentText(figures.within10));
        table.rows.back().push_back(fmt::format("{}", figures.wrongLevel));
    };
    for (const Condition condition : kConditions)
        add(std::string(nameOf(condition)), report.conditions[static_cast<std::size_t>(condition)]);
    add("All sites", report.all);
    return table;
}

void addLocalisation(HtmlPage& page, const LocalisationReport& report)
{
    page.addChapter("Localisation");
    page.addTable(localisationTable(report));
    if (report.unplaced > 0)
        page.addParagraph(fmt::format(
            "{} annotated points have no picture with a position and spacing.", report.unplaced));
    page.addFigures({{svgOf(Histogram{.title = "Distance from the annotated point",
                                      .value = {.label = "Distance", .unit = "mm"},
                                      .countLabel = "Sites",
                                      .values = report.all.errors,
                                      .width = 720}),
                      "All sites with an annotated and a predicted point."}});
    HtmlTable worst{.caption = "Widest misses",
                    .columns = {"Study", "Site", "Distance (mm)", "In plane (mm)"}};
    for (const PointMiss& miss : report.worst)
        worst.rows.push_back({miss.studyId, siteText(miss.site), figureText(miss.distance, 1),
                              figureText(miss.inPlane, 1)});
    if (!worst.rows.empty())
        page.addTable(worst);
}

void addWorst(HtmlPage& page, const Evaluation& evaluation)
{
    if (evaluation.worst.empty())
        return;
    page.addChapter("Worst cases");
    HtmlTable table{.caption = "Sites with the highest weighted loss",
                    .columns = {"Study", "Site", "Truth", "Normal/Mild", "Moderate", "Severe",
                                "Loss", "Weighted loss"}};
    for (const WorstCase& one : evaluation.worst)
        table.rows.push_back({one.studyId, siteText(one.site), std::string(nameOf(one.truth)),
                              figureText(one.probabilities[0]), figureText(one.probabilities[1]),
                              figureText(one.probabilities[2]), figureText(one.loss, 2),
                              figureText(one.weightedLoss, 2)});
    page.addTable(table);
}

std::string leadOf(const Evaluation& evaluation)
{
    std::string lead = fmt::format("{} studies, {} sites with truth.", evaluation.studyCount,
                                   evaluation.score.rowCount);
    if (evaluation.model)
        lead += fmt::format(" Model {} {} on {}, {}.", evaluation.model->name,
                            evaluation.model->version, evaluation.model->device,
                            evaluation.model->runtime);
    if (evaluation.refused)
        lead += fmt::format(" {} sites were refused by the model; its prior stands there.",
                            *evaluation.refused);
    if (evaluation.isAtPoints)
        lead += " Graded at the points of the labels: the figures are of the graders alone.";
    return lead;
}

} // namespace

std::string evaluationHtml(const Evaluation& evaluation)
{
    HtmlPage page("Evaluation of lumbar gradings", leadOf(evaluation));
    page.addNote("Research use only. The figures hold for these studies and this truth; figures "
                 "on generated studies say nothing about patients.");
    addScore(page, evaluation);
    addAgreement(page, evaluation);
    addConfusion(page, evaluation);
    addExpectedGradeChapter(page, evaluation);
    addCalibration(page, evaluation);
    if (evaluation.localisation)
        addLocalisation(page, *evaluation.localisation);
    addWorst(page, evaluation);
    page.addChapter("How the figures are made");
    std::vector<std::string> sentences = methodSentences(evaluation);
    for (const Refusal& refusal : evaluation.refusals)
        sentences.push_back(fmt::format("Not graded, {} {}: {}", refusal.count,
                                        refusal.count == 1 ? "site" : "sites", refusal.reason));
    if (evaluation.model)
        sentences.push_back("SHA-256 of the model's weights: " + evaluation.model->sha256);
    page.addList(sentences);
    return page.text();
}

} // namespace foramen
