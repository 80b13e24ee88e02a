// Painting, mouse and keys of a pane: see viewport_widget.h.
#include "ui/widgets/pane/anatomy_painter.h"
#include "ui/widgets/pane/annotation_painter.h"
#include "ui/widgets/pane/frame_painter.h"
#include "ui/widgets/pane/oblique_overlay.h"
#include "ui/widgets/pane/viewport_private.h"

#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QWheelEvent>

#include <utility>
#include <vector>

namespace foramen {

void ViewportWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    SliceScene& scene = m_d->stack.scene();
    m_d->stack.setSize(width(), height(), devicePixelRatioF());
    if (m_d->hasPicture()) {
        painter.drawImage(QPointF(0, 0), m_d->image.from(scene.render(), devicePixelRatioF()));
        m_d->content.viewed[static_cast<std::size_t>(m_d->stack.position())] = true;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    FramePainter frame(painter, m_d->content, scene, size());
    const QRectF titleBox = frame.paintTitle();
    if (m_d->hasPicture() && m_d->content.heat)
        drawHeat(painter, *m_d->content.heat, scene, size());
    if (m_d->hasPicture()) {
        AnatomyPainter anatomy(painter, m_d->content, scene, size(), titleBox);
        anatomy.paint();
        std::vector<QRectF> taken = anatomy.takenByText();
        taken.push_back(titleBox);
        const QPointF letter = upperLetterMiddle(size(), titleBox);
        taken.emplace_back(letter.x() - 12, letter.y() - 11, 24, 22);
        AnnotationPainter(painter, m_d->content, scene, size(), std::move(taken)).paint();
    }
    if (m_d->hasPicture())
        drawOblique(painter, m_d->content, scene, size());
    frame.paint();
    if (m_d->content.magnifierAt && m_d->hasPicture())
        m_d->magnifier.paint(painter, scene, *m_d->content.magnifierAt);
}

void ViewportWidget::resizeEvent(QResizeEvent*)
{
    m_d->stack.setSize(width(), height(), devicePixelRatioF());
}

void ViewportWidget::mousePressEvent(QMouseEvent* event)
{
    Q_EMIT activated();
    if (m_d->hasPicture())
        m_d->interaction.press(*event, size());
}

void ViewportWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (m_d->hasPicture())
        m_d->interaction.move(*event, size());
}

void ViewportWidget::mouseReleaseEvent(QMouseEvent* event)
{
    m_d->interaction.release(*event);
}

void ViewportWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    const bool isOnScrollbar = !m_d->content.isCompact
        && PaneScrollbar(size(), m_d->content.count).contains(event->position());
    if (event->button() != Qt::LeftButton || isOnScrollbar) {
        // Quick clicks on the scrollbar or of another button are clicks like any other.
        mousePressEvent(event);
        return;
    }
    if (!m_d->hasPicture() || !m_d->interaction.doubleClick(*event, size()))
        Q_EMIT doubleClicked();
}

void ViewportWidget::leaveEvent(QEvent*)
{
    m_d->interaction.leave();
}

void ViewportWidget::wheelEvent(QWheelEvent* event)
{
    if (m_d->hasPicture())
        m_d->interaction.wheel(*event);
    event->accept();
}

bool ViewportWidget::event(QEvent* event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && takesKey(static_cast<QKeyEvent*>(event)->key())) {
        // Before a shortcut of the window takes the key: the shortcut is overridden first, then the
        // key comes.
        if (event->type() == QEvent::KeyPress)
            takeKey(static_cast<QKeyEvent*>(event)->key());
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyRelease
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Shift)
        m_d->interaction.endCrosshair();
    return QWidget::event(event);
}

bool ViewportWidget::takesKey(int key) const
{
    const bool isDrawing = m_d->interaction.annotations().isDrawing();
    if (key == Qt::Key_Escape)
        return m_d->interaction.isDragging() || !m_d->content.annotations.selected.empty()
            || m_d->content.tool != PaneTool::Window;
    return isDrawing && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Backspace);
}

void ViewportWidget::takeKey(int key)
{
    if (key == Qt::Key_Backspace) {
        m_d->interaction.annotations().dropPoint();
        return;
    }
    if (key != Qt::Key_Escape) {
        m_d->interaction.annotations().finish();
        return;
    }
    if (m_d->interaction.isDragging())
        return m_d->interaction.cancel();
    if (!m_d->content.annotations.selected.empty())
        Q_EMIT annotationSelected({});
    else
        Q_EMIT toolDropped();
    update();
}

} // namespace foramen
