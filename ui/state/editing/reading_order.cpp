#include "ui/state/editing/reading_order.h"

#include <algorithm>
#include <vector>

namespace foramen {

std::optional<Site> nextUnreviewed(const Assessment& assessment, Site from)
{
    std::vector<Site> order;
    std::size_t start = 0;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kReadingOrder) {
            if (Site{condition, level} == from)
                start = order.size();
            order.push_back({condition, level});
        }
    for (std::size_t step = 1; step <= order.size(); ++step) {
        const Site site = order[(start + step) % order.size()];
        if (!assessment.cell(site).isReviewed())
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
    std::vector<Site> order;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kReadingOrder)
            if (!assessment.cell({condition, level}).isReviewed())
                order.push_back({condition, level});
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
