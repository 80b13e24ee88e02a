#pragma once

#include "core/ai/localising/site_decoder.h"
#include "core/ai/model/engine.h"
#include "core/base/task.h"

#include <functional>
#include <vector>

namespace foramen {

/// Runs slices through a localiser network, in batches that suit the device.
class SliceLocaliser {
public:
    /// @param advanced  receives the number of slices of each batch. Engine and task must outlive
    /// this.
    SliceLocaliser(Engine& engine, const Task& task, std::function<void(int)> advanced);

    /// @param pose  rotates or scales the pictures.
    /// @return the maps of each slice, in order.
    [[nodiscard]] Result<std::vector<HeatMaps>> mapsOf(NetworkRole network,
                                                       const std::vector<CanonicalVolume>& volumes,
                                                       const std::vector<VolumeSlice>& slices,
                                                       const PictureAffine& pose = {});

private:
    Engine& m_engine;
    const Task& m_task;
    std::function<void(int)> m_advanced;
};

} // namespace foramen
