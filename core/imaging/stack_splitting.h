#pragma once

#include "core/base/patient_space.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// Largest distance of a slice from the straight line of an even stack, in its plane, mm.
inline constexpr double kInPlaneShiftMm = 0.25;

/// How far the distances of slices in an even stack may differ, mm.
[[nodiscard]] double gapTolerance(double spacing);

/// The place of one slice among parallel ones.
struct PlacedSlice {
    PatientVector offset; ///< from the first slice: along rows (x), columns (y) and normal (z), mm
    std::size_t order = 0; ///< rank of its Instance Number; equal where the numbers are
};

/// Divides parallel slices into blocks. A block is even, or one stack whose slices are moved a
/// little, each by itself. Whole groups of slices that are moved are blocks of their own.
/// @param slices  sorted along the normal
/// @param rounding  what rounded positions may add to a distance in each direction, mm; 0 when
/// they are exact
/// @return for each block the index after its last slice
[[nodiscard]] std::vector<std::size_t> blockEnds(const std::vector<PlacedSlice>& slices,
                                                 PatientVector rounding);

/// Separates even stacks whose slices lie between each other.
/// @param slices  sorted along the normal
/// @return the indices of each stack; one stack where they make up one
[[nodiscard]] std::vector<std::vector<std::size_t>>
interleavedStacks(const std::vector<PlacedSlice>& slices, PatientVector rounding);

} // namespace foramen
