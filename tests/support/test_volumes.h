#pragma once

#include "core/imaging/volume.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace foramen::test {

/// A body without symmetry, so that each mirrored or turned picture differs: a gradient from right
/// to left, from front to back and from feet to head, a large ball above, a medium one in front and
/// a small one on the patient's left. @return 0 to about 1000.
inline double asymmetricBody(PatientPoint p)
{
    const auto ball = [&p](PatientPoint centre, double radius, double value) {
        const double far = distance(p, centre);
        return value * std::clamp((radius - far) / 4 + 0.5, 0.0, 1.0);
    };
    return 200 + 1.5 * p.x + 1.0 * p.y + 0.5 * p.z + ball({-6, 4, 30}, 14, 500)
        + ball({4, -32, -8}, 9, 350) + ball({-28, 14, 0}, 8, 450) + ball({30, 10, -20}, 6, 600);
}

/// How a file stores a block: which patient directions its columns, rows and slices follow.
struct Storage {
    PatientVector row{1, 0, 0};
    PatientVector column{0, 1, 0};
    double spacing = 2; ///< mm within a slice
    double sliceSpacing = 4; ///< mm
    int side = 50; ///< columns and rows
    int slices = 21;
};

/// The body sampled on a block whose centre is the origin of patient space.
inline std::shared_ptr<Volume> sampledBody(const Storage& storage)
{
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& geometry = volume->geometry;
    geometry.rowDirection = normalized(storage.row);
    geometry.columnDirection = normalized(storage.column);
    geometry.columnSpacing = storage.spacing;
    geometry.rowSpacing = storage.spacing;
    geometry.sliceSpacing = storage.sliceSpacing;
    geometry.columns = storage.side;
    geometry.rows = storage.side;
    geometry.slices = storage.slices;
    const VoxelPoint middle{(storage.side - 1) / 2.0, (storage.side - 1) / 2.0,
                            (storage.slices - 1) / 2.0};
    geometry.origin = geometry.origin - (geometry.patientFromVoxel(middle) - PatientPoint{});
    volume->seriesInstanceUid = "1.2.3";
    volume->frameOfReferenceUid = "1.2.3.4";
    volume->sliceThickness = storage.sliceSpacing;
    volume->sources.resize(static_cast<std::size_t>(storage.slices));
    for (int slice = 0; slice < storage.slices; ++slice)
        for (int row = 0; row < storage.side; ++row)
            for (int column = 0; column < storage.side; ++column)
                volume->voxels.push_back(static_cast<std::int16_t>(std::lround(asymmetricBody(
                    geometry.patientFromVoxel({column * 1.0, row * 1.0, slice * 1.0})))));
    return volume;
}

inline constexpr PatientVector kToLeft{1, 0, 0};
inline constexpr PatientVector kToBack{0, 1, 0};
inline constexpr PatientVector kToHead{0, 0, 1};

inline std::shared_ptr<Volume> sagittalBody()
{
    return sampledBody({.row = kToBack, .column = -kToHead});
}

inline std::shared_ptr<Volume> axialBody()
{
    return sampledBody({.row = kToLeft, .column = kToBack});
}

/// An axial block tilted about the left-right axis, as along a disc. @param degrees > 0: its
/// posterior edge is turned to the head.
inline std::shared_ptr<Volume> tiltedAxialBody(double degrees)
{
    const double angle = degrees * 3.14159265358979 / 180;
    return sampledBody({.row = kToLeft, .column = {0, std::cos(angle), std::sin(angle)}});
}

} // namespace foramen::test
