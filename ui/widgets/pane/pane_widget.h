#pragma once

#include "core/imaging/volume.h"
#include "ui/panes/pane/pane.h"
#include "ui/panes/stack/pane_marks.h"
#include "ui/widgets/pane_painting/painted_look.h"
#include "ui/widgets/pane_painting/pane_painter.h"

#include <QPoint>
#include <QString>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QHelpEvent;

namespace foramen {

/// The widget of one pane: paints it and forwards mouse and keys to it. Left drag does what the
/// tool does (window by default) or moves a mark or an annotation, middle drag pans, right drag
/// zooms, wheel scrolls, Ctrl+wheel zooms at the cursor, Shift+move is the linked crosshair. Queued
/// wheel events fold into one step of drawing.
class PaneWidget : public QWidget {
    Q_OBJECT

public:
    explicit PaneWidget(QWidget* parent = nullptr);

    /// What is shown and done, without the widget.
    [[nodiscard]] Pane& pane() { return m_pane; }
    [[nodiscard]] const Pane& pane() const { return m_pane; }

    /// Title and second line at the upper left ("Sagittal T2", "4.0 mm").
    void setTitle(const QString& title, const QString& subtitle = {});
    /// Marks the picture as that of another study ("PRIOR 2023-05-01"), with a frame of its own
    /// colour; nothing hides it. Empty for none.
    void setBadge(const QString& badge);
    [[nodiscard]] const QString& badge() const { return m_pane.content().badge; }
    /// What the pane shows instead of a picture ("No axial T2 in this study"); empty for none.
    void setMessage(const QString& message);
    /// Why this pane has no link to another; drawn small at the bottom; empty for none.
    void setLinkRemark(const QString& remark);
    [[nodiscard]] const QString& linkRemark() const { return m_pane.content().linkRemark; }

    /// The blocks of a series in scrolling order; empty for none. Keeps nothing of the old view.
    void setVolumes(std::vector<VolumePtr> volumes) { m_pane.setVolumes(std::move(volumes)); }
    [[nodiscard]] const std::vector<VolumePtr>& volumes() const { return m_pane.volumes(); }
    /// Replaces the stack block by block by one of the same size; the view stays.
    void replaceVolumes(std::vector<VolumePtr> volumes)
    {
        m_pane.replaceVolumes(std::move(volumes));
    }
    /// Marks the picture as resampled from another series.
    void setResampled(bool resampled);
    [[nodiscard]] bool isResampled() const { return m_pane.isResampled(); }

    /// 0-based position in the whole stack (core/imaging/stack_order.h), and how many there are.
    [[nodiscard]] int position() const { return m_pane.position(); }
    [[nodiscard]] int positionCount() const { return m_pane.content().count; }
    void setPosition(int position) { m_pane.setPosition(position); }
    /// The position whose slice is nearest to a patient point; none without geometry.
    [[nodiscard]] std::optional<int> positionOf(PatientPoint point) const
    {
        return positionNearest(m_pane.volumes(), point);
    }
    /// The block and slice now shown; null when empty.
    [[nodiscard]] VolumePtr currentVolume() const { return m_pane.volume(); }
    [[nodiscard]] int currentSlice() const { return m_pane.slice(); }

    /// Goes to the slice nearest to a patient point (block first), optionally centring and zooming
    /// on it: @p fieldOfViewMm is what the smaller side of the pane then spans.
    void showPoint(PatientPoint point, std::optional<double> fieldOfViewMm = {})
    {
        m_pane.showPoint(point, fieldOfViewMm);
    }

    [[nodiscard]] const SliceScene& scene() const { return m_pane.scene(); }
    [[nodiscard]] ViewState viewState() const { return m_pane.viewState(); }
    /// Sets all of the view but the slice.
    void setViewState(const ViewState& state) { m_pane.setViewState(state); }
    void resetView() { m_pane.resetView(); }
    /// See core/imaging/windows/window_presets.h.
    void applyWindowPreset(int preset) { m_pane.applyWindowPreset(preset); }
    void setWindow(double center, double width) { m_pane.setWindow(center, width); }
    /// Window, inversion and interpolation of another view; place and turns stay.
    void setDisplay(const ViewState& from) { m_pane.setDisplay(from); }
    void zoomAtMiddle(double factor) { m_pane.zoomAtMiddle(factor); }
    /// Zooms at the mouse where it is in the pane, else at the middle.
    void zoomBy(double factor);
    /// Shows one pixel of the slice on one of the screen.
    void showOneToOne() { m_pane.showOneToOne(); }
    /// See StackView::setSpine().
    void setSpine(std::vector<PatientPoint> points) { m_pane.setSpine(std::move(points)); }

