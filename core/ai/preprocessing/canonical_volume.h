#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"

#include <array>
#include <cstddef>
#include <optional>

namespace foramen {

enum class PicturePlane { Sagittal, Axial };

/// A view of a volume's voxels in canonical order, by geometry alone and without a copy. So patient
/// position, slice order and flips in the files have no effect. Sagittal: columns grow to
/// posterior, rows to the feet, slices from right to left. Axial: columns grow to the patient's
/// left, rows to posterior, slices from head to feet. All indices are 0-based, integers at voxel
/// centres; the frame may be left-handed.
class CanonicalVolume {
public:
    /// @return none without geometry, without voxels, or when the slices lie more than 50 degrees
    /// off the plane.
    [[nodiscard]] static std::optional<CanonicalVolume> create(VolumePtr volume,
                                                               PicturePlane plane);

    [[nodiscard]] PicturePlane plane() const { return m_plane; }
    [[nodiscard]] const Volume& volume() const { return *m_volume; }
    [[nodiscard]] int columns() const { return m_axes[0].count; }
    [[nodiscard]] int rows() const { return m_axes[1].count; }
    [[nodiscard]] int slices() const { return m_axes[2].count; }
    [[nodiscard]] double columnSpacing() const { return m_axes[0].spacing; } ///< mm
    [[nodiscard]] double rowSpacing() const { return m_axes[1].spacing; } ///< mm
    [[nodiscard]] double sliceSpacing() const { return m_axes[2].spacing; } ///< mm
    /// Unit vectors, LPS, along growing columns, rows and slices.
    [[nodiscard]] PatientVector alongColumns() const { return m_axes[0].direction; }
    [[nodiscard]] PatientVector alongRows() const { return m_axes[1].direction; }
    [[nodiscard]] PatientVector alongSlices() const { return m_axes[2].direction; }

    /// Continuous canonical position of a patient point (LPS, mm); may lie outside. Inverse of
    /// patientFromCanonical().
    [[nodiscard]] VoxelPoint canonicalFromPatient(PatientPoint patient) const;
    [[nodiscard]] PatientPoint patientFromCanonical(VoxelPoint canonical) const;
    /// The volume's own slice index and pixel of a canonical position.
    [[nodiscard]] VoxelPoint voxelFromCanonical(VoxelPoint canonical) const;
    [[nodiscard]] VoxelPoint canonicalFromVoxel(VoxelPoint voxel) const;

    /// The position in another slice at the same place, along the slices' normal.
    [[nodiscard]] VoxelPoint acrossFrom(VoxelPoint canonical, int slice) const;

    /// The slice nearest to a point, clamped to the volume; slices that are marked missing are
    /// skipped where possible.
    [[nodiscard]] int nearestSlice(PatientPoint patient) const;
    /// The DICOM image of a slice. @param slice canonical index.
    [[nodiscard]] const SliceSource& source(int slice) const;

    /// The value (rescaled) at an integer canonical position inside the volume.
    [[nodiscard]] float value(int column, int row, int slice) const;
    /// Bilinear value within a slice. @return none outside the slice, beyond half a voxel from the
    /// outer centres.
    [[nodiscard]] std::optional<float> sample(double column, double row, int slice) const;
    /// The lowest value of the volume, which padding and missing slices have.
    [[nodiscard]] float lowest() const { return m_lowest; }

private:
    struct Axis {
        PatientVector direction;
        double spacing = 1;
        int count = 0;
        std::ptrdiff_t stride = 0; ///< voxels from one canonical index to the next
        int nativeAxis = 0; ///< 0 column, 1 row, 2 slice of the volume
        bool reversed = false;
    };
    CanonicalVolume() = default;

    VolumePtr m_volume;
    PicturePlane m_plane = PicturePlane::Sagittal;
    std::array<Axis, 3> m_axes{};
    std::ptrdiff_t m_first = 0; ///< position of canonical voxel (0, 0, 0) in Volume::voxels
    float m_lowest = 0;
};

} // namespace foramen
