#include "core/dicom/scanning/series_joining.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kFewestOfAStack = 3;

using Places = std::set<std::array<long, 3>>;

bool haveCommon(const Places& a, const Places& b)
{
    return std::any_of(a.begin(), a.end(), [&b](const auto& place) { return b.contains(place); });
}

std::vector<SeriesDraft> joinedByUid(std::vector<SeriesDraft> drafts)
{
    std::vector<SeriesDraft> joined;
    std::unordered_map<std::string, std::vector<std::size_t>> known; // by UID
    for (SeriesDraft& draft : drafts) {
        std::vector<std::size_t>& same = known[draft.series().seriesInstanceUid];
        const auto found = std::find_if(same.begin(), same.end(),
                                        [&](std::size_t i) { return draft.belongsTo(joined[i]); });
        if (found != same.end()) {
            joined[*found].join(std::move(draft));
            continue;
        }
        same.push_back(joined.size());
        joined.push_back(std::move(draft));
    }
    return joined;
}

/// Files that lost their UID, while others of their series have it.
void joinLost(std::vector<SeriesDraft>& series)
{
    std::vector<SeriesDraft> kept;
    std::vector<SeriesDraft> lost;
    for (SeriesDraft& draft : series)
        (draft.isWithoutUid() ? lost : kept).push_back(std::move(draft));
    const std::size_t withUid = kept.size();
    for (SeriesDraft& draft : lost) {
        const std::string key = draft.stackKey();
        std::vector<std::size_t> fitting;
        for (std::size_t i = 0; i < withUid && !key.empty(); ++i)
            if (kept[i].stackKey() == key)
                fitting.push_back(i);
        if (fitting.size() == 1
            && !haveCommon(draft.positions(), kept[fitting.front()].positions()))
            kept[fitting.front()].join(std::move(draft));
        else
            kept.push_back(std::move(draft));
    }
    series = std::move(kept);
}

/// Files that have a UID each. @return whether there were any.
bool joinSingles(std::vector<SeriesDraft>& series)
{
    struct Stack {
        std::vector<SeriesDraft> files;
        Places places;
    };
    std::vector<SeriesDraft> kept;
    std::map<std::string, Stack> stacks;
    for (SeriesDraft& draft : series) {
        const std::string key =
            draft.isSinglePicture() && !draft.isWithoutUid() ? draft.stackKey() : std::string();
        Stack* stack = key.empty() ? nullptr : &stacks[key];
        if (!stack || haveCommon(draft.positions(), stack->places)) {
            kept.push_back(std::move(draft));
            continue;
        }
        stack->places.merge(draft.positions());
        stack->files.push_back(std::move(draft));
    }
    bool isAny = false;
    for (auto& [key, whole] : stacks) {
        std::vector<SeriesDraft>& stack = whole.files;
        if (stack.size() < kFewestOfAStack) {
            std::move(stack.begin(), stack.end(), std::back_inserter(kept));
            continue;
        }
        isAny = true;
        // The least UID names the series, whatever the order of the files.
        const auto least = std::min_element(
            stack.begin(), stack.end(), [](const SeriesDraft& a, const SeriesDraft& b) {
                return a.series().seriesInstanceUid < b.series().seriesInstanceUid;
            });
        std::swap(stack.front(), *least);
        for (std::size_t i = 1; i < stack.size(); ++i)
            stack.front().join(std::move(stack[i]));
        kept.push_back(std::move(stack.front()));
    }
    series = std::move(kept);
    return isAny;
}

} // namespace

JoinedSeries joinedSeries(std::vector<SeriesDraft> drafts)
{
    JoinedSeries joined{joinedByUid(std::move(drafts))};
    joinLost(joined.series);
    joined.hasUidOfEachFile = joinSingles(joined.series);
    return joined;
}

} // namespace foramen
