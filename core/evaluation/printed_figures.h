#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// "0.123"; "–" where the figure is undefined.
[[nodiscard]] std::string figureText(const std::optional<double>& value, int decimals = 3);

/// "0.123 (0.101 to 0.145)"; without brackets where there is no interval.
[[nodiscard]] std::string estimateText(const Estimate& estimate, int decimals = 3);

/// "12.3 %".
[[nodiscard]] std::string percentText(double share);

/// "Left Neural Foraminal Narrowing L4/L5".
[[nodiscard]] std::string siteText(Site site);

/// How the figures were computed, as sentences.
[[nodiscard]] std::vector<std::string> methodSentences(const Evaluation& evaluation);

/// A line of the table of scores: one of the four parts, or the score.
struct ScoreLine {
    const char* key; ///< "any_severe"
    const char* name; ///< "any severe canal"
    double OfficialScore::*value;
    std::optional<Interval> ScoreIntervals::*interval;
};
[[nodiscard]] const std::array<ScoreLine, 5>& scoreLines();

} // namespace foramen
