#include "core/report/build/picture_windows.h"

#include "core/imaging/levels/disc_places.h"
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

std::vector<PatientPoint> PictureWindows::discsIn(const VolumePtr& volume) const
{
    std::vector<PatientPoint> discs;
    for (const LevelLocation& level :
         discPlaces(m_assessment.levels(), volume, m_spaces,
                    [this](SeriesRole role) { return blocksFor(m_series, role); }))
        if (level.discCenter)
            discs.push_back(*level.discCenter);
    return discs;
}

WindowRange PictureWindows::rangeOf(const std::vector<VolumePtr>& stack)
{
    const auto known = m_found.find(stack.front().get());
    if (known != m_found.end())
        return known->second;
    const Volume& middle = *stack[placeAt(stack, positionCount(stack) / 2).block];
    const auto spine = spineWindow(stack, discsIn(stack.front()));
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
