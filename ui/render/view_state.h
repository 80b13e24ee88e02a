#pragma once

#include "core/base/patient_space.h"

namespace foramen {

/// A position on the screen inside one pane: logical pixels, (0, 0) the upper left corner, y down.
struct DisplayPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const DisplayPoint&, const DisplayPoint&) = default;
};

/// How values between voxels are computed.
enum class Interpolation {
    Nearest, ///< none: each voxel is a square
    Linear,
    Cubic ///< the smoothest, and the slowest
};

/// How one pane shows a volume. Everything that is drawn is computed from it.
struct ViewState {
    int slice = 0; ///< 0-based slice of the volume
    double zoom = 1; ///< relative to fit: 1 shows the whole picture
    DisplayPoint
        pan; ///< displacement of the picture's centre from the pane's centre, logical pixels
    double windowCenter = 0; ///< rescaled units
    double windowWidth = 1;
    int voiWindow = 0; ///< whose curve applies, into Volume::voiWindows; 0: the default one
    int quarterTurns = 0; ///< clockwise, 0 to 3
    bool flipHorizontal = false; ///< applied after rotation, on the screen
    bool flipVertical = false;
    bool invert = false;
    Interpolation interpolation = Interpolation::Linear;
    friend bool operator==(const ViewState&, const ViewState&) = default;
};

} // namespace foramen