    /// Which positions have been on the screen.
    [[nodiscard]] const std::vector<bool>& viewed() const { return m_pane.viewed(); }
    void setViewed(std::vector<bool> viewed) { m_pane.setViewed(std::move(viewed)); }
    /// A note on what the pane is doing, small at the bottom; empty for none.
    void setNote(const QString& note);
    /// Dragging up and down then changes the window's width, sideways its level.
    void setWindowAxesSwapped(bool swapped);
    /// The left button places the linked crosshair, and it stays.
    void setCrosshairTool(bool on) { m_pane.setCrosshairTool(on); }

    void setMarks(std::vector<PaneMark> marks);
    void setLevels(std::vector<PaneLevel> levels);
    [[nodiscard]] const std::vector<PaneLevel>& levels() const { return m_pane.content().levels; }
    void setReferences(std::vector<PaneReference> references);
    void setSegments(std::vector<PaneSegment> segments);
    /// Handles on the line of a resampled plane; none takes them away.
    void setObliqueLine(std::optional<ObliqueLine> line);
    [[nodiscard]] const std::optional<ObliqueLine>& obliqueLine() const
    {
        return m_pane.content().obliqueLine;
    }
    void setCrosshair(std::optional<PatientPoint> point);
    /// A translucent map over the slice that it lies on, with its legend; none takes it away.
    void setHeat(std::optional<PaneHeat> heat);
    /// What the left button does.
    void setTool(PaneTool tool) { m_pane.setTool(tool); }
    [[nodiscard]] PaneTool tool() const { return m_pane.content().tool; }
    /// The reader's annotations of the whole study: each is shown on its own picture.
    void setAnnotations(std::vector<Annotation> annotations)
    {
        m_pane.setAnnotations(std::move(annotations));
    }
    void setSelectedAnnotation(const QString& annotationUid);
    /// Marks of automatic measures of the whole study: each is shown on its own picture.
    void setMeasureMarks(std::vector<MeasureMark> marks);
    /// The picture on the screen; unknown where it is none of a file.
    [[nodiscard]] PictureIdentity shownPicture() const { return m_pane.shownPicture(); }
    void setActive(bool active);
    /// Hides marks, levels and lines (held key).
    void setOverlaysVisible(bool visible);
    /// Hides corner texts, scrollbar and scale bar: for small evidence panes.
    void setCompact(bool compact);

Q_SIGNALS:
    void activated();
    void positionChanged(int position);
    /// Window, zoom, pan, turns or interpolation changed: viewState().
    void viewChanged();
    void crosshairMoved(foramen::PatientPoint point);
    void crosshairLeft();
    void markClicked(foramen::Site site);
    /// A mark was dragged and dropped: the new place on the slice shown.
    void markMoved(foramen::Site site, foramen::PatientPoint point, foramen::ImagePoint image);
    void contextMenuRequested(QPoint globalPosition);
    void doubleClicked();
    /// The drawing is complete; it has no UID yet.
    void annotationPlaced(const foramen::Annotation& annotation);
    /// @param step  text for the undo menu.
    void annotationChanged(const foramen::Annotation& annotation, const QString& step);
    void annotationSelected(const QString& annotationUid); ///< empty: none
    /// Escape without anything to cancel, or the tool ends after one use.
    void toolDropped();

protected:
    bool event(QEvent* event) override; ///< keys of a drawing go before any shortcut
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    /// The whole title where it is pointed at, because it may be shown shortened.
    bool showTitleTip(const QHelpEvent& event);
    template <class Value> void set(Value PaneContent::*part, Value value)
    {
        m_pane.content().*part = std::move(value);
        repaintIfChanged();
    }
    /// Scrolling one pane asks all of them to show their views; most look as before.
    void repaintIfChanged();
    void connectPane();
    void showCursor();

    Pane m_pane;
    PanePainter m_painter;
    PaintedLook m_painted;
};

} // namespace foramen
