#include "ui/panes/planes/reformats.h"

#include "ui/panes/planes/reformat_geometry.h"
#include "ui/render/resampler.h"

#include <algorithm>

namespace foramen {

Reformats::Reformats(QObject* parent)
    : QObject(parent)
{
}

VolumePtr Reformats::sourceIn(const std::vector<VolumePtr>& acquired)
{
    VolumePtr best;
    for (const VolumePtr& block : acquired)
        if (reformatGeometry(*block, AnatomicalPlane::Axial)
            && (!best || block->geometry.slices > best->geometry.slices))
            best = block;
    return best;
}

void Reformats::choose(PaneKind kind, std::optional<AnatomicalPlane> plane)
{
    if (plane)
        m_chosen[kind] = *plane;
    else
        m_chosen.erase(kind);
    dropUnused();
}

std::optional<AnatomicalPlane> Reformats::chosen(PaneKind kind) const
{
    const auto found = m_chosen.find(kind);
    return found == m_chosen.end() ? std::nullopt : std::optional(found->second);
}

/// Planes that no pane wants are large.
void Reformats::dropUnused()
{
    std::erase_if(m_made, [this](const Made& made) {
        return std::none_of(m_chosen.begin(), m_chosen.end(),
                            [&](const auto& wish) { return wish.second == made.plane; });
    });
}

VolumePtr Reformats::volumeFor(PaneKind kind, const std::vector<VolumePtr>& acquired)
{
    const auto plane = chosen(kind);
    const VolumePtr source = plane ? sourceIn(acquired) : nullptr;
    if (!source || (acquired.size() == 1 && planeOf(source->geometry) == *plane))
        return nullptr;
    const auto known = std::find_if(m_made.begin(), m_made.end(), [&](const Made& made) {
        return made.source == source && made.plane == *plane;
    });
    if (known != m_made.end())
        return known->volume;
    m_made.push_back({source, *plane, nullptr, false});
    make();
    return nullptr;
}

VolumePtr Reformats::sourceOf(const VolumePtr& made) const
{
    for (const Made& one : m_made)
        if (made && one.volume == made)
            return one.source;
    return nullptr;
}

void Reformats::make()
{
    const auto next =
        std::find_if(m_made.begin(), m_made.end(), [](const Made& made) { return !made.isDone; });
    if (m_runner.isRunning() || next == m_made.end())
        return;
    const VolumePtr source = next->source;
    const AnatomicalPlane plane = next->plane;
    m_runner.start(
        [source, plane](const Task& task) -> Result<VolumePtr> {
            return resampled(*source, *reformatGeometry(*source, plane), task);
        },
        [this, source, plane](const Result<VolumePtr>& made) {
            for (Made& one : m_made)
                if (one.source == source && one.plane == plane) {
                    one.isDone = true;
                    one.volume = made.value_or(nullptr);
                }
            make();
            if (made)
                Q_EMIT changed();
            else
                Q_EMIT failed();
        });
}

} // namespace foramen
