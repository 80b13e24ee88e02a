#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"

#include <optional>
#include <span>

namespace foramen {

/// From what a window was chosen.
enum class WindowBasis {
    File, ///< the DICOM window, or VOI LUT
    Body, ///< the values of the whole body
    Spine, ///< the values of the vertebral column
};

/// The window in which a series is shown until the reader chooses another.
struct AutomaticWindow {
    WindowRange range;
    WindowBasis basis = WindowBasis::Body;
};

/// The DICOM window of a volume where it shows the body: of positive width, near the body's values
/// and not ten times wider or narrower; for CT, where it is of Hounsfield units.
[[nodiscard]] std::optional<WindowRange> fileWindow(const Volume& volume);

/// The window of a volume from percentiles of its body, as if the coil were everywhere as
/// sensitive as in the middle: a surface coil makes the fat of the back several times brighter
/// than the spine.
[[nodiscard]] WindowRange bodyWindow(const Volume& volume);

/// The window of a series from percentiles of the vertebral column and its canal.
/// @param blocks  of one series
/// @param discs  centres of discs in the coordinates of the series, LPS, mm, in any order
/// @return none where the column is not in the pictures, or their values are not those of MR.
[[nodiscard]] std::optional<WindowRange> spineWindow(std::span<const VolumePtr> blocks,
                                                     std::span<const PatientPoint> discs);

/// The window in which a series is shown at first. A usable DICOM window stays as long as no disc
/// is known, and where it shows the column much as spineWindow() does. Colours are shown as they
/// are.
/// @param shown  the block that is shown first
[[nodiscard]] AutomaticWindow automaticWindow(const Volume& shown,
                                              std::optional<WindowRange> spine = {});

} // namespace foramen
