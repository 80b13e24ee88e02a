#pragma once

#include "core/base/reason.h"
#include "core/dicom/study.h"
#include "core/imaging/volume_geometry.h"

#include <optional>
#include <string>

namespace foramen {

/// The part of the patient that a series shows, from its headers.
struct SeriesCoverage {
    int slices = 0; ///< pictures
    int placed = 0; ///< pictures with position and orientation
    int planes = 0; ///< how many of sagittal, axial and coronal occur
    std::optional<AnatomicalPlane>
        plane; ///< of most pictures; strongly tilted axial pictures count as axial
    int beside = 0; ///< pictures of other planes, and localizers among other pictures
    // Of the other pictures:
    bool isSparse = false; ///< parallel, and far from each other for their thickness
    double volumeMm3 = 0; ///< area of a picture times the extent across the slices; 0 when unknown
    double headMm = 0; ///< highest and lowest slice position along the patient's axis, LPS z
    double footMm = 0;
};

[[nodiscard]] SeriesCoverage coverageOf(const Series& series);

/// Whether Image Type calls a picture a localizer.
[[nodiscard]] bool isLocalizer(const Instance& instance);

/// "sagittal", "axial", "coronal", "oblique" within a reason.
[[nodiscard]] ReasonCode termOf(AnatomicalPlane plane);

} // namespace foramen
