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

#include <optional>
#include <vector>

namespace foramen {

/// One pane without its widget: the stack that hangs in it, how it is looked at, what is drawn over
/// it and what mouse and keys do with it. A widget paints it and hands events on.
class Pane : public QObject {
    Q_OBJECT

public:
    explicit Pane(QObject* parent = nullptr);

    /// Shows another view of the study: hangs its stack where that is another one, goes to its
    /// position and draws its overlays. How the reader looks at a stack that stays is kept.
    void show(const PaneView& view);
    /// Whether a view's stack is the one that hangs, made anew block by block of the same size:
    /// planes that were turned.
    [[nodiscard]] bool isRemadeIn(const PaneView& view) const;

    /// Shows the middle of another stack in its default view.
    void setVolumes(std::vector<VolumePtr> volumes);
    /// The same stack made anew: nothing of the view changes.
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
    void applyWindowPreset(int preset);
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
    /// Whether a key belongs to what is being drawn or dragged; it goes before any shortcut.
    [[nodiscard]] bool takesKey(int key) const;
    void takeKey(int key);

    /// Size on the screen, logical pixels.
    void setSize(QSizeF size, double devicePixelRatio);
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Whether the pane is on the screen.
    void setOnScreen(bool on);
    [[nodiscard]] bool isOnScreen() const { return m_isOnScreen; }
    /// Over what the mouse can take hold of; none: the tool's own.
    [[nodiscard]] std::optional<Qt::CursorShape> cursorShape() const { return m_cursorShape; }

Q_SIGNALS:
    void repaintNeeded();
    void cursorChanged(); ///< of the tool, or of what the mouse is over: cursorShape()
    void sizeChanged();
    void titleChanged(const QString& spoken);
    void stackChanged(); ///< another stack hangs
    void positionChanged(int position);
    /// Window, zoom, pan, turns or interpolation are others now: viewState().
    void viewChanged();
    void crosshairMoved(foramen::PatientPoint point);
    void crosshairLeft();
    void markClicked(foramen::Site site);
    /// A mark was dropped: the new place on the slice shown.
    void markMoved(foramen::Site site, foramen::PatientPoint point, foramen::ImagePoint image);
    void menuRequested(QPoint position); ///< within the pane
    void annotationPlaced(const foramen::Annotation& annotation); ///< without UID
    /// @param step what was done to it, in words.
    void annotationChanged(const foramen::Annotation& annotation, const QString& step);
    void annotationSelected(const QString& annotationUid); ///< empty: none
    void textRequested(const foramen::Annotation& annotation); ///< placed, but for its text
    void toolDropped();

private:
    void connectInteraction();
    void tellView();
    void takePosition(bool isOther);
    void setCursorShape(std::optional<Qt::CursorShape> shape);

    StackView m_stack;
    PaneContent m_content;
    PaneInteraction m_interaction{m_stack, m_content};
    ViewState m_told; ///< the view that viewChanged() last spoke of
    QSizeF m_size;
    bool m_isOnScreen = false;
    std::optional<Qt::CursorShape> m_cursorShape;
};

} // namespace foramen
