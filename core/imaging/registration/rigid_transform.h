#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume_geometry.h"

#include <array>

namespace foramen {

/// A rotation followed by a translation, from the points of one patient space to those of another.
/// LPS, mm. The identity where nothing is given.
struct RigidTransform {
    /// Of the rotation matrix, which has the determinant 1.
    std::array<PatientVector, 3> rows{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    PatientVector translation; ///< mm

    [[nodiscard]] PatientPoint operator()(PatientPoint point) const;
    /// A direction is turned only.
    [[nodiscard]] PatientVector operator()(PatientVector direction) const;
    [[nodiscard]] RigidTransform inverse() const;
    /// The angle of the rotation, 0 to 180 degrees.
    [[nodiscard]] double degrees() const;
    friend bool operator==(const RigidTransform&, const RigidTransform&) = default;
};

/// The transform that does @p first and then @p second: second(first(point)).
[[nodiscard]] RigidTransform after(const RigidTransform& second, const RigidTransform& first);

/// A turn about an axis through a point, then a shift.
/// @param axis  need not be a unit vector; a right-handed turn about it
[[nodiscard]] RigidTransform turnAbout(PatientPoint point, PatientVector axis, double degrees,
                                       PatientVector shift = {});

/// The geometry of slices at the places that a transform takes theirs to.
[[nodiscard]] VolumeGeometry moved(VolumeGeometry geometry, const RigidTransform& transform);

} // namespace foramen
