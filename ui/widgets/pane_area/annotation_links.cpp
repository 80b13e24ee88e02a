#include "ui/widgets/pane_area/annotation_links.h"

#include "core/imaging/stack_order.h"
#include "core/measure/measurement.h"
#include "ui/panes/study/study_panes.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/keys/tool_actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <QActionGroup>

#include <algorithm>
#include <cstddef>
#include <vector>

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
    connectActions();
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
    connect(pane, &PaneWidget::toolDropped, this, [this] { setTool(ViewTool::Window); });
}

void AnnotationLinks::connectActions()
{
    auto* group = new QActionGroup(this);
    for (const PaneTool tool : kPaneTools) {
        QAction* action = m_actions->action(actionOf(tool));
        action->setCheckable(true);
        action->setChecked(tool == m_tool);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, tool] { setTool(tool); });
    }
    const auto on = [this](ActionId id, auto work) {
        connect(m_actions->action(id), &QAction::triggered, this, work);
    };
    on(ActionId::DeleteAnnotation, [this] { m_annotations.remove(m_selected.toStdString()); });
    m_actions->action(ActionId::KeyImage)->setCheckable(true);
    on(ActionId::KeyImage, [this] { toggleKeyImage(); });
    on(ActionId::NextKeyImage, [this] { stepKeyImage(1); });
    on(ActionId::PreviousKeyImage, [this] { stepKeyImage(-1); });
    for (PaneWidget* pane : m_area->panes().all())
        connect(pane, &PaneWidget::positionChanged, this, [this, pane] {
            if (pane == m_area->activePane())
                m_actions->action(ActionId::KeyImage)
                    ->setChecked(m_annotations.isKeyImage(pane->shownPicture()));
        });
    connect(m_area, &PaneArea::activeChanged, this, [this](const PaneWidget* pane) {
        m_actions->action(ActionId::KeyImage)
            ->setChecked(m_annotations.isKeyImage(pane->shownPicture()));
    });
}

void AnnotationLinks::setTool(PaneTool tool)
{
    m_tool = tool;
    m_actions->action(actionOf(tool))->setChecked(true);
    // The crosshair uses the left button; choosing a tool ends it.
    if (QAction* crosshair = m_actions->action(ActionId::Crosshair); crosshair->isChecked())
        crosshair->trigger();
    for (PaneWidget* pane : m_area->panes().all())
        pane->setTool(tool);
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
    m_actions->action(ActionId::KeyImage)
        ->setChecked(m_annotations.isKeyImage(m_area->activePane()->shownPicture()));
}

void AnnotationLinks::goTo(const QString& annotationUid)
{
    const Annotation* annotation = m_annotations.find(annotationUid.toStdString());
    if (!annotation)
        return;
    if (const auto place = placeOf(annotation->picture, m_current))
        show(*place);
    select(annotationUid);
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

void AnnotationLinks::toggleKeyImage()
{
    const PictureIdentity picture = m_area->activePane()->shownPicture();
    if (picture.isKnown())
        m_annotations.toggleKeyImage(picture);
    refresh(); // updates the button
}

void AnnotationLinks::stepKeyImage(int by)
{
    /// A key image in the order of series and slices.
    struct Key {
        std::size_t series;
        int position;
        std::string annotationUid;
    };
    std::vector<Key> keys;
    const PictureIdentity now = m_area->activePane()->shownPicture();
    std::optional<std::size_t> current;
    for (const Annotation& annotation : m_annotations.all()) {
        const auto place = annotation.kind == AnnotationKind::KeyImage
            ? placeOf(annotation.picture, m_current)
            : std::nullopt;
        if (place)
            keys.push_back({place->series->seriesIndex, place->position, annotation.annotationUid});
    }
    if (keys.empty())
        return;
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return a.series != b.series ? a.series < b.series : a.position < b.position;
    });
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (m_annotations.find(keys[i].annotationUid)->picture == now)
            current = i;
    const auto count = static_cast<int>(keys.size());
    const int next =
        current ? (static_cast<int>(*current) + by + count) % count : (by > 0 ? 0 : count - 1);
    goTo(QString::fromStdString(keys[static_cast<std::size_t>(next)].annotationUid));
}

} // namespace foramen
