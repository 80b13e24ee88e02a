#include "ui/panes/pane/pane_interaction.h"

#include <QCoreApplication>
#include <QLineF>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace foramen {

namespace {

constexpr double kDragThreshold = 3; ///< logical pixels
constexpr double kStepPixels = 8; ///< a drag of so many is one slice
constexpr double kWindowPixels = 250; ///< a drag of so many changes the window by its own width
constexpr double kZoomPixels = 150; ///< a drag of so many zooms by e
constexpr double kWheelZoom = 1.15; ///< of one notch
constexpr int kWheelNotch = 120; ///< eighths of a degree

DisplayPoint toDisplay(QPointF point)
{
    return {point.x(), point.y()};
}

} // namespace

PaneInteraction::PaneInteraction(StackView& stack, PaneContent& content)
    : m_stack(stack)
    , m_content(content)
    , m_annotations(stack, content.annotations)
{
}

void PaneInteraction::press(const QMouseEvent& event, QSizeF pane)
{
    if (m_mode != Mode::None)
        return; // one thing at a time
    m_start = event.position();
    m_last = m_start;
    m_hasMoved = false;
    m_startState = m_stack.scene().viewState();
    m_startPosition = m_stack.position();
    m_button = event.button();
    if (m_button == Qt::LeftButton)
        pressLeft(event, pane);
    else if (m_button == Qt::MiddleButton)
        m_mode = Mode::Pan;
    else if (m_button == Qt::RightButton)
        m_mode = Mode::Zoom;
}

void PaneInteraction::pressLeft(const QMouseEvent& event, QSizeF pane)
{
    const PaneScrollbar bar(pane, m_content.count);
    if (!m_content.isCompact && bar.contains(m_start)) {
        m_mode = Mode::Scroll;
        m_actions.setPosition(bar.positionAt(m_start.y()));
    } else if (m_annotations.isDrawing()) {
        m_mode = Mode::Annotate;
        m_annotations.press(m_start, event.modifiers());
        m_actions.repaint();
    } else if (event.modifiers() & Qt::ControlModifier) {
        m_mode = Mode::Region;
    } else if ((event.modifiers() & Qt::ShiftModifier) || m_content.isCrosshairTool) {
        m_mode = Mode::Crosshair;
        moveCrosshairTo(m_start);
    } else {
        pressOnPicture();
    }
}

void PaneInteraction::pressOnPicture()
{
    if (m_content.tool
        == PaneTool(ViewTool::Magnifier)) { // the picture under a ring is to be seen, too
        beginTool();
        return;
    }
    // A tool that places something does so on rings and lines, too; only handles come first.
    const auto kind = kindPlacedBy(m_content.tool);
    const bool handlesOnly = kind && pointCountOf(*kind) > 1;
    const PaneMark* mark = kind ? nullptr : markAt(m_content, m_stack.scene(), m_start);
    if (mark) {
        m_mode = Mode::Mark;
        m_site = mark->site;
        const DisplayPoint at = m_stack.scene().displayFromPatient(mark->patient);
        m_markStart = QPointF(at.x, at.y);
    } else if (m_content.areOverlaysVisible && m_annotations.grab(m_start, handlesOnly)) {
        m_mode = Mode::Annotate;
        m_actions.repaint();
    } else {
        beginTool();
    }
}

void PaneInteraction::beginTool()
{
    if (const auto kind = kindPlacedBy(m_content.tool)) {
        m_mode = Mode::Annotate;
        if (m_content.areOverlaysVisible)
            m_annotations.begin(*kind, m_start);
        else
            m_content.annotations.refusal =
                QCoreApplication::translate("Pane", "Overlays are hidden: Space shows them.");
        m_actions.repaint();
        return;
    }
    switch (std::get<ViewTool>(m_content.tool)) {
    case ViewTool::Pan:
        m_mode = Mode::Pan;
        break;
    case ViewTool::Zoom:
        m_mode = Mode::Zoom;
        break;
    case ViewTool::Scroll:
        m_mode = Mode::Step;
        break;
    case ViewTool::Magnifier:
        m_mode = Mode::Magnify;
        m_content.magnifierAt = m_start;
        m_actions.setCursor(Qt::BlankCursor);
        m_actions.repaint();
        break;
    case ViewTool::Window:
        m_mode = Mode::Window;
        break;
    }
}

void PaneInteraction::move(const QMouseEvent& event, QSizeF pane)
{
    if (m_mode == Mode::None)
        hover(event, pane);
    else
        drag(event, pane);
}

