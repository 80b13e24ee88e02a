#include "ui/panes/source/pane_source.h"

#include "ui/render/overlays.h"

#include <algorithm>

namespace foramen {

bool PaneSource::hasSeries(SeriesRole role) const
{
    return std::any_of(series().begin(), series().end(), [role](const SeriesEntry& entry) {
        return entry.chosen && entry.role == role;
    });
}

const SeriesEntry* PaneSource::entryAt(std::size_t seriesIndex) const
{
    const auto found = std::find_if(series().begin(), series().end(), [&](const auto& entry) {
        return entry.seriesIndex == seriesIndex;
    });
    return found == series().end() ? nullptr : &*found;
}

LevelLocations PaneSource::discsIn(const VolumePtr& shown) const
{
    const LevelLocations& levels = assessment().levels();
    // The discs lie in the frame of the sagittal series that they were found in.
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2}) {
        const std::vector<VolumePtr> found = volumesFor(role);
        if (found.empty())
            continue;
        const bool isSame = !shown || shown->seriesInstanceUid == found.front()->seriesInstanceUid;
        if (isSame || missingLinkReason(*shown, *found.front()).empty())
            return levels;
        LevelLocations none = levels;
        for (LevelLocation& level : none)
            level.discCenter.reset();
        return none;
    }
    return levels;
}

} // namespace foramen
