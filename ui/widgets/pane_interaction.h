#pragma once

#include "core/base/patient_space.h"
#include "core/spine/terms.h"
#include "ui/render/view_state.h"
#include "ui/widgets/stack_view.h"
#include "ui/widgets/viewport_content.h"

#include <QPoint>
#include <QPointF>
#include <QSizeF>

#include <functional>
#include <utility>

class QMouseEvent;
class QWheelEvent;

namespace foramen {

/// What mouse and wheel do in a pane: changes how the stack is looked at, and tells of everything
/// else through Actions.
class PaneInteraction {
public:
    struct Actions {
        std::function<void(int position)> setPosition;
        std::function<void()> repaint;
        std::function<void(Qt::CursorShape shape)> setCursor;
        std::function<void(Site site)> clickMark;
        std::function<void(Site site, PatientPoint point, ImagePoint image)> moveMark;
        std::function<void(PatientPoint point)> moveCrosshair;
        std::function<void()> leaveCrosshair;
        std::function<void(QPoint position)> requestMenu; ///< within the pane
    };

    PaneInteraction(StackView& stack, ViewportContent& content);
    void setActions(Actions actions) { m_actions = std::move(actions); }

    void press(const QMouseEvent& event, QSizeF pane);
    void move(const QMouseEvent& event, QSizeF pane);
    void release(const QMouseEvent& event);
    void wheel(const QWheelEvent& event);
    void leave();
    /// Gives up what the mouse is doing; a mark that is being dragged goes back.
    void cancel();
    void endCrosshair();
    /// Whether a mark is held.
    [[nodiscard]] bool isDragging() const { return m_mode == Mode::Mark; }

private:
    enum class Mode { None, Window, Mark, Pan, Zoom, Scroll, Crosshair, Region };

    void pressLeft(const QMouseEvent& event, QSizeF pane);
    void drag(QPointF position, QSizeF pane);
    void dragWindow(QPointF by);
    void dragMark(QPointF by);
    void hover(const QMouseEvent& event, QSizeF pane);
    void moveCrosshairTo(QPointF position);

    StackView& m_stack;
    ViewportContent& m_content;
    Actions m_actions;

    Mode m_mode = Mode::None;
    Qt::MouseButton m_button = Qt::NoButton; ///< that began the mode
    QPointF m_start;
    QPointF m_last;
    bool m_hasMoved = false; ///< beyond what a click may tremble
    ViewState m_startState;
    Site m_site; ///< the mark that is held
    QPointF m_markStart; ///< where it was
    bool m_isCrosshairOut = false;
    int m_wheelRest = 0; ///< eighths of a degree not yet scrolled
};

} // namespace foramen
