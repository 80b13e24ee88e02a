#include "ui/widgets/pane/explanation_link.h"

#include "ui/panes/heat_overlay.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/site_words.h"
#include "ui/widgets/pane/pane_area.h"
#include "ui/widgets/pane/viewport_widget.h"

#include <optional>

namespace foramen {

ExplanationLink::ExplanationLink(Session* session, PaneArea* area, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_area(area)
{
    connect(session, &Session::explanationChanged, this, &ExplanationLink::refresh);
}

void ExplanationLink::refresh()
{
    std::optional<PaneHeat> heat;
    if (const auto& map = m_session->explanation())
        heat = PaneHeat{.picture = heatPicture(map->values, map->size),
                        .origin = map->frame.origin,
                        .columnStep = map->frame.columnStep,
                        .rowStep = map->frame.rowStep,
                        .seriesInstanceUid = map->seriesInstanceUid,
                        .title = tr("Where the AI looked for %1").arg(gradeName(map->severity))};
    for (ViewportWidget* pane : m_area->panes().all())
        pane->setHeat(heat);
}

} // namespace foramen
