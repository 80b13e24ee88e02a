#include "ui/state/editing/reading_order.h"

#include <algorithm>
#include <vector>

namespace foramen {

namespace {

std::vector<Site> sitesByLevel()
{
    std::vector<Site> sites;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kReadingOrder)
            sites.push_back({condition, level});
    return sites;
}

/// The conditions that are read in the same pane follow each other.
std::vector<Site> sitesByCondition()
{
    constexpr std::array conditions = {
        Condition::SpinalCanalStenosis, Condition::RightNeuralForaminalNarrowing,
        Condition::LeftNeuralForaminalNarrowing, Condition::RightSubarticularStenosis,
        Condition::LeftSubarticularStenosis};
    static_assert(conditions.size() == kConditionCount);
    std::vector<Site> sites;
    for (const Condition condition : conditions)
        for (const DiscLevel level : kLevels)
            sites.push_back({condition, level});
    return sites;
}

} // namespace

std::optional<Site> nextUnreviewed(const Assessment& assessment, Site from, ReadingOrder order)
{
    if (order == ReadingOrder::MostDoubtfulFirst)
        return nextUncertain(assessment, from);
    return nextThat([&assessment](Site site) { return !assessment.cell(site).isReviewed(); }, from,
                    order);
}

std::optional<Site> nextThat(const std::function<bool(Site)>& isWanted, Site from,
                             ReadingOrder order)
{
    const std::vector<Site> sites =
        order == ReadingOrder::ByCondition ? sitesByCondition() : sitesByLevel();
    const auto start = std::find(sites.begin(), sites.end(), from) - sites.begin();
    for (std::size_t step = 1; step <= sites.size(); ++step) {
        const Site site = sites[(static_cast<std::size_t>(start) + step) % sites.size()];
        if (isWanted(site))
            return site;
    }
    return std::nullopt;
}

std::optional<Site> nextUncertain(const Assessment& assessment, Site from)
{
    const auto doubt = [&assessment](Site site) {
        const Finding* finding = assessment.cell(site).shownFinding();
        return finding ? finding->uncertainty.value_or(0) : -1;
    };
    std::vector<Site> order = sitesByLevel();
    order.erase(std::remove_if(order.begin(), order.end(),
                               [&](Site site) { return assessment.cell(site).isReviewed(); }),
                order.end());
    if (order.empty())
        return std::nullopt;
    std::stable_sort(order.begin(), order.end(),
                     [&doubt](Site a, Site b) { return doubt(a) > doubt(b); });
    const auto isFlagged = [&assessment](Site site) {
        const Finding* finding = assessment.cell(site).shownFinding();
        return finding && isUncertain(*finding);
    };
    const auto here = std::find(order.begin(), order.end(), from);
    const bool walks = here != order.end() && here + 1 != order.end() && isFlagged(*here)
        && isFlagged(*(here + 1));
    if (walks)
        return *(here + 1);
    return order.front() == from && order.size() > 1 ? order[1] : order.front();
}

} // namespace foramen
