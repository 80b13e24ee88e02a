#include "core/evaluation/printed_figures.h"

#include <fmt/format.h>

namespace foramen {

std::string figureText(const std::optional<double>& value, int decimals)
{
    return value ? fmt::format("{:.{}f}", *value, decimals) : "–";
}

std::string estimateText(const Estimate& estimate, int decimals)
{
    std::string text = figureText(estimate.value, decimals);
    if (estimate.interval)
        text += fmt::format(" ({:.{}f} to {:.{}f})", estimate.interval->low, decimals,
                            estimate.interval->high, decimals);
    return text;
}

std::string percentText(double share)
{
    return fmt::format("{:.1f} %", share * 100);
}

std::string siteText(Site site)
{
    return fmt::format("{} {}", nameOf(site.condition), nameOf(site.level));
}

std::vector<std::string> methodSentences(const Evaluation& evaluation)
{
    std::vector<std::string> sentences = {
        "Log losses weigh a site 1, 2 or 4 by its true grade (Normal/Mild, Moderate, Severe), as "
        "the challenge's metric does; sites without a truth are left out.",
        "Kappa is Cohen's with quadratic weights, between the truth and the likeliest grade.",
        "An area under the ROC curve (AUC) of 0.5 is guessing, 1 is perfect. \"Moderate or worse\" "
        "and \"Severe\" cut the three grades in two.",
    };
    if (evaluation.options.resamples > 0)
        sentences.push_back(fmt::format(
            "Ranges are 95 % bootstrap intervals: {} resamples of the {} studies, seed {}. There "
            "are none with fewer than 5 studies.",
            evaluation.options.resamples, evaluation.studyCount, evaluation.options.seed));
    sentences.push_back(
        "Expected calibration error: mean distance between predicted probability and observed "
        "share over ten equal bins. Its bars are 95 % Wilson intervals, as if sites were "
        "independent.");
    for (const Baseline& baseline : evaluation.baselines)
        sentences.push_back(fmt::format("The {} is {}.", baseline.name, baseline.description));
    return sentences;
}

const std::array<ScoreLine, 5>& scoreLines()
{
    static const std::array<ScoreLine, 5> lines = {{
        {"spinal", "spinal", &OfficialScore::spinal, &ScoreIntervals::spinal},
        {"foraminal", "foraminal", &OfficialScore::foraminal, &ScoreIntervals::foraminal},
        {"subarticular", "subarticular", &OfficialScore::subarticular,
         &ScoreIntervals::subarticular},
        {"any_severe", "any severe canal", &OfficialScore::anySevere, &ScoreIntervals::anySevere},
        {"score", "score", &OfficialScore::score, &ScoreIntervals::score},
    }};
    return lines;
}

} // namespace foramen
