#include "ui/widgets/pane/viewport_widget.h"

#include "ui/widgets/pane/tool_cursor.h"
#include "ui/widgets/pane/viewport_private.h"

#include <QCursor>

#include <utility>

namespace foramen {

ViewportWidget::ViewportWidget(QWidget* parent)
    : QWidget(parent)
    , m_d(std::make_unique<Private>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(80, 80);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);

    PaneInteraction::Actions actions;
    actions.setPosition = [this](int position) {
        setPosition(position);
    };
    actions.repaint = [this] {
        update();
        tellView();
    };
    actions.setCursor = [this](Qt::CursorShape shape) {
        if (shape != Qt::ArrowCursor)
            setCursor(shape);
        else
            setCursor(m_d->content.isCrosshairTool ? QCursor(Qt::CrossCursor)
                                                   : cursorOf(m_d->content.tool));
    };
    actions.clickMark = [this](Site site) {
        Q_EMIT markClicked(site);
    };
    actions.moveMark = [this](Site site, PatientPoint point, ImagePoint image) {
        Q_EMIT markMoved(site, point, image);
    };
    actions.moveCrosshair = [this](PatientPoint point) {
        Q_EMIT crosshairMoved(point);
    };
    actions.leaveCrosshair = [this] {
        Q_EMIT crosshairLeft();
    };
    actions.requestMenu = [this](QPoint position) {
        Q_EMIT contextMenuRequested(mapToGlobal(position));
    };
    m_d->interaction.setActions(std::move(actions));
    connectAnnotations();
}

ViewportWidget::~ViewportWidget() = default;

void ViewportWidget::setTitle(const QString& title, const QString& subtitle)
{
    m_d->content.title = title;
    m_d->content.subtitle = subtitle;
    setAccessibleName(title);
    update();
}

void ViewportWidget::setBadge(const QString& badge)
{
    m_d->content.badge = badge;
    update();
}

const QString& ViewportWidget::badge() const
{
    return m_d->content.badge;
}

void ViewportWidget::setMessage(const QString& message)
{
    m_d->content.message = message;
    update();
}

void ViewportWidget::setLinkRemark(const QString& remark)
{
    m_d->content.linkRemark = remark;
    update();
}

const QString& ViewportWidget::linkRemark() const
{
    return m_d->content.linkRemark;
}

const std::vector<PaneLevel>& ViewportWidget::levels() const
{
    return m_d->content.levels;
}

void ViewportWidget::setVolumes(std::vector<VolumePtr> volumes)
{
    m_d->interaction.cancel();
    m_d->stack.setVolumes(std::move(volumes));
    m_d->content.hovered.reset();
    m_d->content.position = m_d->stack.position();
    m_d->content.count = m_d->stack.count();
    m_d->content.viewed.assign(static_cast<std::size_t>(m_d->stack.count()), false);
    m_d->told = m_d->stack.scene().viewState();
    update();
    if (positionCount() > 0)
        Q_EMIT positionChanged(position());
}

const std::vector<VolumePtr>& ViewportWidget::volumes() const
{
    return m_d->stack.volumes();
}

int ViewportWidget::position() const
{
    return m_d->stack.position();
}

int ViewportWidget::positionCount() const
{
    return m_d->stack.count();
}

void ViewportWidget::setPosition(int position)
{
    if (!m_d->stack.setPosition(position))
        return;
    m_d->content.position = m_d->stack.position();
    m_d->interaction.annotations().pictureChanged();
    update();
    Q_EMIT positionChanged(m_d->stack.position());
}

std::optional<int> ViewportWidget::positionOf(PatientPoint point) const
{
    return m_d->stack.positionOf(point);
}

VolumePtr ViewportWidget::currentVolume() const
{
    return m_d->stack.scene().volume();
}

int ViewportWidget::currentSlice() const
{
    return m_d->stack.scene().viewState().slice;
}

void ViewportWidget::showPoint(PatientPoint point, std::optional<double> fieldOfViewMm)
{
    const std::optional<int> position = m_d->stack.positionOf(point);
    if (!position)
        return;
    const bool isOther = m_d->stack.setPosition(*position);
    m_d->stack.lookAt(point, fieldOfViewMm);
    m_d->content.position = m_d->stack.position();
    m_d->interaction.annotations().pictureChanged();
    update();
    if (isOther)
        Q_EMIT positionChanged(m_d->stack.position());
}

