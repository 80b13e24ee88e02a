#include "core/imaging/registration/rigid_transform.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace foramen {

namespace {

constexpr double kRadian = std::numbers::pi / 180;

} // namespace

PatientVector RigidTransform::operator()(PatientVector direction) const
{
    return {dot(rows[0], direction), dot(rows[1], direction), dot(rows[2], direction)};
}

PatientPoint RigidTransform::operator()(PatientPoint point) const
{
    return PatientPoint{} + (*this)(point - PatientPoint{}) + translation;
}

RigidTransform RigidTransform::inverse() const
{
    RigidTransform back;
    back.rows = {{{rows[0].x, rows[1].x, rows[2].x},
                  {rows[0].y, rows[1].y, rows[2].y},
                  {rows[0].z, rows[1].z, rows[2].z}}};
    back.translation = -back(translation);
    return back;
}

double RigidTransform::degrees() const
{
    // The trace of a rotation matrix is 1 + 2 cos(angle).
    const double cosine = (rows[0].x + rows[1].y + rows[2].z - 1) / 2;
    return std::acos(std::clamp(cosine, -1.0, 1.0)) / kRadian;
}

RigidTransform after(const RigidTransform& second, const RigidTransform& first)
{
    const RigidTransform columns = first.inverse(); // its rows are the columns of the first
    RigidTransform both;
    for (std::size_t row = 0; row < 3; ++row)
        both.rows[row] = {dot(second.rows[row], columns.rows[0]),
                          dot(second.rows[row], columns.rows[1]),
                          dot(second.rows[row], columns.rows[2])};
    both.translation = second(first.translation) + second.translation;
    return both;
}

RigidTransform turnAbout(PatientPoint point, PatientVector axis, double degrees,
                         PatientVector shift)
{
    // Rodrigues' formula.
    const PatientVector u = normalized(axis);
    const double c = std::cos(degrees * kRadian);
    const double s = std::sin(degrees * kRadian);
    const double d = 1 - c;
    RigidTransform turn;
    turn.rows = {{{c + u.x * u.x * d, u.x * u.y * d - u.z * s, u.x * u.z * d + u.y * s},
                  {u.y * u.x * d + u.z * s, c + u.y * u.y * d, u.y * u.z * d - u.x * s},
                  {u.z * u.x * d - u.y * s, u.z * u.y * d + u.x * s, c + u.z * u.z * d}}};
    turn.translation = point - turn(point) + shift;
    return turn;
}

VolumeGeometry moved(VolumeGeometry geometry, const RigidTransform& transform)
{
    geometry.origin = transform(geometry.origin);
    geometry.rowDirection = transform(geometry.rowDirection);
    geometry.columnDirection = transform(geometry.columnDirection);
    geometry.sliceShift = transform(geometry.sliceShift);
    for (PatientVector& offset : geometry.sliceOffsets)
        offset = transform(offset);
    return geometry;
}

} // namespace foramen
