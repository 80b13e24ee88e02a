#pragma once

#include "core/imaging/volume_geometry.h"

namespace foramen::test {

/// One sagittal slice, a square of @p side pixels, the first of which lies at the origin.
/// @param spacing of its pixels, mm.
inline VolumeGeometry flatGeometry(int side, double spacing)
{
    VolumeGeometry geometry;
    geometry.columns = geometry.rows = side;
    geometry.slices = 1;
    geometry.rowDirection = {0, 1, 0};
    geometry.columnDirection = {0, 0, -1};
    geometry.columnSpacing = geometry.rowSpacing = spacing;
    geometry.sliceSpacing = 4;
    return geometry;
}

} // namespace foramen::test
