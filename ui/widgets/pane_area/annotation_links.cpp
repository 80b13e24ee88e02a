#include "ui/widgets/pane_area/annotation_links.h"

#include "core/imaging/stack_order.h"
#include "ui/panes/study/study_panes.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/pane_area/picture_place.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace foramen {

AnnotationLinks::AnnotationLinks(const CurrentStudy& current, Annotations& annotations,
                                 PaneArea* area, StudyPanes* links, Actions* actions,
                                 QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_annotations(annotations)
    , m_area(area)
    , m_links(links)
    , m_actions(actions)
{
    for (PaneWidget* pane : area->panes().all())
        connectPane(pane);
    connect(actions->action(ActionId::DeleteAnnotation), &QAction::triggered, this,
            [this] { m_annotations.remove(m_selected.toStdString()); });
    connect(&m_annotations, &Annotations::changed, this, &AnnotationLinks::refresh);
    refresh();
}

void AnnotationLinks::connectPane(PaneWidget* pane)
{
    connect(pane, &PaneWidget::annotationPlaced, this, [this](const Annotation& annotation) {
        select(QString::fromStdString(m_annotations.add(annotation)));
    });
    connect(pane, &PaneWidget::annotationChanged, &m_annotations, &Annotations::change);
    connect(pane, &PaneWidget::annotationSelected, this, &AnnotationLinks::select);
}

void AnnotationLinks::select(const QString& annotationUid)
{
    if (annotationUid == m_selected)
        return;
    m_selected = annotationUid;
    for (PaneWidget* pane : m_area->panes().all())
        pane->setSelectedAnnotation(annotationUid);
    m_actions->action(ActionId::DeleteAnnotation)->setEnabled(!annotationUid.isEmpty());
    Q_EMIT selectionChanged(annotationUid);
}

void AnnotationLinks::refresh()
{
    for (PaneWidget* pane : m_area->panes().all())
        pane->setAnnotations(m_annotations.all());
    if (!m_annotations.find(m_selected.toStdString()))
        select({});
    m_actions->action(ActionId::DeleteAnnotation)->setEnabled(!m_selected.isEmpty());
}

void AnnotationLinks::goTo(const QString& annotationUid)
{
    const Annotation* annotation = m_annotations.find(annotationUid.toStdString());
    if (!annotation)
        return;
    showPicture(annotation->picture);
    select(annotationUid);
}

void AnnotationLinks::showPicture(const PictureIdentity& picture)
{
    if (const auto place = placeOf(picture, m_current))
        show(*place);
}

void AnnotationLinks::show(const PicturePlace& place)
{
    const VolumePtr volume = place.series->volumes[static_cast<std::size_t>(place.block)];
    const std::size_t seriesIndex = place.series->seriesIndex;
    std::vector<PaneWidget*> panes{m_area->activePane()};
    for (PaneWidget* pane : m_area->panes().all())
        if (!pane->isHidden())
            panes.push_back(pane);
    const auto shows = [&volume, &place](const PaneWidget* pane) {
        return positionOf(pane->volumes(), volume, place.slice).has_value();
    };
    auto found = std::find_if(panes.begin(), panes.end(), shows);
    if (found == panes.end()) {
        m_links->showSeries(seriesIndex);
        found = panes.begin(); // the active one
    }
    if (const auto position = positionOf((*found)->volumes(), volume, place.slice)) {
        m_area->activate(*found);
        (*found)->setPosition(*position);
    }
}

} // namespace foramen
