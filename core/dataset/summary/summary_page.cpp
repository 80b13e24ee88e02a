#include "core/dataset/summary/summary_page.h"

#include "core/plot/bar_chart.h"
#include "core/plot/chart_axis.h"
#include "core/plot/histogram.h"
#include "core/plot/html_page.h"
#include "core/plot/matrix_chart.h"
#include "core/spine/term_names.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace foramen {

namespace {

std::string number(double value)
{
    return fmt::format("{:.4g}", value);
}

/// A chart of the stacked shares of the three grades.
BarChart gradeChart(const std::string& title, std::vector<std::string> categories,
                    const std::vector<GradeCounts>& counts)
{
    BarChart chart;
    chart.title = title;
    chart.value = {"Share of labels", "%", AxisScale::Linear, 0, 100};
    chart.categories = std::move(categories);
    chart.arrangement = BarArrangement::Stacked;
    chart.valueDecimals = 0;
    for (const Severity severity : kSeverities) {
        BarSeries series{std::string(nameOf(severity)), {}, {}, {}};
        for (const GradeCounts& each : counts)
            series.values.push_back(100 * each.share(severity));
        chart.series.push_back(std::move(series));
    }
    return chart;
}

MatrixChart siteMatrix(const std::string& title, const std::string& unit)
{
    MatrixChart chart;
    chart.title = title;
    chart.rowLabel = "Condition";
    chart.columnLabel = "Level";
    chart.valueLabel = unit;
    chart.rows = namesOf(kConditions);
    chart.columns = namesOf(kLevels);
    chart.decimals = 1;
    chart.least = 0;
    chart.width = 640;
    return chart;
}

/// A chart with one value for each site.
template <class ValueOf> MatrixChart filled(MatrixChart chart, ValueOf valueOf)
{
    for (const Condition condition : kConditions) {
        chart.values.emplace_back();
        for (const DiscLevel level : kLevels)
            chart.values.back().push_back(valueOf(siteIndex({condition, level})));
    }
    return chart;
}

void addGradeTable(HtmlPage& page, const DatasetSummary& summary)
{
    HtmlTable table{
        "Grades by site",
        {"Condition", "Level", "Normal/Mild", "Moderate", "Severe", "Missing", "Severe, %"},
        {}};
    for (std::size_t site = 0; site < kSiteCount; ++site) {
        const GradeCounts& counts = summary.sites[site];
        table.rows.push_back({std::string(nameOf(siteAt(site).condition)),
                              std::string(nameOf(siteAt(site).level)),
                              std::to_string(counts.grades[0]), std::to_string(counts.grades[1]),
                              std::to_string(counts.grades[2]), std::to_string(counts.missing),
                              fmt::format("{:.1f}", 100 * counts.share(Severity::Severe))});
    }
    page.addTable(table);
}

void addGrades(HtmlPage& page, const DatasetSummary& summary)
{
    page.addChapter("Grades");
    std::vector<GradeCounts> conditions;
    conditions.reserve(kConditionCount);
    for (const Condition condition : kConditions)
        conditions.push_back(summary.condition(condition));
    page.addFigures({{svgOf(gradeChart("Grades by condition", namesOf(kConditions), conditions)),
                      "Of the labels that are there."}});
    page.addFigures({{svgOf(filled(siteMatrix("Severe by level", "Severe, %"),
                                   [&](std::size_t site) {
                                       return 100 * summary.sites[site].share(Severity::Severe);
                                   })),
                      "Share of Severe among the labels of each site."},
                     {svgOf(filled(siteMatrix("Missing labels", "Missing, %"),
                                   [&](std::size_t site) {
                                       const GradeCounts& counts = summary.sites[site];
                                       const int all = counts.labelled() + counts.missing;
                                       return all > 0 ? 100.0 * counts.missing / all : 0.0;
                                   })),
                      fmt::format("{} of {} studies lack at least one grade.",
                                  summary.studiesWithGaps, summary.labelledStudies)}});
    std::vector<HtmlFigure> figures;
    for (const Condition condition : kConditions) {
        std::vector<GradeCounts> levels;
        levels.reserve(kLevelCount);
        for (const DiscLevel level : kLevels)
            levels.push_back(summary.sites[siteIndex({condition, level})]);
        BarChart chart = gradeChart(std::string(nameOf(condition)), namesOf(kLevels), levels);
        chart.width = 460;
        chart.height = 300;
        figures.push_back({svgOf(chart), {}});
    }
    page.addSection("By level");
    page.addFigures(figures);
    addGradeTable(page, summary);
}

void addTogether(HtmlPage& page, const DatasetSummary& summary)
{
    page.addChapter("Conditions that occur together");
    MatrixChart chart;
    chart.title = "Moderate or Severe at the same level";
    chart.rowLabel = "Of the levels with";
    chart.columnLabel = "so many also have";
    chart.valueLabel = "%";
    chart.rows = namesOf(kConditions);
    chart.columns = {"Canal", "Left foramen", "Right foramen", "Left subart.", "Right subart."};
    chart.least = 0;
    chart.most = 100;
    chart.width = 760;
    for (std::size_t a = 0; a < kConditionCount; ++a) {
        chart.values.emplace_back();
        chart.cellTexts.emplace_back();
        for (std::size_t b = 0; b < kConditionCount; ++b) {
            const int both = summary.together[a][b];
            const int own = summary.together[a][a];
            const double share = own > 0 ? 100.0 * both / own : 0;
            chart.values.back().push_back(share);
            chart.cellTexts.back().push_back(a == b ? std::to_string(own)
                                                    : fmt::format("{:.0f} % ({})", share, both));
        }
    }
    page.addFigures({{svgOf(chart),
                      "On the diagonal: the number of levels at which the condition is Moderate or "
                      "Severe."}});
    HtmlTable table{"Studies with a Severe level", {"Condition", "Studies", "%"}, {}};
    for (std::size_t i = 0; i < kConditionCount; ++i)
        table.rows.push_back(
            {std::string(nameOf(kConditions[i])), std::to_string(summary.studiesWithSevere[i]),
             number(summary.labelledStudies > 0
                        ? 100.0 * summary.studiesWithSevere[i] / summary.labelledStudies
                        : 0)});
    page.addTable(table);
}

void addPoints(HtmlPage& page, const DatasetSummary& summary)
{
    page.addChapter("Points");
    page.addParagraph(
        fmt::format("{} points in {} studies.", summary.points, summary.pointStudies));
    HtmlTable table{"Points by condition and role of the series",
                    {"Condition", "Sagittal T1", "Sagittal T2/STIR", "Axial T2", "no role"},
                    {}};
    for (std::size_t i = 0; i < kConditionCount; ++i) {
        std::vector<std::string> row{std::string(nameOf(kConditions[i]))};
        for (const int count : summary.pointsByRole[i])
            row.push_back(std::to_string(count));
        table.rows.push_back(std::move(row));
    }
    page.addTable(table);
}

BarChart countChart(const std::string& title, const std::string& label, const std::string& what)
{
    BarChart chart;
    chart.title = title;
    chart.categoryLabel = label;
    chart.value = {what, "", AxisScale::Linear, 0, std::nullopt};
    chart.valueDecimals = 0;
    chart.width = 460;
    chart.height = 300;
    chart.series.push_back({what, {}, {}, {}});
    return chart;
}

BarChart valueChart(const std::string& title, const std::vector<ValueCount>& counts,
                    std::size_t most)
{
    BarChart chart = countChart(title, "", "Series");
    int others = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (i >= most) {
            others += counts[i].count;
            continue;
        }
        chart.categories.push_back(counts[i].value);
        chart.series.front().values.push_back(counts[i].count);
    }
    if (others > 0) {
        chart.categories.emplace_back("others");
        chart.series.front().values.push_back(others);
    }
    return chart;
}

