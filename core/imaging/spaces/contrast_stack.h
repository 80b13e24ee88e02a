#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"

#include <array>
#include <cstddef>
#include <vector>

namespace foramen {

/// The local contrasts of a stack on an even grid in patient space: each slice as it is, or mixed
/// of the two about it where slices have offsets of their own.
struct ContrastStack {
    std::array<int, 3> size{}; ///< columns, rows, slices
    PatientPoint origin; ///< centre of the first voxel, LPS, mm
    /// Unit vectors of growing column, row and slice; the last is oblique in a sheared stack.
    std::array<PatientVector, 3> axes{};
    std::array<double, 3> spacing{}; ///< mm along the axes
    std::vector<float> values; ///< -1 to 1.5; 0 in air and where a slice is missing

    [[nodiscard]] bool isEmpty() const { return values.empty(); }
    [[nodiscard]] std::size_t indexOf(int column, int row, int slice) const
    {
        return (static_cast<std::size_t>(slice) * static_cast<std::size_t>(size[1])
                + static_cast<std::size_t>(row))
            * static_cast<std::size_t>(size[0])
            + static_cast<std::size_t>(column);
    }
};

/// @param pixel  mm: the pixels that contrasts are computed on, at least those of the volume.
/// @return empty where no slice has a picture of 8 x 8 such pixels.
[[nodiscard]] ContrastStack contrastStack(const Volume& volume, double pixel = 2);

/// The stack mirrored from left to right. @param x of the plane of the mirror, LPS, mm
[[nodiscard]] ContrastStack mirroredAt(ContrastStack stack, double x);

/// The part of a stack inside a box about a point, by whole voxels; empty where it is outside.
/// @param before, after  how far the box reaches from the point along each axis of the patient, mm
[[nodiscard]] ContrastStack partOf(const ContrastStack& stack, PatientPoint point,
                                   PatientVector before, PatientVector after);

} // namespace foramen
