#include "ui/panes/source/pane_source.h"

#include "core/imaging/levels/disc_places.h"

#include <algorithm>

namespace foramen {

bool PaneSource::hasSeries(SeriesRole role) const
{
    return std::any_of(series().begin(), series().end(), [role](const SeriesEntry& entry) {
        return entry.chosen && entry.role == role;
    });
}

bool PaneSource::showsOtherBodyPart() const
{
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const auto& finding = assessment().cell(siteAt(i)).finding;
        if (finding && finding->refused && finding->refused->code == ReasonCode::OtherBodyPart)
            return true;
    }
    return false;
}

VolumePtr PaneSource::acquiredFrom(const VolumePtr& /*shown*/) const
{
    return nullptr;
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
    return discPlaces(assessment().levels(), shown, spaces(),
                      [this](SeriesRole role) { return volumesFor(role); });
}

std::optional<PatientPoint> PaneSource::pointIn(const SiteLocation& location,
                                                const VolumePtr& shown) const
{
    const auto found = std::find_if(series().begin(), series().end(), [&](const auto& entry) {
        return !entry.volumes.empty()
            && entry.volumes.front()->seriesInstanceUid == location.seriesInstanceUid;
    });
    if (!shown || found == series().end() || shown->seriesInstanceUid == location.seriesInstanceUid)
        return location.patient;
    const SpaceLink link = spaces().between(*found->volumes.front(), *shown);
    return link.isLinked() ? std::optional(location.patient + link.toSecond()) : std::nullopt;
}

} // namespace foramen
