#pragma once

#include "core/base/patient_space.h"

#include <array>
#include <vector>

namespace foramen {

/// Position and spacing of a block of parallel, equidistant slices in patient space. Right-handed:
/// sliceNormal = rowDirection x columnDirection; slice indices grow along it. In a sheared block
/// each slice is also shifted in its plane; in an uneven one each has an offset of its own. All
/// positions LPS, mm.
struct VolumeGeometry {
    PatientPoint origin; ///< centre of voxel (0, 0, 0)
    PatientVector rowDirection{1, 0, 0}; ///< unit, direction of growing column index
    PatientVector columnDirection{0, 1, 0}; ///< unit, direction of growing row index
    double columnSpacing = 1; ///< mm between columns
    double rowSpacing = 1; ///< mm between rows
    double sliceSpacing = 1; ///< mm between slice centres, measured from positions; slice thickness
                             ///< for a single slice
    int columns = 0;
    int rows = 0;
    int slices = 0;
    PatientVector sliceShift{}; ///< mm in the plane from a slice to the next; zero unless sheared
    /// Of each slice, from its place in the even stack above to where it lies, mm, less than a
    /// spacing along the normal; empty unless uneven.
    std::vector<PatientVector> sliceOffsets{};

    [[nodiscard]] PatientVector sliceNormal() const { return cross(rowDirection, columnDirection); }

    /// Patient position of a continuous voxel position; voxel centres are at integers.
    [[nodiscard]] PatientPoint patientFromVoxel(VoxelPoint voxel) const;
    /// Inverse of patientFromVoxel(); the result may lie outside the volume.
    [[nodiscard]] VoxelPoint voxelFromPatient(PatientPoint patient) const;
    /// Whether a voxel position lies inside the volume, up to half a voxel beyond the outer
    /// centres.
    [[nodiscard]] bool contains(VoxelPoint voxel) const;
    /// Signed distance of a point from the origin along the slice normal, mm.
    [[nodiscard]] double slicePosition(PatientPoint patient) const;
    /// Signed distance of a point from a slice along the slice normal, mm.
    [[nodiscard]] double distanceFromSlice(PatientPoint patient, double slice) const;

private:
    [[nodiscard]] PatientVector offsetAt(double slice) const;
    [[nodiscard]] double sliceAt(double position) const;
};

/// The standard plane that a slice is nearest to.
enum class AnatomicalPlane { Sagittal, Axial, Coronal, Oblique };

/// The plane whose normal is nearest to the slice normal; Oblique when that is more than 50 degrees
/// away (never for a unit normal) or when the two nearest axes are within 5 degrees of each other.
[[nodiscard]] AnatomicalPlane planeOf(const VolumeGeometry& geometry);

/// Whether slices are shown like axial ones: their normal is nearest to the long axis of the body.
/// Includes blocks along L5/S1 that are tilted by up to 60 degrees.
[[nodiscard]] bool isAcrossBody(const VolumeGeometry& geometry);

/// The letters of a direction (PS3.3 C.7.6.1.1.1): "LP", "H", ... At most three of L/R, P/A, H/F,
/// the main axis first, then other axes with a share above 0.2.
struct OrientationLetters {
    std::array<char, 4> text{}; ///< zero-terminated
    [[nodiscard]] const char* c_str() const { return text.data(); }
};
[[nodiscard]] OrientationLetters orientationLetters(PatientVector direction);

} // namespace foramen
