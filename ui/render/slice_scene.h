#pragma once

#include "core/imaging/volume.h"
#include "ui/render/view_state.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace foramen {

/// An 8-bit picture owned by the scene; valid until the next render().
struct RenderedImage {
    const std::uint8_t* gray = nullptr;
    int width = 0; ///< device pixels
    int height = 0;
    int bytesPerLine = 0;
    std::uint64_t number = 0; ///< another one for each picture of any scene; 0 for none of a scene
    const std::uint32_t* colors = nullptr; ///< 0xffrrggbb, width a line; null for a grey series
};

/// One slice of a volume, resampled to a pane's pixels, for any plane. Needs no window and
/// no OpenGL. The buffers are kept between calls: a step through slices allocates nothing. GUI
/// thread, or one thread in tests.
///
/// Default orientation is radiological: sagittal with anterior on the left and head up, axial with
/// the patient's right on the left and anterior up, coronal with the patient's right on the left
/// and head up, whatever the order of rows, columns and slices in the file.
class SliceScene {
public:
    SliceScene();
    ~SliceScene();

    /// The volume shown; null for none.
    void setVolume(VolumePtr volume);
    [[nodiscard]] const VolumePtr& volume() const;

    /// Size of the pane in logical pixels, and the device pixels along each of them.
    void setSize(double width, double height, double devicePixelRatio);

    void setViewState(const ViewState& state);
    [[nodiscard]] const ViewState& viewState() const;

    /// The default view: the whole middle slice, with automaticWindow().
    [[nodiscard]] ViewState defaultViewState() const;

    /// Renders the slice. Background is 0 (also when inverted).
    [[nodiscard]] RenderedImage render();

    /// Logical pixel of a patient point's projection on the shown slice, and back. Only with a
    /// volume.
    [[nodiscard]] DisplayPoint displayFromPatient(PatientPoint patient) const;
    [[nodiscard]] PatientPoint patientFromDisplay(DisplayPoint display) const;
    [[nodiscard]] ImagePoint imageFromDisplay(DisplayPoint display) const;
    [[nodiscard]] DisplayPoint displayFromImage(ImagePoint image) const;
    /// Logical pixels per mm (per pixel of the picture where there is no geometry).
    [[nodiscard]] double scale() const;
    /// Signed distance of a patient point from the shown slice along its normal, mm.
    [[nodiscard]] double distanceFromSlice(PatientPoint patient) const;
    /// The slice nearest to a patient point, clamped to the volume.
    [[nodiscard]] int nearestSlice(PatientPoint patient) const;

    /// Patient directions of the screen's right and down, unit vectors, from the current matrix:
    /// the orientation letters are made from them.
    [[nodiscard]] PatientVector screenRight() const;
    [[nodiscard]] PatientVector screenDown() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
