#pragma once

#include "core/base/patient_space.h"
#include "core/spine/terms.h"
#include "ui/panes/annotation/annotation_interaction.h"
#include "ui/panes/pane/pane_content.h"
#include "ui/panes/stack/stack_view.h"
#include "ui/render/view_state.h"

#include <QPoint>
#include <QPointF>
#include <QSizeF>

#include <functional>
#include <utility>

class QMouseEvent;
class QWheelEvent;

namespace foramen {

/// Mouse and wheel of a pane: changes the view of the stack, and reports everything else through
/// Actions.
class PaneInteraction {
public:
    /// What the owner does with the results of mouse and wheel.
    struct Actions {
        std::function<void(int position)> setPosition;
        std::function<void()> repaint;
        std::function<void(Qt::CursorShape shape)> setCursor; ///< the arrow: that of the tool
        std::function<void(Site site)> clickMark;
        std::function<std::optional<DiscLevel>(QPointF position)> levelNameAt;
        std::function<void(DiscLevel level)> clickLevel;
        std::function<void(Site site, PatientPoint point, ImagePoint image)> moveMark;
        std::function<void(PatientPoint point)> moveCrosshair;
        std::function<void()> leaveCrosshair;
        std::function<void(QPoint position)> requestMenu; ///< within the pane
    };

    PaneInteraction(StackView& stack, PaneContent& content);
    void setActions(Actions actions) { m_actions = std::move(actions); }

    /// Drawing and dragging of annotations.
    [[nodiscard]] AnnotationInteraction& annotations() { return m_annotations; }

    void press(const QMouseEvent& event, QSizeF pane);
    void move(const QMouseEvent& event, QSizeF pane);
    void release(const QMouseEvent& event);
    /// @return whether it was meant for a tool or a text.
    [[nodiscard]] bool doubleClick(const QMouseEvent& event, QSizeF pane);
    void wheel(const QWheelEvent& event);
    void leave();
    /// Cancels what the mouse is doing: what is being dragged goes back, a drawing is dropped.
    void cancel();
    void endCrosshair();
    [[nodiscard]] bool isDrawing() const { return m_annotations.isDrawing(); }
    /// Whether a mark or an annotation is held, or one is being drawn.
    [[nodiscard]] bool isDragging() const
    {
        return m_mode == Mode::Mark || m_annotations.isHolding() || m_annotations.isDrawing();
    }

private:
    /// What a pressed button is doing.
    enum class Mode {
        None,
        Window,
        Mark,
        Pan,
        Zoom,
        Scroll, ///< on the scrollbar
        Step, ///< through the slices, on the picture
        Crosshair,
        Region,
        Magnify,
        Annotate
    };

    void pressLeft(const QMouseEvent& event, QSizeF pane);
    void pressOnPicture();
    void beginTool();
    void drag(const QMouseEvent& event, QSizeF pane);
    /// @return whether the mode follows every move, however small.
    [[nodiscard]] bool dragAtOnce(const QMouseEvent& event, QSizeF pane);
    void dragWindow(QPointF by);
    void dragMark(QPointF by);
    void hover(const QMouseEvent& event, QSizeF pane);
    void endMode();
    void moveCrosshairTo(QPointF position);

    StackView& m_stack;
    PaneContent& m_content;
    AnnotationInteraction m_annotations;
    Actions m_actions;

    Mode m_mode = Mode::None;
    Qt::MouseButton m_button = Qt::NoButton; ///< that began the mode
    QPointF m_start;
    QPointF m_last;
    bool m_hasMoved = false; ///< further than in a click
    ViewState m_startState;
    int m_startPosition = 0;
    bool m_isOnHandle = false; ///< the mouse hovers over a handle
    bool m_isOnLevel = false; ///< over the name of a level
    Site m_site; ///< the mark that is held
    QPointF m_markStart; ///< where it was
    bool m_isCrosshairOut = false;
    int m_wheelRest = 0; ///< eighths of a degree not yet scrolled
};

} // namespace foramen
