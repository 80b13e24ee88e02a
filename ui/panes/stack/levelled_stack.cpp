#include "ui/panes/stack/levelled_stack.h"

#include "core/imaging/stack_order.h"

#include <algorithm>
#include <utility>

namespace foramen {

LevelledStack::LevelledStack(std::vector<VolumePtr> blocks,
                             std::vector<std::optional<DiscLevel>> levels)
    : m_blocks(std::move(blocks))
    , m_levels(std::move(levels))
{
    std::erase(m_blocks, nullptr);
    m_levels.resize(static_cast<std::size_t>(positionCount(m_blocks)));
}

LevelledStack::LevelledStack(std::vector<VolumePtr> blocks,
                             const std::function<LevelLocations(const VolumePtr& block)>& discsIn)
    : m_blocks(std::move(blocks))
{
    std::erase(m_blocks, nullptr);
    for (const VolumePtr& block : m_blocks) {
        const auto levels = levelsOfPositions({block}, discsIn(block));
        m_levels.insert(m_levels.end(), levels.begin(), levels.end());
    }
}

std::optional<DiscLevel> LevelledStack::levelAt(int position) const
{
    return position >= 0 && position < count() ? m_levels[static_cast<std::size_t>(position)]
                                               : std::nullopt;
}

bool LevelledStack::hasLevel(DiscLevel level) const
{
    return std::find(m_levels.begin(), m_levels.end(), level) != m_levels.end();
}

VolumePtr LevelledStack::volumeAt(int position) const
{
    return position >= 0 && position < count() ? m_blocks[placeAt(m_blocks, position).block]
                                               : nullptr;
}

int LevelledStack::sliceAt(int position) const
{
    return position >= 0 && position < count() ? placeAt(m_blocks, position).slice : 0;
}

} // namespace foramen
