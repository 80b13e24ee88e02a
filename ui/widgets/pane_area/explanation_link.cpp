#include "ui/widgets/pane_area/explanation_link.h"

#include "ui/panes/pane/heat_overlay.h"
#include "ui/state/language/term_text.h"
#include "ui/state/session/session.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <optional>

namespace foramen {

ExplanationLink::ExplanationLink(Session* session, PaneArea* area, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_area(area)
{
    connect(session->explanation(), &SiteExplanation::changed, this, &ExplanationLink::refresh);
}

void ExplanationLink::refresh()
{
    std::optional<PaneHeat> heat;
    if (const auto& map = m_session->explanation()->map())
        heat = PaneHeat{.picture = heatPicture(map->values, map->size),
                        .origin = map->frame.origin,
                        .columnStep = map->frame.columnStep,
                        .rowStep = map->frame.rowStep,
                        .seriesInstanceUid = map->seriesInstanceUid,
                        .title = tr("Where the AI looked for %1").arg(termText(map->severity))};
    for (PaneWidget* pane : m_area->panes().all())
        pane->setHeat(heat);
}

} // namespace foramen
