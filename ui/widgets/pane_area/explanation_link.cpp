#include "ui/widgets/pane_area/explanation_link.h"

#include "ui/panes/pane/heat_overlay.h"
#include "ui/state/grading/site_explanation.h"
#include "ui/state/language/term_text.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <optional>

namespace foramen {

ExplanationLink::ExplanationLink(SiteExplanation* explanation, PaneArea* area, QObject* parent)
    : QObject(parent)
    , m_explanation(explanation)
    , m_area(area)
{
    connect(explanation, &SiteExplanation::changed, this, &ExplanationLink::refresh);
}

void ExplanationLink::refresh()
{
    std::optional<PaneHeat> heat;
    if (const auto& map = m_explanation->map())
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
