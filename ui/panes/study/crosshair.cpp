#include "ui/panes/study/crosshair.h"

#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/stack_view.h"

namespace foramen {

void Crosshair::pointAt(const PaneView& view, PatientPoint point)
{
    m_place = {view.volume(), point};
}

std::optional<PatientPoint> Crosshair::pointIn(const PaneView& view) const
{
    const VolumePtr volume = view.volume();
    if (!m_place || !volume)
        return std::nullopt;
    const SpaceLink link = m_source.spaces().between(*m_place->volume, *volume);
    return link.isLinked() ? std::optional(m_place->point + link.toSecond()) : std::nullopt;
}

void Crosshair::follow(PaneKind from, PaneViews& views) const
{
    for (auto& [kind, view] : views) {
        const auto point = kind == from || !isWholeStack(kind) ? std::nullopt : pointIn(view);
        if (!point)
            continue;
        if (const auto position = positionNearest(view.stack.blocks(), *point)) {
            view.position = *position;
            view.lookAt = point;
        }
    }
}

void Crosshair::draw(PaneViews& views) const
{
    for (auto& [kind, view] : views)
        view.crosshair = pointIn(view);
}

} // namespace foramen
