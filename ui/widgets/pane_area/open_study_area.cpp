#include "ui/widgets/pane_area/open_study_area.h"

#include "ui/panes/source/open_study_source.h"
#include "ui/panes/study/open_study_texts.h"
#include "ui/panes/study/study_panes.h"
#include "ui/state/session/session.h"
#include "ui/widgets/pane/oblique_handles.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <memory>
#include <utility>
#include <vector>

namespace foramen {

namespace {

void connectArea(StudyPanes* studyPanes, PaneArea* area)
{
    QObject::connect(area, &PaneArea::activeChanged, studyPanes,
                     [studyPanes, area](const PaneWidget* pane) {
                         studyPanes->setActivePane(area->panes().kindOf(pane));
                     });
    QObject::connect(studyPanes, &StudyPanes::emptyPanesChanged, area,
                     [area](const std::vector<const Pane*>& empty) {
                         std::vector<const PaneWidget*> widgets;
                         for (const Pane* pane : empty)
                             for (const PaneWidget* widget : area->panes().all())
                                 if (&widget->pane() == pane)
                                     widgets.push_back(widget);
                         area->setEmptyPanes(widgets);
                     });
    QObject::connect(studyPanes, &StudyPanes::axialWanted, area, [area] {
        if (area->paneLayout() == PaneLayout::One && area->activePane() != area->panes().axialT2)
            area->toggleMaximised();
    });
}

} // namespace

OpenStudyArea showOpenStudy(Session* session, PaneArea* area)
{
    auto* source =
        new OpenStudySource(session->current(), *session->opening(), *session->selection(), area);
    std::map<PaneKind, Pane*> panes;
    for (const PaneKind kind : kPaneKinds)
        panes[kind] = &area->panes().at(kind)->pane();
    StudyPanes::Options options;
    options.makeTexts = [](const StudyPanes::Parts& parts) -> std::unique_ptr<PaneTexts> {
        return std::make_unique<OpenStudyTexts>(parts.source, parts.hanging, parts.scroll,
                                                parts.planes);
    };
    auto* studyPanes = new StudyPanes(source, std::move(panes), std::move(options), area);
    QObject::connect(studyPanes, &StudyPanes::siteChosen, session->selection(),
                     &SiteSelection::select);
    QObject::connect(studyPanes, &StudyPanes::siteScrolledTo, session->selection(),
                     &SiteSelection::follow);
    QObject::connect(studyPanes, &StudyPanes::siteMoved, session->points(), &PointEditing::place);
    QObject::connect(studyPanes, &StudyPanes::siteSentToSlice, session->points(),
                     &PointEditing::moveToSlice);
    connectArea(studyPanes, area);
    auto* handles = new ObliqueHandles({area->panes().sagittalT2, area->panes().sagittalT1}, area);
    QObject::connect(handles, &ObliqueHandles::turned, studyPanes, &StudyPanes::turnOblique);
    studyPanes->setActivePane(area->panes().kindOf(area->activePane()));
    return {studyPanes, source};
}

} // namespace foramen