/// A chart of how often each whole number occurs.
BarChart wholeChart(const std::string& title, const std::string& label,
                    const std::vector<double>& values)
{
    BarChart chart = countChart(title, label, "Series");
    chart.height = 260;
    std::map<long, int> counts;
    for (const double value : values)
        ++counts[std::lround(value)];
    for (const auto& [value, count] : counts) {
        chart.categories.push_back(std::to_string(value));
        chart.series.front().values.push_back(count);
    }
    return chart;
}

Histogram spreadChart(const std::string& title, const std::string& label, const std::string& unit,
                      const std::vector<double>& values)
{
    Histogram chart;
    chart.title = title;
    chart.value = {label, unit, AxisScale::Linear, std::nullopt, std::nullopt};
    chart.values = values;
    chart.width = 460;
    chart.height = 260;
    return chart;
}

void addRole(HtmlPage& page, const RoleSummary& role)
{
    page.addSection(role.role);
    page.addParagraph(
        fmt::format("{} series, {} pictures. Instance numbers grow to the {} in {} "
                    "series, the other way in {}, in no order in {}.",
                    role.series, role.pictures,
                    role.role == nameOf(SeriesRole::AxialT2) ? "feet" : "patient's left",
                    role.numbersRise, role.numbersFall, role.numbersMixed));
    std::vector<HtmlFigure> figures;
    figures.push_back({svgOf(valueChart("Matrix (columns x rows)", role.matrices, 8)), {}});
    const auto add = [&](const std::string& title, const std::string& label,
                         const std::string& unit, const std::vector<double>& values) {
        if (values.empty())
            return;
        const Spread spread = spreadOf(values);
        figures.push_back(
            {svgOf(spreadChart(title, label, unit, values)),
             fmt::format("Mean {:.3g}, SD {:.2g}, median {:.3g}, {:.3g} to {:.3g}.", spread.mean,
                         spread.deviation, spread.median, spread.least, spread.most)});
    };
    add("Pixel spacing", "Spacing", "mm", role.pixelSpacings);
    add("Slice thickness", "Thickness", "mm", role.thicknesses);
    add("Distance of slices in a block", "Distance", "mm", role.sliceDistances);
    for (const auto& [title, label, values] :
         {std::tuple("Slices in a series", "Slices", &role.slicesPerSeries),
          std::tuple("Blocks in a series", "Blocks", &role.blocksPerSeries)}) {
        constexpr std::size_t mostBars = 16;
        if (std::set<double>(values->begin(), values->end()).size() > mostBars)
            add(title, label, "", *values);
        else
            figures.push_back({svgOf(wholeChart(title, label, *values)), {}});
    }
    page.addFigures(figures);
}

