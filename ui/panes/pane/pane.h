#pragma once

#include "core/measure/annotation.h"
#include "ui/panes/pane/pane_content.h"
#include "ui/panes/pane/pane_interaction.h"
#include "ui/panes/pane/pane_view.h"
#include "ui/panes/stack/stack_view.h"

#include <QObject>
#include <QPoint>
#include <QSizeF>
#include <QString>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace foramen {

/// One pane without its widget: its stack with the view of it, its overlays, and its mouse and key
/// handling. A widget paints it and forwards events.
class Pane : public QObject {
    Q_OBJECT

public:
    explicit Pane(QObject* parent = nullptr);

    /// Applies a view: hangs its stack where that is another one, goes to its position and shows
    /// its overlays. Window, zoom and pan of a stack that stays are kept.
    void show(const PaneView& view);
    /// Whether a view's stack replaces the shown one block by block in the same size, as turned
    /// planes do.
    [[nodiscard]] bool isRemadeIn(const PaneView& view) const;

    /// Shows the middle of another stack in its default view.
    void setVolumes(std::vector<VolumePtr> volumes);
    /// Replaces the stack by one of the same size; the view stays.
    void replaceVolumes(std::vector<VolumePtr> volumes);
    [[nodiscard]] const std::vector<VolumePtr>& volumes() const { return m_stack.volumes(); }
    [[nodiscard]] bool isResampled() const { return m_content.isResampled; }
    [[nodiscard]] bool hasPicture() const
    {
        return m_stack.scene().volume() && m_content.message.isEmpty();
    }

    [[nodiscard]] int position() const { return m_stack.position(); }
    void setPosition(int position);
    /// See StackView::lookAt().
    void showPoint(PatientPoint point, std::optional<double> fieldOfViewMm);
    [[nodiscard]] VolumePtr volume() const { return m_stack.scene().volume(); }
    [[nodiscard]] int slice() const { return m_stack.scene().viewState().slice; }
    /// Which positions have been on the screen.
    [[nodiscard]] const std::vector<bool>& viewed() const { return m_content.viewed; }
    void setViewed(std::vector<bool> viewed);
    void markViewed();

    [[nodiscard]] SliceScene& scene() { return m_stack.scene(); }
    [[nodiscard]] const SliceScene& scene() const { return m_stack.scene(); }
    [[nodiscard]] ViewState viewState() const { return m_stack.scene().viewState(); }
    void setViewState(const ViewState& state);
    void setDisplay(const ViewState& from);
    void resetView();
    /// See StackView::setSpineWindow().
    void setSpineWindow(std::optional<WindowRange> window);
    /// See StackView::defaultWindow(). Only with a stack.
    [[nodiscard]] WindowRange defaultWindow() const { return m_stack.defaultWindow(); }
    void applyWindowPreset(int preset);
    void applyFileWindow(std::size_t index);
    void setWindow(double center, double width);
    void zoomAt(DisplayPoint fixed, double factor);
    void zoomAtMiddle(double factor);
    void showOneToOne();
    void setSpine(std::vector<PatientPoint> points);

    /// What is drawn over the picture. Changes are drawn by refresh().
    [[nodiscard]] PaneContent& content() { return m_content; }
    [[nodiscard]] const PaneContent& content() const { return m_content; }
    void refresh() { Q_EMIT repaintNeeded(); }
    [[nodiscard]] PaneInteraction& interaction() { return m_interaction; }
    void setTool(PaneTool tool);
    void setCrosshairTool(bool on);
    void setAnnotations(std::vector<Annotation> annotations);
    [[nodiscard]] PictureIdentity shownPicture() const;
    /// Whether a key belongs to the drawing or dragging that goes on; it comes before any shortcut.
    [[nodiscard]] bool takesKey(int key) const;
    void takeKey(int key);

    /// Sets who knows which level's name is at a place of the pane, logical pixels.
    void setLevelNameAt(std::function<std::optional<DiscLevel>(QPointF position)> levelNameAt)
    {
        m_levelNameAt = std::move(levelNameAt);
    }
    /// Size on the screen, logical pixels.
    void setSize(QSizeF size, double devicePixelRatio);
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Whether the pane is on the screen.
    void setOnScreen(bool on);
    [[nodiscard]] bool isOnScreen() const { return m_isOnScreen; }
    /// The cursor over what can be dragged; none: that of the tool.
    [[nodiscard]] std::optional<Qt::CursorShape> cursorShape() const { return m_cursorShape; }

Q_SIGNALS:
    void repaintNeeded();
    void cursorChanged(); ///< cursorShape(), or the tool
    void sizeChanged();
    void titleChanged(const QString& spoken);
    void stackChanged(); ///< another stack hangs
    void positionChanged(int position);
    /// Window, zoom, pan, turns or interpolation changed: viewState().
    void viewChanged();
    void crosshairMoved(foramen::PatientPoint point);
    void crosshairLeft();
    void markClicked(foramen::Site site);
    void levelClicked(foramen::DiscLevel level); ///< its name
    /// A mark was dropped: the new place on the slice shown.
    void markMoved(foramen::Site site, foramen::PatientPoint point, foramen::ImagePoint image);
    void menuRequested(QPoint position); ///< within the pane
    void annotationPlaced(const foramen::Annotation& annotation); ///< without UID
    /// @param step  text for the undo menu.
    void annotationChanged(const foramen::Annotation& annotation, const QString& step);
    void annotationSelected(const QString& annotationUid); ///< empty: none
    void textRequested(const foramen::Annotation& annotation); ///< placed, still without its text
    void toolDropped();

private:
    void connectInteraction();
    void tellView();
    void takePosition(bool isOther);
    void setCursorShape(std::optional<Qt::CursorShape> shape);

    std::function<std::optional<DiscLevel>(QPointF position)> m_levelNameAt;
    StackView m_stack;
    PaneContent m_content;
    PaneInteraction m_interaction{m_stack, m_content};
    ViewState m_told; ///< the view that viewChanged() last spoke of
    QSizeF m_size;
    bool m_isOnScreen = false;
    std::optional<Qt::CursorShape> m_cursorShape;
};

} // namespace foramen
