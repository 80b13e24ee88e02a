#pragma once

#include "core/dicom/study.h"

#include <optional>

namespace foramen {

/// The patient position (LPS, mm) of a pixel of an instance's first frame; none without plane or
/// spacing.
[[nodiscard]] inline std::optional<PatientPoint> patientFromImage(const Instance& instance,
                                                                  ImagePoint image)
{
    if (instance.frames.empty() || !instance.frames.front().plane)
        return std::nullopt;
    const ImagePlane& plane = *instance.frames.front().plane;
    if (plane.rowSpacing <= 0 || plane.columnSpacing <= 0)
        return std::nullopt;
    return plane.position + plane.rowDirection * (image.column * plane.columnSpacing)
        + plane.columnDirection * (image.row * plane.rowSpacing);
}

} // namespace foramen
