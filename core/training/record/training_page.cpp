#include "core/training/record/training_page.h"

#include "core/ai/model/model_bundle.h"
#include "core/plot/chart_axis.h"
#include "core/plot/html_page.h"
#include "core/plot/line_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

constexpr double kChartWidth = 460; ///< CSS pixels
constexpr double kChartHeight = 300;
constexpr std::size_t kMostMarks = 40; ///< of a line: more would overlap

/// The log rows of one network.
struct Course {
    NetworkRole role = NetworkRole::SagittalLocaliser;
    std::vector<const LogRow*> rows;
};

std::vector<Course> coursesOf(const std::vector<LogRow>& rows)
{
    std::vector<Course> courses;
    for (const NetworkRole role : kAllNetworkRoles) {
        Course course{role, {}};
        for (const LogRow& row : rows)
            if (row.network == keyOf(role))
                course.rows.push_back(&row);
        if (!course.rows.empty())
            courses.push_back(std::move(course));
    }
    return courses;
}

bool isLocaliser(NetworkRole role)
{
    return role == NetworkRole::SagittalLocaliser || role == NetworkRole::AxialLocaliser;
}

/// The row with the best validation; null where nothing was measured.
const LogRow* bestOf(const Course& course)
{
    const LogRow* best = nullptr;
    for (const LogRow* row : course.rows)
        if (!std::isnan(row->validation) && (!best || row->validation < best->validation))
            best = row;
    return best;
}

const LogRow* lastMeasured(const Course& course)
{
    const auto found = std::find_if(course.rows.rbegin(), course.rows.rend(),
                                    [](const LogRow* row) { return !std::isnan(row->validation); });
    return found == course.rows.rend() ? nullptr : *found;
}

std::string validationText(const Course& course, const LogRow* row)
{
    if (!row)
        return "–";
    return isLocaliser(course.role) ? fmt::format("{:.1f} mm", row->validation)
                                    : fmt::format("{:.3f}", row->validation);
}

HtmlTable tableOf(const std::vector<Course>& courses)
{
    HtmlTable table{.caption = "State of each network",
                    .columns = {"Network", "Steps", "Minutes", "Loss", "Validation",
                                "Best validation", "at step"}};
    for (const Course& course : courses) {
        const LogRow& last = *course.rows.back();
        const LogRow* best = bestOf(course);
        table.rows.push_back(
            {keyOf(course.role), fmt::format("{}", last.step),
             fmt::format("{:.1f}", last.seconds / 60), fmt::format("{:.4f}", last.loss),
             validationText(course, lastMeasured(course)), validationText(course, best),
             best ? fmt::format("{}", best->step) : "–"});
    }
    return table;
}

std::string chartOf(const Course& course, const std::string& title, const ChartAxis& axis,
                    double LogRow::*member)
{
    LineSeries line{.name = keyOf(course.role)};
    for (const LogRow* row : course.rows)
        if (std::isfinite(row->*member))
            line.points.push_back({static_cast<double>(row->step), row->*member});
    line.marks = line.points.size() > kMostMarks ? LineMarks::Hidden : LineMarks::Shown;
    return svgOf(LineChart{.title = title,
                           .x = {.label = "Step", .least = 0.0},
                           .y = axis,
                           .series = {std::move(line)},
                           .width = kChartWidth,
                           .height = kChartHeight});
}

void addCourse(HtmlPage& page, const Course& course)
{
    page.addChapter(keyOf(course.role));
    std::vector<HtmlFigure> figures = {
        {chartOf(course, "Loss", {.label = "Loss", .least = 0.0}, &LogRow::loss),
         "On the augmented examples of training, mean since the point before."},
        {chartOf(course, "Learning rate", {.label = "Learning rate", .least = 0.0},
                 &LogRow::learningRate),
         "It rises over the first steps and falls along a cosine."}};
    const ChartAxis axis = isLocaliser(course.role)
        ? ChartAxis{.label = "Distance", .unit = "mm", .least = 0.0}
        : ChartAxis{.label = "Weighted log loss", .least = 0.0};
    if (bestOf(course))
        figures.push_back(
            {chartOf(course, "Validation", axis, &LogRow::validation),
             isLocaliser(course.role)
                 ? "On held-out studies: mean distance of the points; a missed or false point "
                   "counts as 30 mm."
                 : "On held-out studies, at their true points: the official score's loss of "
                   "these sites."});
    page.addFigures(figures);
}

} // namespace

std::string trainingPage(const std::string& title, const std::vector<LogRow>& rows)
{
    HtmlPage page(title,
                  "Loss, learning rate and validation of each network, as in log.csv. Written anew "
                  "at each validation: reload the page to see how far it has come.");
    const auto courses = coursesOf(rows);
    page.addChapter("Overview");
    page.addTable(tableOf(courses));
    for (const Course& course : courses)
        addCourse(page, course);
    return page.text();
}

} // namespace foramen
