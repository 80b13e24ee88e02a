#pragma once

#include "core/imaging/volume.h"
#include "core/spine/terms.h"
#include "ui/panes/pane_marks.h"
#include "ui/render/slice_scene.h"

#include <QPoint>
#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace foramen {

struct ObliqueLine;
struct PaneHeat;
struct Annotation;
struct PictureIdentity;
enum class PaneTool;

/// One pane: a series of one or more blocks, scrolled through as one stack. Draws the slice by
/// SliceScene and everything else by QPainter on top: marks, levels, reference lines, crosshair,
/// letters, scale bar, corner texts, scrollbar, the reader's annotations. Left drag does what the
/// tool says (windows, at first) or moves a mark or an annotation, middle drag pans, right drag
/// zooms, wheel scrolls, Ctrl+wheel zooms at the cursor, Shift+move is the linked crosshair. Queued
/// wheel events fold into one step of drawing.
class ViewportWidget : public QWidget {
    Q_OBJECT

public:
    explicit ViewportWidget(QWidget* parent = nullptr);
    ~ViewportWidget() override;

    /// Title and second line at the upper left ("Sagittal T2", "4.0 mm").
    void setTitle(const QString& title, const QString& subtitle = {});
    /// Says that the picture is of another study ("PRIOR 2023-05-01"), with a frame of its own
    /// colour; nothing hides it. Empty for none.
    void setBadge(const QString& badge);
    [[nodiscard]] const QString& badge() const;
    /// What the pane shows instead of a picture ("No axial T2 in this study"); empty for none.
    void setMessage(const QString& message);
    /// Why this pane has no link to another; drawn small at the bottom; empty for none.
    void setLinkRemark(const QString& remark);
    [[nodiscard]] const QString& linkRemark() const;

    /// The blocks of a series in scrolling order; empty for none. Keeps nothing of the old view.
    void setVolumes(std::vector<VolumePtr> volumes);
    [[nodiscard]] const std::vector<VolumePtr>& volumes() const;
    /// The same stack made anew, block by block of the same size: nothing of the view changes.
    void replaceVolumes(std::vector<VolumePtr> volumes);
    /// Says on the picture that it was resampled from another series.
    void setResampled(bool resampled);
    [[nodiscard]] bool isResampled() const;

    /// 0-based position in the whole stack (core/imaging/stack_order.h), and how many there are.
    [[nodiscard]] int position() const;
    [[nodiscard]] int positionCount() const;
    void setPosition(int position);
    /// The position whose slice is nearest to a patient point; none without geometry.
    [[nodiscard]] std::optional<int> positionOf(PatientPoint point) const;
    /// The block and slice now shown; null when empty.
    [[nodiscard]] VolumePtr currentVolume() const;
    [[nodiscard]] int currentSlice() const;

    /// Goes to the slice nearest to a patient point (block first), optionally centring and zooming
    /// on it: @p fieldOfViewMm is what the smaller side of the pane then spans.
    void showPoint(PatientPoint point, std::optional<double> fieldOfViewMm = {});

    [[nodiscard]] const SliceScene& scene() const;
    [[nodiscard]] ViewState viewState() const;
    /// Sets all of the view but the slice.
    void setViewState(const ViewState& state);
    void resetView();
    /// 0 automatic (percentiles), 1 as DICOM says, 2 to 5 MR presets from percentiles.
    void applyWindowPreset(int preset);
    void setWindow(double center, double width);
    /// Window, inversion and interpolation of another view; place and turns stay.
    void setDisplay(const ViewState& from);
    void zoomAtMiddle(double factor);
    /// Zooms at the mouse where it is in the pane, else at the middle.
    void zoomBy(double factor);
    /// One pixel of the slice on one of the screen.
    void showOneToOne();
    /// See StackView::setSpine().
    void setSpine(std::vector<PatientPoint> points);

    /// Which positions have been on the screen.
    [[nodiscard]] const std::vector<bool>& viewed() const;
    void setViewed(std::vector<bool> viewed);
    /// What the pane is doing, small at the bottom; empty for nothing.
    void setNote(const QString& note);
    /// Dragging up and down then changes the window's width, sideways its level.
    void setWindowAxesSwapped(bool swapped);
    /// The left button places the linked crosshair, and it stays.
    void setCrosshairTool(bool on);

    void setMarks(std::vector<PaneMark> marks);
    void setLevels(std::vector<PaneLevel> levels);
    [[nodiscard]] const std::vector<PaneLevel>& levels() const;
    void setReferences(std::vector<PaneReference> references);
    void setSegments(std::vector<PaneSegment> segments);
    /// Handles on the line of a resampled plane; none takes them away.
    void setObliqueLine(std::optional<ObliqueLine> line);
    [[nodiscard]] const std::optional<ObliqueLine>& obliqueLine() const;
    void setCrosshair(std::optional<PatientPoint> point);
    /// A translucent map over the slice that it lies on, with its legend; none takes it away.
    void setHeat(std::optional<PaneHeat> heat);
    /// What the left button does.
    void setTool(PaneTool tool);
    [[nodiscard]] PaneTool tool() const;
    /// The reader's annotations of the whole study: each is shown on its own picture.
    void setAnnotations(std::vector<Annotation> annotations);
    void setSelectedAnnotation(const QString& annotationUid);
    /// The picture on the screen; unknown where it is none of a file.
    [[nodiscard]] PictureIdentity shownPicture() const;
    void setActive(bool active);
    /// Hides marks, levels and lines (held key).
    void setOverlaysVisible(bool visible);
    /// Hides corner texts, scrollbar and scale bar: for small evidence panes.
    void setCompact(bool compact);

Q_SIGNALS:
    void activated();
    void positionChanged(int position);
    /// Window, zoom, pan, turns or interpolation are others now: viewState().
    void viewChanged();
    void crosshairMoved(foramen::PatientPoint point);
    void crosshairLeft();
    void markClicked(foramen::Site site);
    /// A mark was dragged and dropped: the new place on the slice shown.
    void markMoved(foramen::Site site, foramen::PatientPoint point, foramen::ImagePoint image);
    void contextMenuRequested(QPoint globalPosition);
    void doubleClicked();
    /// Drawn to the end: it has no UID yet.
    void annotationPlaced(const foramen::Annotation& annotation);
    /// @param step what was done to it, in words.
    void annotationChanged(const foramen::Annotation& annotation, const QString& step);
    void annotationSelected(const QString& annotationUid); ///< empty: none
    /// Escape, and nothing else was left to give up; or the tool is done after one use.
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
    void wheelEvent(QWheelEvent* event) override;

private:
    void tellView();
    void connectAnnotations();
    void enterText(const Annotation& annotation);
    Annotation endText();
    [[nodiscard]] bool takesKey(int key) const;
    void takeKey(int key);

    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
