#include "ui/panes/pane/pane.h"

#include <algorithm>
#include <utility>

namespace foramen {

Pane::Pane(QObject* parent)
    : QObject(parent)
{
    connectInteraction();
}

void Pane::connectInteraction()
{
    PaneInteraction::Actions actions;
    actions.setPosition = [this](int position) {
        setPosition(position);
    };
    actions.repaint = [this] {
        refresh();
        tellView();
    };
    actions.setCursor = [this](Qt::CursorShape shape) {
        setCursorShape(shape == Qt::ArrowCursor ? std::nullopt : std::optional(shape));
    };
    actions.levelNameAt = [this](QPointF position) {
        return m_levelNameAt ? m_levelNameAt(position) : std::nullopt;
    };
    actions.clickLevel = [this](DiscLevel level) {
        Q_EMIT levelClicked(level);
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
        Q_EMIT menuRequested(position);
    };
    m_interaction.setActions(std::move(actions));

    AnnotationInteraction::Actions annotations;
    annotations.place = [this](const Annotation& annotation) {
        Q_EMIT annotationPlaced(annotation);
    };
    annotations.change = [this](const Annotation& annotation, const QString& step) {
        Q_EMIT annotationChanged(annotation, step);
    };
    annotations.select = [this](const std::string& annotationUid) {
        Q_EMIT annotationSelected(QString::fromStdString(annotationUid));
    };
    annotations.enterText = [this](const Annotation& annotation) {
        Q_EMIT textRequested(annotation);
    };
    m_interaction.annotations().setActions(std::move(annotations));
}

bool Pane::isRemadeIn(const PaneView& view) const
{
    const std::vector<VolumePtr>& blocks = view.stack.blocks();
    return m_content.isResampled && view.isResampled && m_content.reformat == view.reformat
        && volumes() != blocks
        && std::equal(volumes().begin(), volumes().end(), blocks.begin(), blocks.end(),
                      [](const VolumePtr& one, const VolumePtr& other) {
                          return one->geometry.columns == other->geometry.columns
                              && one->geometry.rows == other->geometry.rows
                              && one->geometry.slices == other->geometry.slices;
                      });
}

void Pane::show(const PaneView& view)
{
    if (isRemadeIn(view))
        replaceVolumes(view.stack.blocks());
    else if (view.stack.blocks() != volumes())
        setVolumes(view.stack.blocks());
    m_content.isResampled = view.isResampled;
    m_content.reformat = view.reformat;
    const bool isOther = m_stack.setPosition(view.position);
    if (view.lookAt)
        m_stack.lookAt(*view.lookAt, view.fieldOfViewMm);
    if (isOther || view.lookAt)
        takePosition(isOther);

    const QString& spoken = view.spokenTitle.isEmpty() ? view.title : view.spokenTitle;
    m_content.title = view.title;
    m_content.subtitle = view.subtitle;
    m_content.shortSubtitles = view.shortSubtitles;
    m_content.badge = view.badge;
    m_content.message = view.message;
    m_content.linkRemark = view.remark;
    m_content.marks = view.marks;
    m_content.levels = view.levels;
    m_content.references = view.references;
    m_content.segments = view.segments;
    m_content.obliqueLine = view.obliqueLine;
    m_content.crosshair = view.crosshair;
    std::vector<PatientPoint> spine;
    spine.reserve(view.levels.size());
    for (const PaneLevel& level : view.levels)
        spine.push_back(level.discCenter);
    m_stack.setSpine(std::move(spine));
    m_stack.setCropped(view.isCropped);
    m_stack.setDefaultField(view.defaultField);
    refresh();
    Q_EMIT titleChanged(spoken);
}

void Pane::setVolumes(std::vector<VolumePtr> volumes)
{
    m_interaction.cancel();
    m_stack.setVolumes(std::move(volumes));
    m_content.hovered.reset();
    m_content.spineWindow.reset();
    m_content.position = m_stack.position();
    m_content.count = m_stack.count();
    m_content.viewed.assign(static_cast<std::size_t>(m_stack.count()), false);
    m_told = viewState();
    refresh();
    Q_EMIT stackChanged();
    if (m_stack.count() > 0)
        Q_EMIT positionChanged(position());
}

void Pane::replaceVolumes(std::vector<VolumePtr> volumes)
{
    m_stack.replaceVolumes(std::move(volumes));
    refresh();
}

void Pane::takePosition(bool isOther)
{
    m_content.position = m_stack.position();
    m_interaction.annotations().pictureChanged();
    refresh();
    if (isOther)
        Q_EMIT positionChanged(m_stack.position());
}

void Pane::setPosition(int position)
{
    if (m_stack.setPosition(position))
        takePosition(true);
}

void Pane::showPoint(PatientPoint point, std::optional<double> fieldOfViewMm)
{
    const std::optional<int> position = m_stack.positionOf(point);
    if (!position)
        return;
    const bool isOther = m_stack.setPosition(*position);
    m_stack.lookAt(point, fieldOfViewMm);
    takePosition(isOther);
}

void Pane::setViewed(std::vector<bool> viewed)
{
    m_content.viewed = std::move(viewed);
    m_content.viewed.resize(static_cast<std::size_t>(m_content.count), false);
    refresh();
}

void Pane::markViewed()
{
    m_content.viewed[static_cast<std::size_t>(m_stack.position())] = true;
}

void Pane::tellView()
{
    ViewState now = viewState();
    now.slice = m_told.slice;
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT viewChanged();
}

void Pane::setViewState(const ViewState& state)
{
    m_stack.setViewState(state);
    refresh();
    tellView();
}

void Pane::setDisplay(const ViewState& from)
{
    const ViewState before = viewState();
    m_stack.setDisplay(from);
    if (viewState() == before)
        return;
    refresh();
    tellView();
}

void Pane::resetView()
{
    m_stack.resetView();
    refresh();
    tellView();
}

void Pane::setSpineWindow(std::optional<WindowRange> window)
{
    m_stack.setSpineWindow(window);
    m_content.spineWindow = window;
    refresh();
}

void Pane::applyWindowPreset(int preset)
{
    m_stack.applyWindowPreset(preset);
    refresh();
    tellView();
}

void Pane::applyFileWindow(std::size_t index)
{
    m_stack.applyFileWindow(index);
    refresh();
    tellView();
}

void Pane::setWindow(double center, double width)
{
    m_stack.setWindow(center, width);
    refresh();
    tellView();
}

void Pane::zoomAt(DisplayPoint fixed, double factor)
{
    m_stack.zoomAt(fixed, factor);
    refresh();
    tellView();
}

void Pane::zoomAtMiddle(double factor)
{
    zoomAt({m_size.width() / 2, m_size.height() / 2}, factor);
}

void Pane::showOneToOne()
{
    m_stack.showOneToOne();
    refresh();
    tellView();
}

void Pane::setSpine(std::vector<PatientPoint> points)
{
    m_stack.setSpine(std::move(points));
    refresh();
}

void Pane::setTool(PaneTool tool)
{
    if (tool == m_content.tool)
        return;
    m_interaction.cancel();
    m_content.tool = tool;
    if (!m_content.isCrosshairTool)
        setCursorShape(std::nullopt);
    refresh();
}

void Pane::setCrosshairTool(bool on)
{
    if (on == m_content.isCrosshairTool)
        return;
    m_content.isCrosshairTool = on;
    setCursorShape(std::nullopt);
    if (!on)
        Q_EMIT crosshairLeft();
}

void Pane::setCursorShape(std::optional<Qt::CursorShape> shape)
{
    m_cursorShape = shape;
    Q_EMIT cursorChanged();
}

void Pane::setAnnotations(std::vector<Annotation> annotations)
{
    // The annotation being dragged may have been changed or removed meanwhile, by undo or by
    // another study.
    if (m_interaction.annotations().isHolding())
        m_interaction.cancel();
    m_content.annotations.all = std::move(annotations);
    m_content.annotations.hovered.clear();
    refresh();
}

PictureIdentity Pane::shownPicture() const
{
    return hasPicture() ? foramen::shownPicture(m_stack.scene()) : PictureIdentity();
}

bool Pane::takesKey(int key) const
{
    if (key == Qt::Key_Escape)
        return m_interaction.isDragging() || !m_content.annotations.selected.empty()
            || m_content.tool != PaneTool(ViewTool::Window);
    return m_interaction.isDrawing()
        && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Backspace);
}

void Pane::takeKey(int key)
{
    if (key == Qt::Key_Backspace) {
        m_interaction.annotations().dropPoint();
        return;
    }
    if (key != Qt::Key_Escape) {
        m_interaction.annotations().finish();
        return;
    }
    if (m_interaction.isDragging())
        return m_interaction.cancel();
    if (!m_content.annotations.selected.empty())
        Q_EMIT annotationSelected({});
    else
        Q_EMIT toolDropped();
    refresh();
}

void Pane::setSize(QSizeF size, double devicePixelRatio)
{
    m_stack.setSize(size.width(), size.height(), devicePixelRatio);
    if (size == m_size)
        return;
    m_size = size;
    Q_EMIT sizeChanged();
}

void Pane::setOnScreen(bool on)
{
    m_isOnScreen = on;
}

} // namespace foramen
