#include "core/agreement/agreement_html.h"

#include "core/agreement/agreement_words.h"
#include "core/evaluation/printed_figures.h"
#include "core/plot/bar_chart.h"
#include "core/plot/html_page.h"
#include "core/plot/matrix_chart.h"
#include "core/spine/term_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

HtmlTable readersTable(const ReaderAgreement& agreement)
{
    HtmlTable table{.caption = "Sites by answer",
                    .columns = {"Reader", "From", "Studies", "Normal/Mild", "Moderate", "Severe",
                                "Ungradable", "Missing"}};
    for (const ReaderTotals& reader : agreement.readers) {
        table.rows.push_back({reader.name, nameOf(reader.kind), fmt::format("{}", reader.studies)});
        for (const std::size_t count : reader.answers)
            table.rows.back().push_back(fmt::format("{}", count));
    }
    return table;
}

HtmlTable pairTable(const ReaderPair& pair)
{
    HtmlTable table{.caption = "Agreement by condition and by level",
                    .columns = {"Sites", "Graded by both", "Studies", "% agreement", "Kappa",
                                "Linear kappa", "Quadratic kappa", "AC1"}};
    forEachGroup(pair, [&table](const PairFigures& figures) {
        table.rows.push_back({figures.name, fmt::format("{}", figures.count),
                              fmt::format("{}", figures.studies), shareText(figures.agreement),
                              coefficientText(figures.kappa, figures.count),
                              coefficientText(figures.linearKappa, figures.count),
                              coefficientText(figures.quadraticKappa, figures.count),
                              coefficientText(figures.ac1, figures.count)});
    });
    return table;
}

BarChart kappaChart(const ReaderPair& pair)
{
    BarChart chart{.title = "Quadratic-weighted kappa",
                   .value = {.label = "Kappa"},
                   .categories = namesOf(kConditions),
                   .series = {BarSeries{.name = ""}},
                   .valueDecimals = 2,
                   .width = 580};
    BarSeries& series = chart.series.front();
    for (const PairFigures& figures : pair.conditions) {
        const Estimate& estimate = figures.quadraticKappa;
        series.values.push_back(estimate.value.value_or(kNoValue));
        series.lower.push_back(estimate.interval ? estimate.interval->low : kNoValue);
        series.upper.push_back(estimate.interval ? estimate.interval->high : kNoValue);
    }
    return chart;
}

MatrixChart siteMatrix(const ReaderPair& pair)
{
    MatrixChart chart{.title = "Quadratic-weighted kappa by condition and level",
                      .columnLabel = "Level",
                      .valueLabel = "Kappa",
                      .rows = namesOf(kConditions),
                      .columns = namesOf(kLevels),
                      .decimals = 2,
                      .least = 0.0,
                      .most = 1.0,
                      .width = 720};
    for (const Condition condition : kConditions) {
        chart.values.emplace_back();
        for (const DiscLevel level : kLevels)
            chart.values.back().push_back(
                pair.sites[siteIndex({condition, level})].quadraticKappa.value.value_or(kNoValue));
    }
    return chart;
}

MatrixChart confusionMatrix(const PairFigures& figures, const std::string& first,
                            const std::string& second)
{
    MatrixChart chart{.title = figures.name,
                      .rowLabel = first,
                      .columnLabel = second,
                      .valueLabel = "Sites",
                      .least = 0.0,
                      .width = 560};
    for (std::size_t answer = 0; answer < kAnswerCount; ++answer) {
        chart.rows.push_back(nameOfAnswer(answer));
        chart.columns.push_back(nameOfAnswer(answer));
        chart.values.emplace_back();
        for (const std::size_t count : figures.answers[answer])
            chart.values.back().push_back(static_cast<double>(count));
    }
    return chart;
}

void addPair(HtmlPage& page, const ReaderAgreement& agreement, const ReaderPair& pair)
{
    page.addChapter(pairName(agreement, pair));
    page.addList(coverageSentences(agreement, pair));
    if (pair.all.count == 0)
        return;
    page.addTable(pairTable(pair));
    std::vector<HtmlFigure> figures = {
        {svgOf(kappaChart(pair)), "1 is perfect, 0 is chance. Whiskers: 95 % intervals."},
        {svgOf(siteMatrix(pair)), "Empty where a kappa is undefined."}};
    forEachGroup(pair, [&](const PairFigures& group) {
        figures.push_back(
            {svgOf(confusionMatrix(group, agreement.readers[pair.first].name,
                                   agreement.readers[pair.second].name)),
             fmt::format("{}: {} sites graded by both, quadratic kappa {}.", group.name,
                         group.count, coefficientText(group.quadraticKappa, group.count))});
    });
    page.addFigures(figures);
}

void addJoint(HtmlPage& page, const JointAgreement& joint)
{
    page.addChapter("All readers together");
    HtmlTable table{.caption = "Agreement of all readers",
                    .columns = {"Sites", "Graded by all", "Fleiss' kappa", "Graded by two or more",
                                "Krippendorff's alpha"}};
    forEachGroup(joint, [&table](const JointFigures& figures) {
        table.rows.push_back({figures.name, fmt::format("{}", figures.complete),
                              coefficientText(figures.fleissKappa, figures.complete),
                              fmt::format("{}", figures.several),
                              coefficientText(figures.alpha, figures.several)});
    });
    page.addTable(table);
}

void addDisagreements(HtmlPage& page, const ReaderAgreement& agreement, std::size_t listed)
{
    page.addChapter("Disagreements");
    const std::size_t shown = std::min(listed, agreement.disagreements.size());
    page.addParagraph(fmt::format("{} sites with different answers, the widest difference first; "
                                  "{} of them are listed here.",
                                  agreement.disagreements.size(), shown));
    if (shown == 0)
        return;
    HtmlTable table{.caption = "Sites with different answers", .columns = {"Study", "Site"}};
    for (const ReaderTotals& reader : agreement.readers)
        table.columns.push_back(reader.name);
    table.columns.emplace_back("Difference");
    for (std::size_t i = 0; i < shown; ++i) {
        const Disagreement& one = agreement.disagreements[i];
        std::vector<std::string> row = {one.studyId, siteText(one.site)};
        for (const ReaderGrade& grade : one.grades)
            row.push_back(nameOfAnswer(answerOf(grade)));
        row.push_back(one.distance ? fmt::format("{}", *one.distance) : "–");
        table.rows.push_back(std::move(row));
    }
    page.addTable(table);
}

} // namespace

std::string agreementHtml(const ReaderAgreement& agreement, std::size_t listed)
{
    HtmlPage page("Agreement of readers",
                  fmt::format("{} readers, {} studies, {} of them with all readers.",
                              agreement.readers.size(), agreement.studies,
                              agreement.commonStudies));
    page.addNote("Research use only. Agreement is not correctness: readers may agree and be wrong "
                 "together.");
    page.addChapter("Readers");
    page.addTable(readersTable(agreement));
    for (const ReaderPair& pair : agreement.pairs)
        addPair(page, agreement, pair);
    if (agreement.joint)
        addJoint(page, *agreement.joint);
    addDisagreements(page, agreement, listed);
    page.addChapter("How the figures are made");
    page.addList(methodSentences(agreement));
    return page.text();
}

} // namespace foramen
