#pragma once

#include "core/imaging/levels/slice_levels.h"
#include "core/imaging/volume.h"
#include "core/spine/terms.h"

#include <functional>
#include <optional>
#include <vector>

namespace foramen {

/// The blocks of a stack and the disc level of each of its positions: one value, so that the levels
/// are never those of another stack.
class LevelledStack {
public:
    LevelledStack() = default;
    /// @param levels  one for each position; missing ones are none, others are dropped.
    LevelledStack(std::vector<VolumePtr> blocks, std::vector<std::optional<DiscLevel>> levels);
    /// Levels from the discs in the Frame of Reference of each block.
    LevelledStack(std::vector<VolumePtr> blocks,
                  const std::function<LevelLocations(const VolumePtr& block)>& discsIn);

    [[nodiscard]] const std::vector<VolumePtr>& blocks() const { return m_blocks; }
    [[nodiscard]] bool isEmpty() const { return m_blocks.empty(); }
    /// How many positions there are.
    [[nodiscard]] int count() const { return static_cast<int>(m_levels.size()); }
    /// None where no disc is near, and outside of the stack.
    [[nodiscard]] std::optional<DiscLevel> levelAt(int position) const;
    /// Whether a position belongs to a level.
    [[nodiscard]] bool hasLevel(DiscLevel level) const;
    /// The block and the slice at a position; null and 0 outside of the stack.
    [[nodiscard]] VolumePtr volumeAt(int position) const;
    [[nodiscard]] int sliceAt(int position) const;

private:
    std::vector<VolumePtr> m_blocks;
    std::vector<std::optional<DiscLevel>> m_levels;
};

} // namespace foramen
