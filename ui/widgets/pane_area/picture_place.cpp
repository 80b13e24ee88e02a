#include "ui/widgets/pane_area/picture_place.h"

#include "core/imaging/stack_order.h"
#include "core/measure/measurement.h"
#include "ui/state/study/current_study.h"

#include <cstddef>

namespace foramen {

namespace {

std::optional<StackPlace> find(const PictureIdentity& picture, const SeriesEntry& entry)
{
    for (std::size_t block = 0; block < entry.volumes.size(); ++block)
        for (int slice = 0; slice < entry.volumes[block]->geometry.slices; ++slice)
            if (pictureOf(*entry.volumes[block], slice) == picture)
                return StackPlace{block, slice};
    return std::nullopt;
}

} // namespace

std::optional<PicturePlace> placeOf(const PictureIdentity& picture, const CurrentStudy& current)
{
    for (const SeriesEntry& entry : current->series.entries()) {
        const auto found = find(picture, entry);
        if (!found)
            continue;
        // Counted as in the pane in which it hangs.
        const auto stack =
            entry.chosen && entry.role ? current->series.volumesFor(*entry.role) : entry.volumes;
        const auto position = positionOf(stack, entry.volumes[found->block], found->slice);
        return PicturePlace{&entry, static_cast<int>(found->block), found->slice,
                            position.value_or(0), positionCount(stack)};
    }
    return std::nullopt;
}

} // namespace foramen
