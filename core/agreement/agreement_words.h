#pragma once

#include "core/agreement/reader_agreement.h"

#include <functional>
#include <string>
#include <vector>

namespace foramen {

/// "labels", "predictions", "readers' decisions", "AI".
[[nodiscard]] std::string nameOf(ReaderKind kind);
/// As in JSON: "labels", "predictions", "decisions", "ai".
[[nodiscard]] std::string keyOf(ReaderKind kind);

/// "Ann and Ben".
[[nodiscard]] std::string pairName(const ReaderAgreement& agreement, const ReaderPair& pair);

/// "0.49 (0.41 to 0.57)"; "undefined" where there are sites and no value, "–" without sites.
[[nodiscard]] std::string coefficientText(const Estimate& estimate, std::size_t count);
/// "93.3 (90.1 to 95.2)", in per cent.
[[nodiscard]] std::string shareText(const Estimate& estimate);

/// "both grade 60 sites in 12 studies; ...": what of a pair counts, and what does not.
[[nodiscard]] std::vector<std::string> coverageSentences(const ReaderAgreement& agreement,
                                                         const ReaderPair& pair);

/// Whether the pair has a group or site with grades whose kappa is undefined.
[[nodiscard]] bool hasUndefinedKappa(const ReaderPair& pair);

/// How the figures were computed, as sentences with their sources.
[[nodiscard]] std::vector<std::string> methodSentences(const ReaderAgreement& agreement);

/// Takes the figures of all conditions, all levels, and all sites together.
template <class Groups, class Take> void forEachGroup(const Groups& groups, const Take& take)
{
    for (const auto& figures : groups.conditions)
        take(figures);
    for (const auto& figures : groups.levels)
        take(figures);
    take(groups.all);
}

} // namespace foramen
