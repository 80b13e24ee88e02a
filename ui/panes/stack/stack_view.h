#pragma once

#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"
#include "ui/render/slice_scene.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// A square field of a slice.
struct FieldOfView {
    PatientPoint center; ///< LPS, mm
    double sideMm = 0; ///< spans the smaller side of the pane
    friend bool operator==(const FieldOfView&, const FieldOfView&) = default;
};

/// The blocks of a series as one stack to scroll through, with its view. Window, zoom, pan and
/// turns stay the same from slice to slice and from block to block.
class StackView {
public:
    /// Shows the middle of the stack in its default view. Null pointers are left out.
    void setVolumes(std::vector<VolumePtr> volumes);
    [[nodiscard]] const std::vector<VolumePtr>& volumes() const { return m_volumes; }
    /// Replaces the stack block by block by one of the same size; the view stays.
    void replaceVolumes(std::vector<VolumePtr> volumes);

    /// 0-based in the whole stack, in the order of core/imaging/stack_order.h.
    [[nodiscard]] int position() const { return m_position; }
    [[nodiscard]] int count() const { return m_count; }
    /// Goes to a position, clamped. @return whether it is another one.
    bool setPosition(int position);

    /// Size of the pane, logical pixels: the same place stays in the middle.
    void setSize(double width, double height, double devicePixelRatio);
    /// Sets all of the view but the slice.
    void setViewState(const ViewState& state);
    /// The window about the spine of the series, once it is known: the automatic one of the presets
    /// and the default view. The shown window stays.
    void setSpineWindow(std::optional<WindowRange> window) { m_spineWindow = window; }
    /// automaticWindow() of the stack: that of its middle block.
    [[nodiscard]] WindowRange defaultWindow() const;
    /// Whether the default view crops the picture a little where it then fills the pane.
    void setCropped(bool isCropped);
    /// The field that the default view shows, larger where it would be blown up; none: the whole
    /// slice. It moves the picture only as long as the reader has not.
    void setDefaultField(std::optional<FieldOfView> field);
    /// The default view: default window, no turns, setCropped(), setDefaultField().
    void resetView();
    void setWindow(double center, double width);
    /// Window, inversion and interpolation of another view; place and turns stay.
    void setDisplay(const ViewState& from);
    /// @param preset  see core/imaging/windows/window_presets.h
    void applyWindowPreset(int preset);
    /// One of Volume::voiWindows, with its curve.
    void applyFileWindow(std::size_t index);
    /// Sets the window from the voxels between two points of the pane on the slice shown.
    void windowRegion(DisplayPoint corner, DisplayPoint opposite);
    /// Zooms by a factor and keeps what is under a point of the pane there.
    void zoomAt(DisplayPoint fixed, double factor);
    void setPan(DisplayPoint pan);
    /// Shows one pixel of the slice on one of the screen; the middle of the pane stays.
    void showOneToOne();
    /// Points to show in the middle of a sagittal pane by default: the discs. They move the picture
    /// only as long as the reader has not.
    void setSpine(std::vector<PatientPoint> points);

    /// Position of the slice nearest to a patient point, its block first; none without geometry.
    [[nodiscard]] std::optional<int> positionOf(PatientPoint point) const;
    /// Brings a point into view; with a field of view, into the middle, the pane's smaller side
    /// spanning so many mm.
    void lookAt(PatientPoint point, std::optional<double> fieldOfViewMm);

    [[nodiscard]] SliceScene& scene() { return m_scene; }
    [[nodiscard]] const SliceScene& scene() const { return m_scene; }

private:
    void showField(const FieldOfView& field);
    void applyHanging();
    [[nodiscard]] double zoomWithSpine(double zoom, double most) const;
    [[nodiscard]] DisplayPoint panToSpine() const;
    void forgetPlace();
    [[nodiscard]] const Volume& middleBlock() const;
    void centerOn(PatientPoint point);

    std::vector<VolumePtr> m_volumes;
    std::vector<PatientPoint> m_spine;
    std::optional<WindowRange> m_spineWindow;
    int m_count = 0;
    int m_position = 0;
    SliceScene m_scene;
    double m_width = 0;
    double m_height = 0;
    double m_devicePixelRatio = 1;
    std::optional<FieldOfView>
        m_focus; ///< until the reader zooms or pans, so that it survives a change of size
    bool m_isHanging = false; ///< likewise: the zoom is that of the default view
    bool m_isCropped = true;
    std::optional<FieldOfView> m_defaultField;
};

/// Position of the slice nearest to a patient point, its block first; none without geometry.
[[nodiscard]] std::optional<int> positionNearest(const std::vector<VolumePtr>& blocks,
                                                 PatientPoint point);

} // namespace foramen
