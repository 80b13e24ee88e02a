#include "core/evaluation/expected_grade_chapter.h"

#include "core/evaluation/printed_figures.h"
#include "core/plot/bar_chart.h"
#include "core/plot/matrix_chart.h"
#include "core/spine/term_names.h"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <string>

namespace foramen {

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

void addRow(HtmlTable& table, const AgreementFigures& figures)
{
    const ExpectedGrade& expected = figures.expected;
    table.rows.push_back({figures.name, fmt::format("{}", figures.count),
                          figureText(expected.meanAbsolute), figureText(expected.rootMeanSquare),
                          figureText(expected.bias), figureText(expected.determination, 2),
                          figureText(expected.meanConfidence)});
}

HtmlTable expectedTable(const Evaluation& evaluation)
{
    HtmlTable table{.caption = "Expected against true grade, in grades (0 Normal/Mild, 1 Moderate, "
                               "2 Severe)",
                    .columns = {"Sites", "Count", "Mean absolute error", "Root mean square error",
                                "Bias", "R²", "Mean confidence"}};
    for (const AgreementFigures& figures : evaluation.conditions)
        addRow(table, figures);
    for (const AgreementFigures& figures : evaluation.levels)
        addRow(table, figures);
    addRow(table, evaluation.all);
    return table;
}

template <class ValueOf>
MatrixChart siteMatrix(const std::string& title, const std::string& value, ValueOf valueOf)
{
    MatrixChart chart{.title = title,
                      .columnLabel = "Level",
                      .valueLabel = value,
                      .rows = namesOf(kConditions),
                      .columns = namesOf(kLevels),
                      .decimals = 2,
                      .least = 0.0,
                      .most = 1.0,
                      .width = 720};
    for (const Condition condition : kConditions) {
        chart.values.emplace_back();
        for (const DiscLevel level : kLevels)
            chart.values.back().push_back(valueOf(siteIndex({condition, level})));
    }
    return chart;
}

/// The shares of true and predicted grades of a condition.
BarChart sharesChart(const Evaluation& evaluation, Severity grade)
{
    const auto k = static_cast<std::size_t>(grade);
    BarChart chart{
        .title = std::string(nameOf(grade)),
        .value = {.label = "Share of sites", .unit = "%", .least = 0.0, .most = 100.0},
        .categories = {"Canal", "Left foramen", "Right foramen", "Left subart.", "Right subart."},
        .series = {{.name = "true"}, {.name = "likeliest"}},
        .valueDecimals = 0,
        .width = 460,
        .height = 300};
    for (const AgreementFigures& figures : evaluation.conditions) {
        const double count = figures.count > 0 ? static_cast<double>(figures.count) : kMissing;
        chart.series[0].values.push_back(100 * static_cast<double>(figures.truthCounts[k]) / count);
        chart.series[1].values.push_back(100 * figures.expected.likeliest[k] / count);
    }
    return chart;
}

} // namespace

void addExpectedGradeChapter(HtmlPage& page, const Evaluation& evaluation)
{
    page.addChapter("What is predicted");
    page.addFigures(
        {{svgOf(siteMatrix("Accuracy by condition and level", "Accuracy",
                           [&](std::size_t site) {
                               return evaluation.sites[site].accuracy.value_or(kMissing);
                           })),
          "Of the likeliest grade."},
         {svgOf(siteMatrix("Confidence by condition and level", "Mean largest probability",
                           [&](std::size_t site) {
                               return evaluation.sites[site].expected.meanConfidence.value_or(
                                   kMissing);
                           })),
          "Confidence above accuracy: the model is overconfident there."}});
    page.addSection("Frequency of true and predicted grades");
    page.addFigures({{svgOf(sharesChart(evaluation, Severity::NormalMild)), {}},
                     {svgOf(sharesChart(evaluation, Severity::Moderate)), {}},
                     {svgOf(sharesChart(evaluation, Severity::Severe)), {}}});
    page.addTable(expectedTable(evaluation));
}

} // namespace foramen
