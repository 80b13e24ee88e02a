#include "core/report/build/picture_windows.h"

#include "core/imaging/stack_order.h"
#include "core/imaging/windows/automatic_window.h"

namespace foramen {

PictureWindows::PictureWindows(const Assessment& assessment,
                               const std::vector<SeriesPictures>& series,
                               const PatientSpaces& spaces)
    : m_assessment(assessment)
    , m_series(series)
    , m_spaces(spaces)
{
}

std::vector<VolumePtr> PictureWindows::stackWith(const Volume& volume) const
{
    for (const SeriesPictures& one : m_series)
        for (const VolumePtr& block : one.volumes)
            if (block.get() == &volume)
                return stackOf(m_series, one);
    return {};
}

std::vector<PatientPoint> PictureWindows::discsIn(const Volume& volume) const
{
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2}) {
        const std::vector<VolumePtr> found = blocksFor(m_series, role);
        if (found.empty())
            continue;
        PatientVector shift;
        if (found.front()->seriesInstanceUid != volume.seriesInstanceUid) {
            const SpaceLink link = m_spaces.between(*found.front(), volume);
            if (!link.isLinked())
                return {};
            shift = link.toSecond();
        }
        std::vector<PatientPoint> discs;
        for (const LevelLocation& level : m_assessment.levels())
            if (level.discCenter)
                discs.push_back(*level.discCenter + shift);
        return discs;
    }
    return {};
}

WindowRange PictureWindows::rangeOf(const std::vector<VolumePtr>& stack)
{
    const auto known = m_found.find(stack.front().get());
    if (known != m_found.end())
        return known->second;
    const Volume& middle = *stack[placeAt(stack, positionCount(stack) / 2).block];
    const auto spine = spineWindow(stack, discsIn(*stack.front()));
    const WindowRange range = automaticWindow(middle, spine).range;
    m_found.emplace(stack.front().get(), range);
    return range;
}

GrayWindow PictureWindows::of(const Volume& volume)
{
    const std::vector<VolumePtr> stack = stackWith(volume);
    const WindowRange range = stack.empty() ? automaticWindow(volume).range : rangeOf(stack);
    const double slope = volume.rescaleSlope > 0 ? volume.rescaleSlope : 1;
    return {(range.low() - volume.rescaleIntercept) / slope,
            (range.high() - volume.rescaleIntercept) / slope};
}

} // namespace foramen
