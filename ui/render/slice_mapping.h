#pragma once

#include "core/imaging/volume.h"
#include "ui/render/view_state.h"

namespace foramen {

/// Size of a pane, logical pixels.
struct PaneSize {
    double width = 0;
    double height = 0;
    friend bool operator==(const PaneSize&, const PaneSize&) = default;
};

/// Maps the pixels of a volume's slices to a pane: one matrix gives every position, direction and
/// orientation letter. Default orientation is radiological (see SliceScene); the axes of the
/// picture always stay along those of the pane.
class SliceMapping {
public:
    SliceMapping() = default;
    SliceMapping(const Volume& volume, const ViewState& state, PaneSize pane);

    /// Position on the pane of a position in the picture, and back.
    [[nodiscard]] DisplayPoint displayFromImage(ImagePoint image) const;
    [[nodiscard]] ImagePoint imageFromDisplay(DisplayPoint display) const;

    /// Logical pixels per mm; per pixel of the picture where the volume has no geometry.
    [[nodiscard]] double scale() const { return m_scale; }
    /// Patient directions of the screen's right and down, unit vectors.
    [[nodiscard]] PatientVector screenRight() const { return m_screenRight; }
    [[nodiscard]] PatientVector screenDown() const { return m_screenDown; }

private:
    DisplayPoint m_origin; ///< of the centre of pixel (0, 0)
    DisplayPoint m_columnStep{1, 0}; ///< from one column to the next
    DisplayPoint m_rowStep{0, 1}; ///< from one row to the next
    double m_scale = 1;
    PatientVector m_screenRight{1, 0, 0};
    PatientVector m_screenDown{0, 1, 0};
};

} // namespace foramen
