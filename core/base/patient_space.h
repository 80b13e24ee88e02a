#pragma once

#include <cmath>

namespace foramen {

/// A direction or displacement in patient space: LPS (x to the patient's left, y to posterior, z to
/// the head), mm.
struct PatientVector {
    double x = 0;
    double y = 0;
    double z = 0;
    friend bool operator==(const PatientVector&, const PatientVector&) = default;
};

/// A position in patient space: LPS, mm, in one Frame of Reference.
struct PatientPoint {
    double x = 0;
    double y = 0;
    double z = 0;
    friend bool operator==(const PatientPoint&, const PatientPoint&) = default;
};

/// A position in a volume: continuous, integers at voxel centres, 0-based.
struct VoxelPoint {
    double column = 0;
    double row = 0;
    double slice = 0;
    friend bool operator==(const VoxelPoint&, const VoxelPoint&) = default;
};

/// A position in one picture: pixels, (0, 0) is the centre of the first pixel. x of the RSNA tables
/// is `column`, y is `row`.
struct ImagePoint {
    double column = 0;
    double row = 0;
    friend bool operator==(const ImagePoint&, const ImagePoint&) = default;
};

constexpr PatientVector operator+(PatientVector a, PatientVector b)
{
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
constexpr PatientVector operator-(PatientVector a, PatientVector b)
{
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
constexpr PatientVector operator-(PatientVector a)
{
    return {-a.x, -a.y, -a.z};
}
constexpr PatientVector operator*(PatientVector a, double s)
{
    return {a.x * s, a.y * s, a.z * s};
}
constexpr PatientVector operator*(double s, PatientVector a)
{
    return a * s;
}
constexpr PatientPoint operator+(PatientPoint p, PatientVector v)
{
    return {p.x + v.x, p.y + v.y, p.z + v.z};
}
constexpr PatientPoint operator-(PatientPoint p, PatientVector v)
{
    return {p.x - v.x, p.y - v.y, p.z - v.z};
}
constexpr PatientVector operator-(PatientPoint a, PatientPoint b)
{
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}

constexpr double dot(PatientVector a, PatientVector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
constexpr PatientVector cross(PatientVector a, PatientVector b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(PatientVector a)
{
    return std::sqrt(dot(a, a));
}
inline double distance(PatientPoint a, PatientPoint b)
{
    return length(a - b);
}
/// @return the unit vector along a, or the zero vector for a zero vector.
inline PatientVector normalized(PatientVector a)
{
    const double size = length(a);
    return size > 0 ? a * (1 / size) : PatientVector{};
}

} // namespace foramen