const SliceScene& ViewportWidget::scene() const
{
    return m_d->stack.scene();
}

ViewState ViewportWidget::viewState() const
{
    return m_d->stack.scene().viewState();
}

void ViewportWidget::setViewState(const ViewState& state)
{
    m_d->stack.setViewState(state);
    update();
    tellView();
}

void ViewportWidget::resetView()
{
    m_d->stack.resetView();
    update();
    tellView();
}

void ViewportWidget::applyWindowPreset(int preset)
{
    m_d->stack.applyWindowPreset(preset);
    update();
    tellView();
}

void ViewportWidget::setWindow(double center, double width)
{
    m_d->stack.setWindow(center, width);
    update();
    tellView();
}

void ViewportWidget::setDisplay(const ViewState& from)
{
    const ViewState before = viewState();
    m_d->stack.setDisplay(from);
    if (viewState() == before)
        return;
    update();
    tellView();
}

void ViewportWidget::zoomAtMiddle(double factor)
{
    m_d->stack.zoomAt({width() / 2.0, height() / 2.0}, factor);
    update();
    tellView();
}

void ViewportWidget::zoomBy(double factor)
{
    const QPointF mouse = mapFromGlobal(QPointF(QCursor::pos()));
    const QPointF at = rect().contains(mouse.toPoint()) ? mouse : QRectF(rect()).center();
    m_d->stack.zoomAt({at.x(), at.y()}, factor);
    update();
    tellView();
}

void ViewportWidget::showOneToOne()
{
    m_d->stack.showOneToOne();
    update();
    tellView();
}

void ViewportWidget::setSpine(std::vector<PatientPoint> points)
{
    m_d->stack.setSpine(std::move(points));
    update();
}

const std::vector<bool>& ViewportWidget::viewed() const
{
    return m_d->content.viewed;
}

void ViewportWidget::setViewed(std::vector<bool> viewed)
{
    m_d->content.viewed = std::move(viewed);
    m_d->content.viewed.resize(static_cast<std::size_t>(m_d->content.count), false);
    update();
}

void ViewportWidget::setNote(const QString& note)
{
    m_d->content.note = note;
    update();
}

void ViewportWidget::setWindowAxesSwapped(bool swapped)
{
    m_d->content.areWindowAxesSwapped = swapped;
}

void ViewportWidget::setCrosshairTool(bool on)
{
    if (on == m_d->content.isCrosshairTool)
        return;
    m_d->content.isCrosshairTool = on;
    setCursor(on ? QCursor(Qt::CrossCursor) : cursorOf(m_d->content.tool));
    if (!on)
        Q_EMIT crosshairLeft();
}

void ViewportWidget::tellView()
{
    ViewState now = m_d->stack.scene().viewState();
    now.slice = m_d->told.slice;
    if (now == m_d->told)
        return;
    m_d->told = now;
    Q_EMIT viewChanged();
}

void ViewportWidget::setMarks(std::vector<PaneMark> marks)
{
    m_d->content.marks = std::move(marks);
    update();
}

void ViewportWidget::setLevels(std::vector<PaneLevel> levels)
{
    m_d->content.levels = std::move(levels);
    update();
}

void ViewportWidget::setReferences(std::vector<PaneReference> references)
{
    m_d->content.references = std::move(references);
    update();
}

void ViewportWidget::setSegments(std::vector<PaneSegment> segments)
{
    m_d->content.segments = std::move(segments);
    update();
}

void ViewportWidget::setCrosshair(std::optional<PatientPoint> point)
{
    if (point == m_d->content.crosshair)
        return;
    m_d->content.crosshair = point;
    update();
}

void ViewportWidget::setActive(bool active)
{
    m_d->content.isActive = active;
    update();
}

void ViewportWidget::setOverlaysVisible(bool visible)
{
    m_d->content.areOverlaysVisible = visible;
    update();
}

void ViewportWidget::setHeat(std::optional<PaneHeat> heat)
{
    m_d->content.heat = std::move(heat);
    update();
}

void ViewportWidget::setCompact(bool compact)
{
    m_d->content.isCompact = compact;
    update();
}

} // namespace foramen