void addSeries(HtmlPage& page, const DatasetSummary& summary)
{
    page.addChapter("Series");
    BarChart perStudy = countChart("Series in a study", "Series", "Studies");
    for (const auto& [series, studies] : summary.images.seriesPerStudy) {
        perStudy.categories.push_back(std::to_string(series));
        perStudy.series.front().values.push_back(studies);
    }
    page.addFigures({{svgOf(perStudy), {}},
                     {svgOf(valueChart("Descriptions", summary.images.descriptions, 8)), {}}});
    for (const RoleSummary& role : summary.images.roles)
        if (role.series > 0)
            addRole(page, role);
}

} // namespace

std::string summaryPage(const DatasetSummary& summary)
{
    HtmlPage page(
        "Data set summary",
        fmt::format("{} studies with grades, {} with points, {} with images ({} series, {} files).",
                    summary.labelledStudies, summary.pointStudies, summary.images.studies,
                    summary.images.series, summary.images.files));
    for (const std::string& sentence : summary.missing)
        page.addNote(sentence);
    if (summary.hasLabels) {
        addGrades(page, summary);
        addTogether(page, summary);
    }
    if (summary.hasPoints)
        addPoints(page, summary);
    if (!summary.images.seriesPerStudy.empty())
        addSeries(page, summary);
    return page.text();
}

} // namespace foramen
