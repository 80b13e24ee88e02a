#include "core/agreement/agreement_text.h"

#include "core/agreement/agreement_words.h"
#include "core/base/text/text_table.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/evaluation/printed_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace foramen {

namespace {

std::string readersTable(const ReaderAgreement& agreement)
{
    TextTable table({"reader", "from", "studies", "Normal/Mild", "Moderate", "Severe", "ungradable",
                     "missing"});
    for (const ReaderTotals& reader : agreement.readers) {
        std::vector<std::string> row = {reader.name, nameOf(reader.kind),
                                        fmt::format("{}", reader.studies)};
        for (const std::size_t count : reader.answers)
            row.push_back(fmt::format("{}", count));
        table.add(std::move(row));
    }
    return table.text();
}

std::string agreementTable(const ReaderPair& pair)
{
    TextTable table({"", "sites", "studies", "% agreement", "kappa", "AC1"});
    forEachGroup(pair, [&table](const PairFigures& figures) {
        table.add({figures.name, fmt::format("{}", figures.count),
                   fmt::format("{}", figures.studies), shareText(figures.agreement),
                   coefficientText(figures.kappa, figures.count),
                   coefficientText(figures.ac1, figures.count)});
    });
    return table.text();
}

std::string weightedTable(const ReaderPair& pair)
{
    TextTable table({"", "linear kappa", "quadratic kappa"});
    forEachGroup(pair, [&table](const PairFigures& figures) {
        table.add({figures.name, coefficientText(figures.linearKappa, figures.count),
                   coefficientText(figures.quadraticKappa, figures.count)});
    });
    return table.text();
}

std::string siteTable(const ReaderPair& pair)
{
    std::vector<std::string> header = {""};
    for (const DiscLevel level : kLevels)
        header.emplace_back(nameOf(level));
    TextTable table(header);
    for (const Condition condition : kConditions) {
        std::vector<std::string> row = {std::string(nameOf(condition))};
        for (const DiscLevel level : kLevels) {
            const PairFigures& figures = pair.sites[siteIndex({condition, level})];
            row.push_back(
                coefficientText({figures.quadraticKappa.value, std::nullopt}, figures.count));
        }
        table.add(std::move(row));
    }
    return table.text();
}

std::string confusionTable(const ReaderAgreement& agreement, const ReaderPair& pair)
{
    std::vector<std::string> header = {fmt::format("{} \\ {}", agreement.readers[pair.first].name,
                                                   agreement.readers[pair.second].name)};
    for (std::size_t answer = 0; answer < kAnswerCount; ++answer)
        header.push_back(nameOfAnswer(answer));
    TextTable table(header);
    for (std::size_t answer = 0; answer < kAnswerCount; ++answer) {
        std::vector<std::string> row = {nameOfAnswer(answer)};
        for (const std::size_t count : pair.all.answers[answer])
            row.push_back(fmt::format("{}", count));
        table.add(std::move(row));
    }
    return table.text();
}

std::string jointTable(const JointAgreement& joint)
{
    TextTable table(
        {"", "graded by all", "Fleiss' kappa", "graded by two or more", "Krippendorff's alpha"});
    forEachGroup(joint, [&table](const JointFigures& figures) {
        table.add({figures.name, fmt::format("{}", figures.complete),
                   coefficientText(figures.fleissKappa, figures.complete),
                   fmt::format("{}", figures.several),
                   coefficientText(figures.alpha, figures.several)});
    });
    return table.text();
}

std::string disagreementTable(const ReaderAgreement& agreement, std::size_t listed)
{
    std::vector<std::string> header = {"study and site"};
    for (const ReaderTotals& reader : agreement.readers)
        header.push_back(reader.name);
    header.emplace_back("difference");
    TextTable table(header);
    for (std::size_t i = 0; i < std::min(listed, agreement.disagreements.size()); ++i) {
        const Disagreement& one = agreement.disagreements[i];
        std::vector<std::string> row = {rowId(one.studyId, one.site)};
        for (const ReaderGrade& grade : one.grades)
            row.push_back(nameOfAnswer(answerOf(grade)));
        row.push_back(one.distance ? fmt::format("{}", *one.distance) : "–");
        table.add(std::move(row));
    }
    return table.text();
}

} // namespace

std::string agreementText(const ReaderAgreement& agreement, std::size_t listed)
{
    std::string text =
        fmt::format("{} readers, {} studies, {} of them with all readers\n\n",
                    agreement.readers.size(), agreement.studies, agreement.commonStudies);
    text += readersTable(agreement);
    for (const ReaderPair& pair : agreement.pairs) {
        text += fmt::format("\n{}\n", pairName(agreement, pair));
        for (const std::string& sentence : coverageSentences(agreement, pair))
            text += fmt::format("  {}\n", sentence);
        if (pair.all.count == 0)
            continue;
        text += '\n' + agreementTable(pair) + '\n' + weightedTable(pair);
        text += "\n  Quadratic kappa by condition and level\n" + siteTable(pair);
        text += "\n  Sites by the answers of both\n" + confusionTable(agreement, pair);
    }
    if (agreement.joint)
        text += "\nAll readers together\n" + jointTable(*agreement.joint);
    text += fmt::format("\nSites with different answers: {}", agreement.disagreements.size());
    if (listed < agreement.disagreements.size())
        text += fmt::format(", the first {}", listed);
    text += '\n';
    if (!agreement.disagreements.empty() && listed > 0)
        text += disagreementTable(agreement, listed);
    text += '\n';
    for (const std::string& sentence : methodSentences(agreement))
        text += "- " + sentence + '\n';
    return text;
}

} // namespace foramen
