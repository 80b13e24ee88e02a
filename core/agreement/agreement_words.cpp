#include "core/agreement/agreement_words.h"

#include "core/evaluation/printed_figures.h"

#include <fmt/format.h>

#include <algorithm>

namespace foramen {

namespace {

/// Sites of studies that both have, where one reader gave that answer.
std::size_t answersOf(const PairFigures& figures, std::size_t answer, bool isFirst)
{
    std::size_t count = 0;
    for (std::size_t other = 0; other < kAnswerCount; ++other)
        count += isFirst ? figures.answers[answer][other] : figures.answers[other][answer];
    return count;
}

/// "1 study", "2 studies".
std::string counted(std::size_t count, const char* one, const char* many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

} // namespace

std::string nameOf(ReaderKind kind)
{
    switch (kind) {
    case ReaderKind::Labels:
        return "labels";
    case ReaderKind::Predictions:
        return "predictions";
    case ReaderKind::Decisions:
        return "readers' decisions";
    case ReaderKind::Model:
        break;
    }
    return "AI";
}

std::string keyOf(ReaderKind kind)
{
    switch (kind) {
    case ReaderKind::Labels:
        return "labels";
    case ReaderKind::Predictions:
        return "predictions";
    case ReaderKind::Decisions:
        return "decisions";
    case ReaderKind::Model:
        break;
    }
    return "ai";
}

std::string pairName(const ReaderAgreement& agreement, const ReaderPair& pair)
{
    return fmt::format("{} and {}", agreement.readers[pair.first].name,
                       agreement.readers[pair.second].name);
}

std::string coefficientText(const Estimate& estimate, std::size_t count)
{
    if (!estimate.value && count > 0)
        return "undefined";
    return estimateText(estimate, 2);
}

std::string shareText(const Estimate& estimate)
{
    Estimate percent = estimate;
    constexpr double hundred = 100;
    if (percent.value)
        *percent.value *= hundred;
    if (percent.interval)
        percent.interval =
            Interval{percent.interval->low * hundred, percent.interval->high * hundred};
    return estimateText(percent, 1);
}

std::vector<std::string> coverageSentences(const ReaderAgreement& agreement, const ReaderPair& pair)
{
    const std::string& first = agreement.readers[pair.first].name;
    const std::string& second = agreement.readers[pair.second].name;
    std::vector<std::string> sentences = {
        fmt::format("{} in both; only in {}: {}, only in {}: {}.",
                    counted(pair.studies, "study", "studies"), first, pair.onlyFirst, second,
                    pair.onlySecond),
        fmt::format("{} graded by both, in {}.", counted(pair.all.count, "site", "sites"),
                    counted(pair.all.studies, "study", "studies"))};
    const std::size_t missing = answersOf(pair.all, kMissingAnswer, true);
    const std::size_t missingToo = answersOf(pair.all, kMissingAnswer, false);
    const std::size_t ungradable = answersOf(pair.all, kUngradableAnswer, true);
    const std::size_t ungradableToo = answersOf(pair.all, kUngradableAnswer, false);
    if (missing + missingToo > 0)
        sentences.push_back(fmt::format(
            "Missing grades in these studies: {} of {}, {} of {}, {} of both.", missing, first,
            missingToo, second, pair.all.answers[kMissingAnswer][kMissingAnswer]));
    if (ungradable + ungradableToo > 0)
        sentences.push_back(fmt::format("Ungradable: {} for {}, {} for {}, {} for both.",
                                        ungradable, first, ungradableToo, second,
                                        pair.all.answers[kUngradableAnswer][kUngradableAnswer]));
    return sentences;
}

bool hasUndefinedKappa(const ReaderPair& pair)
{
    bool isAny = false;
    const auto look = [&isAny](const PairFigures& figures) {
        isAny = isAny || (figures.count > 0 && !figures.kappa.value);
    };
    forEachGroup(pair, look);
    std::for_each(pair.sites.begin(), pair.sites.end(), look);
    return isAny;
}

std::vector<std::string> methodSentences(const ReaderAgreement& agreement)
{
    std::vector<std::string> sentences = {
        "Figures of two readers are of the sites that both graded; missing and ungradable ones "
        "are counted apart and never take part.",
        "Kappa is Cohen's (Cohen 1960): agreement beyond what the readers' own shares of grades "
        "make likely by chance; 1 is perfect, 0 is chance. The weighted ones (Cohen 1968) count a "
        "difference by two grades twice (linear) or four times (quadratic) as much as one by one.",
        "AC1 is Gwet's (Gwet 2008): it stays high where nearly all sites are of one grade, where "
        "kappa falls although the readers agree."};
    if (std::any_of(agreement.pairs.begin(), agreement.pairs.end(), hasUndefinedKappa))
        sentences.emplace_back(
            "Kappa is undefined where both readers gave every site the same one grade: chance "
            "alone would make them agree.");
    if (agreement.joint)
        sentences.emplace_back(
            "Of all readers together: Fleiss' kappa (Fleiss 1971) over the sites that all graded, "
            "and Krippendorff's alpha for ordered grades (Krippendorff 2011) over the sites that "
            "two or more graded. Both are undefined where all grades are the same.");
    if (agreement.options.resamples > 0)
        sentences.push_back(fmt::format(
            "Ranges are 95 % bootstrap intervals: {} resamples of studies, not of sites, seed {}. "
            "There are none with fewer than 5 studies, and where a figure is undefined in more "
            "than a tenth of the resamples.",
            agreement.options.resamples, agreement.options.seed));
    const bool hasPredictions = std::any_of(
        agreement.readers.begin(), agreement.readers.end(),
        [](const ReaderTotals& reader) { return reader.kind == ReaderKind::Predictions; });
    if (hasPredictions)
        sentences.emplace_back("A table of predictions has probabilities for refused sites, too: "
                               "they count here like grades.");
    for (const ReaderTotals& reader : agreement.readers)
        if (reader.accepted > 0)
            sentences.push_back(fmt::format(
                "{}: {} took over the AI's grade as it was suggested; their agreement with that AI "
                "is not independent of it.",
                reader.name, counted(reader.accepted, "decision", "decisions")));
    return sentences;
}

} // namespace foramen
