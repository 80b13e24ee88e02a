#include "core/imaging/levels/disc_places.h"

namespace foramen {

std::array<LevelLocation, kLevelCount>
discPlaces(const std::array<LevelLocation, kLevelCount>& levels, const VolumePtr& shown,
           const PatientSpaces& spaces,
           const std::function<std::vector<VolumePtr>(SeriesRole)>& volumesFor)
{
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2}) {
        const std::vector<VolumePtr> found = volumesFor(role);
        if (found.empty())
            continue;
        const bool isSame = !shown || shown->seriesInstanceUid == found.front()->seriesInstanceUid;
        if (isSame)
            return levels;
        const SpaceLink link = spaces.between(*found.front(), *shown);
        std::array<LevelLocation, kLevelCount> there = levels;
        for (LevelLocation& level : there)
            if (level.discCenter && link.isLinked())
                level.discCenter = *level.discCenter + link.toSecond();
            else
                level.discCenter.reset();
        return there;
    }
    return levels;
}

} // namespace foramen
