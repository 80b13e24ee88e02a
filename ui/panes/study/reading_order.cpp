#include "ui/panes/study/reading_order.h"

#include "ui/panes/source/pane_source.h"

#include <algorithm>

namespace foramen {

std::vector<const SeriesEntry*> readingOrder(const std::vector<SeriesEntry>& entries)
{
    std::vector<const SeriesEntry*> order;
    order.reserve(entries.size());
    for (const SeriesEntry& entry : entries)
        order.push_back(&entry);
    const auto rank = [](const SeriesEntry* entry) {
        if (!entry->chosen || !entry->role)
            return 3;
        return *entry->role == SeriesRole::SagittalT2 ? 0
            : *entry->role == SeriesRole::SagittalT1  ? 1
                                                      : 2;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    return order;
}

} // namespace foramen
