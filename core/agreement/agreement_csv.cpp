#include "core/agreement/agreement_csv.h"

#include "core/base/text/csv.h"
#include "core/base/text/csv_text_cell.h"

#include <fmt/format.h>

#include <string_view>

namespace foramen {

namespace {

constexpr std::string_view kAll = "all";

/// A figure and the ends of its interval.
std::string cellsOf(const Estimate& estimate)
{
    std::string cells = ',' + (estimate.value ? csvCell(*estimate.value) : std::string());
    if (!estimate.interval)
        return cells + ",,";
    return cells + ',' + csvCell(estimate.interval->low) + ',' + csvCell(estimate.interval->high);
}

/// Sites of one answer by the first and by the second reader.
std::string countsOf(const PairFigures& figures, std::size_t answer)
{
    std::size_t first = 0;
    std::size_t second = 0;
    for (std::size_t other = 0; other < kAnswerCount; ++other) {
        first += figures.answers[answer][other];
        second += figures.answers[other][answer];
    }
    return fmt::format(",{},{}", first, second);
}

std::string rowOf(const std::string& readers, std::string_view condition, std::string_view level,
                  const PairFigures& figures)
{
    return fmt::format("{},{},{},{},{}", readers, condition, level, figures.studies, figures.count)
        + countsOf(figures, kUngradableAnswer) + countsOf(figures, kMissingAnswer)
        + cellsOf(figures.agreement) + cellsOf(figures.kappa) + cellsOf(figures.linearKappa)
        + cellsOf(figures.quadraticKappa) + cellsOf(figures.ac1) + ",,,,,,\n";
}

std::string rowOf(std::string_view condition, std::string_view level, const JointFigures& figures)
{
    const std::string empty(4 + 5 * 3, ','); // the columns of pairs
    return fmt::format("all readers,,{},{},{},{}", condition, level, figures.studies,
                       figures.several)
        + empty + cellsOf(figures.fleissKappa) + cellsOf(figures.alpha) + '\n';
}

/// The rows of all sites, conditions and levels. @param row (condition, level, figures)
template <class Groups, class Row> std::string groupRows(const Groups& groups, const Row& row)
{
    std::string text = row(kAll, kAll, groups.all);
    for (const Condition condition : kConditions)
        text +=
            row(nameOf(condition), kAll, groups.conditions[static_cast<std::size_t>(condition)]);
    for (const DiscLevel level : kLevels)
        text += row(kAll, nameOf(level), groups.levels[static_cast<std::size_t>(level)]);
    return text;
}

} // namespace

std::string agreementCsv(const ReaderAgreement& agreement)
{
    std::string text = "reader_1,reader_2,condition,level,studies,sites,ungradable_1,ungradable_2,"
                       "missing_1,missing_2";
    for (const char* figure : {"agreement", "kappa", "linear_kappa", "quadratic_kappa", "ac1",
                               "fleiss_kappa", "krippendorff_alpha"})
        text += fmt::format(",{0},{0}_low,{0}_high", figure);
    text += '\n';
    for (const ReaderPair& pair : agreement.pairs) {
        const std::string readers = csvTextCell(agreement.readers[pair.first].name) + ','
            + csvTextCell(agreement.readers[pair.second].name);
        text += groupRows(
            pair,
            [&](std::string_view condition, std::string_view level, const PairFigures& figures) {
                return rowOf(readers, condition, level, figures);
            });
        for (std::size_t i = 0; i < kSiteCount; ++i)
            text +=
                rowOf(readers, nameOf(siteAt(i).condition), nameOf(siteAt(i).level), pair.sites[i]);
    }
    if (agreement.joint)
        text +=
            groupRows(*agreement.joint,
                      [](std::string_view condition, std::string_view level,
                         const JointFigures& figures) { return rowOf(condition, level, figures); });
    return text;
}

std::string disagreementsCsv(const ReaderAgreement& agreement)
{
    std::string text = "study_id,condition,level";
    for (const ReaderTotals& reader : agreement.readers)
        text += ',' + csvTextCell(reader.name);
    text += ",difference\n";
    for (const Disagreement& one : agreement.disagreements) {
        text += fmt::format("{},{},{}", csvTextCell(one.studyId), nameOf(one.site.condition),
                            nameOf(one.site.level));
        for (const ReaderGrade& grade : one.grades)
            text += ','
                + (answerOf(grade) == kMissingAnswer ? std::string()
                                                     : nameOfAnswer(answerOf(grade)));
        text += ',' + (one.distance ? fmt::format("{}", *one.distance) : std::string()) + '\n';
    }
    return text;
}

} // namespace foramen
