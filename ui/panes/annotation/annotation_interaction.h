#pragma once

#include "core/measure/annotation.h"
#include "ui/panes/annotation/annotation_layer.h"
#include "ui/panes/stack/stack_view.h"

#include <QPointF>
#include <QString>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace foramen {

/// Draws, reshapes and moves annotations with the mouse: by dragging, or by one click for each
/// point. Nothing is changed before the button is released; Actions report the result.
class AnnotationInteraction {
public:
    /// What the owner does with the results of the mouse.
    struct Actions {
        std::function<void(const Annotation&)> place; ///< without UID
        std::function<void(const Annotation&, const QString& step)> change;
        std::function<void(const std::string& annotationUid)> select; ///< empty: none
        std::function<void(const Annotation&)> enterText; ///< placed, still without its text
    };

    AnnotationInteraction(const StackView& stack, AnnotationLayer& layer);
    void setActions(Actions actions) { m_actions = std::move(actions); }

    /// Begins an annotation; where the picture has no identity it shows why not.
    void begin(AnnotationKind kind, QPointF position);
    /// Begins to drag the annotation under the mouse. @return false where there is none.
    [[nodiscard]] bool grab(QPointF position, bool handlesOnly);

    /// Another click of the drawing.
    void press(QPointF position, Qt::KeyboardModifiers modifiers);
    void move(QPointF position, Qt::KeyboardModifiers modifiers);
    void release(QPointF position, Qt::KeyboardModifiers modifiers);
    /// Ends a polygon with the points it has. @return false where none is being drawn.
    bool finish();
    /// Removes the last point of the drawing. @return false where nothing is being drawn.
    bool dropPoint();
    void cancel();
    void deselect();
    /// Edits the text of an arrow or a text under the mouse. @return false where there is none.
    [[nodiscard]] bool editText(QPointF position);
    /// The pane shows another picture: drawing and dragging on the old one end.
    void pictureChanged();

    /// Whether an annotation is being drawn.
    [[nodiscard]] bool isDrawing() const { return m_state == State::Drawing; }
    /// Whether an annotation or one of its handles is being dragged.
    [[nodiscard]] bool isHolding() const { return m_state == State::Holding; }

private:
    enum class State { Idle, Drawing, Holding };

    [[nodiscard]] ImagePoint placeAt(QPointF position, Qt::KeyboardModifiers modifiers,
                                     std::optional<ImagePoint> anchor);
    [[nodiscard]] std::optional<ImagePoint> anchorOfHandle() const;
    [[nodiscard]] std::optional<ImagePoint> caughtBy(QPointF position) const;
    [[nodiscard]] bool isNearStart(QPointF position) const;
    [[nodiscard]] bool hasAllPoints() const;
    [[nodiscard]] bool isTooSmall(const Annotation& annotation) const;
    void moveDrawn(QPointF position, Qt::KeyboardModifiers modifiers);
    void moveHeld(QPointF position, Qt::KeyboardModifiers modifiers);
    void releaseHeld();
    void complete();
    void reset();

    const StackView& m_stack;
    AnnotationLayer& m_layer;
    Actions m_actions;

    State m_state = State::Idle;
    bool m_isDown = false; ///< the button, while drawing
    QPointF m_start; ///< of the newest press
    bool m_hasMoved = false;
    std::size_t m_fixed = 0; ///< points that stay; one more follows the mouse
    std::optional<std::size_t> m_handle; ///< being dragged; none: the whole annotation
    Annotation m_before; ///< the dragged annotation as it was before
};

} // namespace foramen