bool PaneInteraction::dragAtOnce(const QMouseEvent& event, QSizeF pane)
{
    const QPointF position = event.position();
    switch (m_mode) {
    case Mode::Scroll:
        m_actions.setPosition(PaneScrollbar(pane, m_content.count).positionAt(position.y()));
        return true;
    case Mode::Step:
        m_actions.setPosition(
            m_startPosition
            + static_cast<int>(std::lround((position.y() - m_start.y()) / kStepPixels)));
        return true;
    case Mode::Crosshair:
        moveCrosshairTo(position);
        return true;
    case Mode::Magnify:
        m_content.magnifierAt = position;
        m_actions.repaint();
        return true;
    case Mode::Annotate:
        m_annotations.move(position, event.modifiers());
        m_actions.repaint();
        return true;
    default:
        return false;
    }
}

void PaneInteraction::drag(const QMouseEvent& event, QSizeF pane)
{
    const QPointF position = event.position();
    const QPointF by = position - m_start;
    m_hasMoved = m_hasMoved || QLineF(m_start, position).length() > kDragThreshold;
    if (dragAtOnce(event, pane) || !m_hasMoved)
        return;
    switch (m_mode) {
    case Mode::Window:
        dragWindow(by);
        break;
    case Mode::Mark:
        dragMark(by);
        break;
    case Mode::Region:
        m_content.region = QRectF(m_start, position).normalized();
        break;
    case Mode::Pan:
        m_stack.setPan({m_startState.pan.x + by.x(), m_startState.pan.y + by.y()});
        m_actions.setCursor(Qt::ClosedHandCursor);
        break;
    case Mode::Zoom:
        m_stack.zoomAt(toDisplay(m_start), std::exp((m_last.y() - position.y()) / kZoomPixels));
        break;
    default:
        break;
    }
    m_last = position;
    m_actions.repaint();
}

void PaneInteraction::dragWindow(QPointF by)
{
    if (m_content.areWindowAxesSwapped)
        by = {by.y(), by.x()};
    const double least = m_stack.scene().volume()->rescaleSlope;
    const double width =
        std::max(std::abs(least), m_startState.windowWidth * std::exp(by.x() / kWindowPixels));
    m_stack.setWindow(m_startState.windowCenter + by.y() / kWindowPixels * m_startState.windowWidth,
                      width);
}

void PaneInteraction::dragMark(QPointF by)
{
    m_content.dragged = m_site;
    m_content.hovered.reset();
    const ImagePoint wanted = m_stack.scene().imageFromDisplay(toDisplay(m_markStart + by));
    const VolumeGeometry& geometry = m_stack.scene().volume()->geometry;
    // A point lies on a picture: it stops at the edge.
    const VoxelPoint inside{std::clamp(wanted.column, 0.0, geometry.columns - 1.0),
                            std::clamp(wanted.row, 0.0, geometry.rows - 1.0),
                            static_cast<double>(m_stack.scene().viewState().slice)};
    m_content.draggedTo = geometry.patientFromVoxel(inside);
    m_actions.setCursor(Qt::CrossCursor);
}

void PaneInteraction::release(const QMouseEvent& event)
{
    if (m_mode == Mode::None || event.button() != m_button)
        return;
    if (m_mode == Mode::Annotate) {
        m_mode = Mode::None;
        m_annotations.release(event.position(), event.modifiers());
        m_actions.repaint();
        return;
    }
    const Mode mode = m_mode;
    const bool isDrop = m_content.dragged.has_value();
    if (isDrop)
        dragMark(event.position() - m_start); // onto the slice shown now: the wheel may have turned
    const PatientPoint dropped = m_content.draggedTo;
    const QRectF region = m_content.region;
    endMode();
    if (mode == Mode::Region && region.isValid()) {
        m_stack.windowRegion(toDisplay(region.topLeft()), toDisplay(region.bottomRight()));
        m_actions.repaint();
    }
    if (mode == Mode::Mark && isDrop) {
        const VoxelPoint voxel = m_stack.scene().volume()->geometry.voxelFromPatient(dropped);
        m_actions.moveMark(m_site, dropped, {voxel.column, voxel.row});
    } else if (mode == Mode::Mark && !m_hasMoved) {
        m_actions.clickMark(m_site);
    } else if (m_button == Qt::RightButton && !m_hasMoved) {
        m_actions.requestMenu(event.position().toPoint());
    } else if (m_button == Qt::LeftButton && mode != Mode::Scroll && !m_hasMoved) {
        const bool isTool = mode != Mode::Crosshair && mode != Mode::Magnify;
        if (const auto level = isTool ? m_actions.levelNameAt(m_start) : std::nullopt)
            m_actions.clickLevel(*level);
        else
            m_annotations.deselect();
    }
}

