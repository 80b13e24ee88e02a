#include "ui/widgets/pane/pane_widget.h"

#include "ui/widgets/pane/annotation_text_editor.h"
#include "ui/widgets/pane/tool_cursor.h"

#include <QCursor>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QToolTip>
#include <QWheelEvent>

namespace foramen {

PaneWidget::PaneWidget(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(80, 80);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connectPane();
    m_pane.setLevelNameAt([this](QPointF position) { return m_painter.levelNameAt(position); });
    new AnnotationTextEditor(&m_pane, this);
}

void PaneWidget::connectPane()
{
    connect(&m_pane, &Pane::repaintNeeded, this, &PaneWidget::repaintIfChanged);
    connect(&m_pane, &Pane::cursorChanged, this, &PaneWidget::showCursor);
    connect(&m_pane, &Pane::titleChanged, this, &QWidget::setAccessibleName);
    connect(&m_pane, &Pane::menuRequested, this,
            [this](QPoint position) { Q_EMIT contextMenuRequested(mapToGlobal(position)); });
    connect(&m_pane, &Pane::positionChanged, this, &PaneWidget::positionChanged);
    connect(&m_pane, &Pane::viewChanged, this, &PaneWidget::viewChanged);
    connect(&m_pane, &Pane::crosshairMoved, this, &PaneWidget::crosshairMoved);
    connect(&m_pane, &Pane::crosshairLeft, this, &PaneWidget::crosshairLeft);
    connect(&m_pane, &Pane::markClicked, this, &PaneWidget::markClicked);
    connect(&m_pane, &Pane::markMoved, this, &PaneWidget::markMoved);
    connect(&m_pane, &Pane::annotationPlaced, this, &PaneWidget::annotationPlaced);
    connect(&m_pane, &Pane::annotationChanged, this, &PaneWidget::annotationChanged);
    connect(&m_pane, &Pane::annotationSelected, this, &PaneWidget::annotationSelected);
    connect(&m_pane, &Pane::toolDropped, this, &PaneWidget::toolDropped);
}

void PaneWidget::showCursor()
{
    if (const auto shape = m_pane.cursorShape())
        setCursor(*shape);
    else
        setCursor(m_pane.content().isCrosshairTool ? QCursor(Qt::CrossCursor)
                                                   : cursorOf(m_pane.content().tool));
}

void PaneWidget::setTitle(const QString& title, const QString& subtitle)
{
    set(&PaneContent::title, title);
    set(&PaneContent::subtitle, subtitle);
    set(&PaneContent::shortSubtitles, {});
    setAccessibleName(title);
}

void PaneWidget::setBadge(const QString& badge)
{
    set(&PaneContent::badge, badge);
}

void PaneWidget::setMessage(const QString& message)
{
    set(&PaneContent::message, message);
}

void PaneWidget::setLinkRemark(const QString& remark)
{
    set(&PaneContent::linkRemark, remark);
}

void PaneWidget::setResampled(bool resampled)
{
    set(&PaneContent::isResampled, resampled);
}

void PaneWidget::zoomBy(double factor)
{
    const QPointF mouse = mapFromGlobal(QPointF(QCursor::pos()));
    const QPointF at = rect().contains(mouse.toPoint()) ? mouse : QRectF(rect()).center();
    m_pane.zoomAt({at.x(), at.y()}, factor);
}

void PaneWidget::setNote(const QString& note)
{
    set(&PaneContent::note, note);
}

void PaneWidget::setWindowAxesSwapped(bool swapped)
{
    set(&PaneContent::areWindowAxesSwapped, swapped);
}

void PaneWidget::setMarks(std::vector<PaneMark> marks)
{
    set(&PaneContent::marks, std::move(marks));
}

void PaneWidget::setLevels(std::vector<PaneLevel> levels)
{
    set(&PaneContent::levels, std::move(levels));
}

void PaneWidget::setReferences(std::vector<PaneReference> references)
{
    set(&PaneContent::references, std::move(references));
}

void PaneWidget::setSegments(std::vector<PaneSegment> segments)
{
    set(&PaneContent::segments, std::move(segments));
}

void PaneWidget::setObliqueLine(std::optional<ObliqueLine> line)
{
    set(&PaneContent::obliqueLine, line);
}

void PaneWidget::setCrosshair(std::optional<PatientPoint> point)
{
    set(&PaneContent::crosshair, point);
}

void PaneWidget::setHeat(std::optional<PaneHeat> heat)
{
    set(&PaneContent::heat, std::move(heat));
}

void PaneWidget::setMeasureMarks(std::vector<MeasureMark> marks)
{
    m_pane.content().annotations.measures = std::move(marks);
    repaintIfChanged();
}

void PaneWidget::setSelectedAnnotation(const QString& annotationUid)
{
    m_pane.content().annotations.selected = annotationUid.toStdString();
    repaintIfChanged();
}

void PaneWidget::setActive(bool active)
{
    set(&PaneContent::isActive, active);
}

void PaneWidget::setOverlaysVisible(bool visible)
{
    set(&PaneContent::areOverlaysVisible, visible);
}

void PaneWidget::setCompact(bool compact)
{
    set(&PaneContent::isCompact, compact);
}

void PaneWidget::repaintIfChanged()
{
    if (m_painted.isThatOf(m_pane, size(), devicePixelRatioF()))
        return;
    m_painted.forget(); // volumes must not stay for its sake
    update();
}

void PaneWidget::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    m_pane.setSize(size(), devicePixelRatioF());
    m_painter.paint(painter, m_pane, size(), devicePixelRatioF());
    if (event->rect().contains(rect()) && event->region().rectCount() == 1)
        m_painted.take(m_pane, size(), devicePixelRatioF());
    else
        m_painted.forget();
}