bool PaneInteraction::doubleClick(const QMouseEvent& event, QSizeF pane)
{
    if (m_annotations.isDrawing()) {
        if (m_annotations.finish())
            m_actions.repaint();
        else
            press(event, pane);
        return true;
    }
    if (m_content.areOverlaysVisible && m_annotations.editText(event.position()))
        return true;
    if (!kindPlacedBy(m_content.tool))
        return false;
    press(event, pane);
    return true;
}

void PaneInteraction::cancel()
{
    m_annotations.cancel();
    endMode();
}

void PaneInteraction::endMode()
{
    if (m_mode == Mode::Crosshair)
        endCrosshair();
    if (m_mode == Mode::None)
        return;
    m_mode = Mode::None;
    m_content.dragged.reset();
    m_content.region = {};
    m_content.magnifierAt.reset();
    m_isOnLevel = false; // the next move finds out
    m_actions.setCursor(Qt::ArrowCursor);
    m_actions.repaint();
}

void PaneInteraction::hover(const QMouseEvent& event, QSizeF pane)
{
    if (m_annotations.isDrawing()) {
        m_annotations.move(event.position(), event.modifiers());
        m_actions.repaint();
        return;
    }
    if (event.modifiers() & Qt::ShiftModifier) {
        moveCrosshairTo(event.position());
        return;
    }
    endCrosshair();
    const bool isOnBar =
        !m_content.isCompact && PaneScrollbar(pane, m_content.count).contains(event.position());
    const PaneMark* mark = isOnBar ? nullptr : markAt(m_content, m_stack.scene(), event.position());
    const std::optional<Site> hovered = mark ? std::optional<Site>(mark->site) : std::nullopt;
    const auto kind = kindPlacedBy(m_content.tool);
    AnnotationLayer& layer = m_content.annotations;
    std::optional<AnnotationHit> hit;
    const bool isLens = m_content.tool == PaneTool(ViewTool::Magnifier);
    if (!isOnBar && !isLens && m_content.areOverlaysVisible && (kind || !mark))
        hit =
            annotationAt(layer, m_stack.scene(), event.position(), kind && pointCountOf(*kind) > 1);
    const std::string uid = hit ? hit->annotationUid : std::string();
    const bool isOnHandle = hit && hit->handle;
    const bool isOnLevel =
        !mark && !hit && !kind && !isLens && m_actions.levelNameAt(event.position()).has_value();
    if (hovered == m_content.hovered && isOnBar == m_content.isScrollbarHovered
        && uid == layer.hovered && isOnHandle == m_isOnHandle && isOnLevel == m_isOnLevel)
        return;
    m_content.hovered = hovered;
    m_content.isScrollbarHovered = isOnBar;
    layer.hovered = uid;
    m_isOnHandle = isOnHandle;
    m_isOnLevel = isOnLevel;
    const bool isOnMark = mark && !kind && !isLens;
    const bool isHand = isOnMark || isOnHandle || isOnLevel;
    m_actions.setCursor(isHand    ? Qt::PointingHandCursor
                            : hit ? Qt::SizeAllCursor
                                  : Qt::ArrowCursor);
    m_actions.repaint();
}

void PaneInteraction::moveCrosshairTo(QPointF position)
{
    m_isCrosshairOut = true;
    m_actions.moveCrosshair(m_stack.scene().patientFromDisplay(toDisplay(position)));
}

void PaneInteraction::endCrosshair()
{
    if (m_content.isCrosshairTool || !std::exchange(m_isCrosshairOut, false))
        return;
    m_actions.leaveCrosshair();
}

void PaneInteraction::leave()
{
    endCrosshair();
    if (!m_content.hovered && !m_content.isScrollbarHovered
        && m_content.annotations.hovered.empty())
        return;
    m_content.hovered.reset();
    m_content.annotations.hovered.clear();
    m_content.isScrollbarHovered = false;
    m_actions.repaint();
}

void PaneInteraction::wheel(const QWheelEvent& event)
{
    const int delta = event.angleDelta().y();
    if (event.modifiers() & Qt::ControlModifier) {
        m_stack.zoomAt(toDisplay(event.position()),
                       std::pow(kWheelZoom, static_cast<double>(delta) / kWheelNotch));
        m_actions.repaint();
        return;
    }
    // Fine wheels and touchpads send parts of a notch. Drawing happens once for all events that
    // wait.
    if ((delta > 0) != (m_wheelRest > 0))
        m_wheelRest = 0;
    m_wheelRest += delta;
    const int notches = m_wheelRest / kWheelNotch;
    m_wheelRest -= notches * kWheelNotch;
    if (notches != 0)
        m_actions.setPosition(m_stack.position() - notches);
}

} // namespace foramen