void PaneWidget::resizeEvent(QResizeEvent*)
{
    m_pane.setSize(size(), devicePixelRatioF());
}

void PaneWidget::showEvent(QShowEvent*)
{
    m_pane.setOnScreen(true);
}

void PaneWidget::hideEvent(QHideEvent*)
{
    m_pane.setOnScreen(false);
    m_painted.forget();
}

void PaneWidget::mousePressEvent(QMouseEvent* event)
{
    Q_EMIT activated();
    if (m_pane.hasPicture())
        m_pane.interaction().press(*event, size());
}

void PaneWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pane.hasPicture())
        m_pane.interaction().move(*event, size());
}

void PaneWidget::mouseReleaseEvent(QMouseEvent* event)
{
    m_pane.interaction().release(*event);
}

void PaneWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    const bool isOnScrollbar = !m_pane.content().isCompact
        && PaneScrollbar(size(), m_pane.content().count).contains(event->position());
    if (event->button() != Qt::LeftButton || isOnScrollbar) {
        // Double clicks on the scrollbar or of another button count as single clicks.
        mousePressEvent(event);
        return;
    }
    if (!m_pane.hasPicture() || !m_pane.interaction().doubleClick(*event, size()))
        Q_EMIT doubleClicked();
}

void PaneWidget::leaveEvent(QEvent*)
{
    m_pane.interaction().leave();
}

void PaneWidget::wheelEvent(QWheelEvent* event)
{
    if (m_pane.hasPicture())
        m_pane.interaction().wheel(*event);
    event->accept();
}

bool PaneWidget::showTitleTip(const QHelpEvent& event)
{
    if (!m_painter.titleBox().contains(event.pos()))
        return false;
    QStringList lines{m_pane.content().title, m_pane.content().subtitle};
    lines.removeAll(QString());
    QToolTip::showText(event.globalPos(), lines.join(QLatin1Char('\n')), this,
                       m_painter.titleBox().toAlignedRect());
    return true;
}

bool PaneWidget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && showTitleTip(*static_cast<QHelpEvent*>(event)))
        return true;
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && m_pane.takesKey(static_cast<QKeyEvent*>(event)->key())) {
        // Takes the key before a shortcut of the window does: the shortcut is overridden first,
        // then the key event follows.
        if (event->type() == QEvent::KeyPress)
            m_pane.takeKey(static_cast<QKeyEvent*>(event)->key());
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyRelease
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Shift)
        m_pane.interaction().endCrosshair();
    return QWidget::event(event);
}

} // namespace foramen
