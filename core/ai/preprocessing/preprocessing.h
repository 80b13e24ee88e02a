#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// The sizes that networks and preprocessing agree on (core/ai/README.md). Changing one changes the
/// model format.
constexpr int kSagittalPictureSize = 192; ///< pixels, square
constexpr int kAxialPictureSize = 128; ///< pixels, square
constexpr double kPictureSpacing = 1.5; ///< mm
constexpr int kPictureChannels = 2; ///< intensity, local contrast
constexpr int kCropSlices = 5;
constexpr int kCropSize = 96; ///< pixels, square
constexpr double kCropExtent = 50; ///< mm
constexpr double kCropSpacing = kCropExtent / kCropSize; ///< mm, 0.52

enum class PicturePlane { Sagittal, Axial };

/// A volume's voxels in canonical order, by geometry alone and without a copy, so that patient
/// position, slice order and flips of the files cannot matter. Sagittal: columns grow to posterior,
/// rows to the feet, slices from right to left. Axial: columns grow to the patient's left, rows to
/// posterior, slices from head to feet. All indices are 0-based, integers at voxel centres; the
/// frame may be left-handed.
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
    /// Unit vectors, LPS: the way columns, rows and slices grow.
    [[nodiscard]] PatientVector alongColumns() const { return m_axes[0].direction; }
    [[nodiscard]] PatientVector alongRows() const { return m_axes[1].direction; }
    [[nodiscard]] PatientVector alongSlices() const { return m_axes[2].direction; }

    /// Continuous canonical position of a patient point (LPS, mm); may lie outside. Inverse of
    /// patientFromCanonical().
    [[nodiscard]] VoxelPoint canonicalFromPatient(PatientPoint patient) const;
    [[nodiscard]] PatientPoint patientFromCanonical(VoxelPoint canonical) const;
    /// The volume's own slice index and pixel of a canonical position.
    [[nodiscard]] VoxelPoint voxelFromCanonical(VoxelPoint canonical) const;

    /// The slice nearest to a point, clamped to the volume; a slice that is marked missing is
    /// passed over where there is another.
    [[nodiscard]] int nearestSlice(PatientPoint patient) const;
    /// Where a slice came from. @param slice canonical index.
    [[nodiscard]] const SliceSource& source(int slice) const;

    /// The value (rescaled) at an integer canonical position inside the volume.
    [[nodiscard]] float value(int column, int row, int slice) const;
    /// Bilinear value within a slice. @return none outside the slice, beyond half a voxel from the
    /// outer centres.
    [[nodiscard]] std::optional<float> sample(double column, double row, int slice) const;
    /// The lowest value of the volume: padding and missing slices have it.
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
    PatientPoint m_origin; ///< centre of canonical voxel (0, 0, 0)
    std::ptrdiff_t m_first = 0; ///< its position in Volume::voxels
    float m_lowest = 0;
};

/// An augmentation of training, in millimetres about a centre: offset in the slice = matrix *
/// offset in the picture + shift.
struct PictureAffine {
    std::array<double, 4> matrix{1, 0, 0, 1}; ///< row-major; acts on (column, row)
    double columnShift = 0; ///< mm along the canonical columns
    double rowShift = 0; ///< mm along the canonical rows

    /// Rotates by @p radians (from columns towards rows); @p scale above 1 shows more of the slice,
    /// smaller.
    [[nodiscard]] static PictureAffine similarity(double radians, double scale, double columnShift,
                                                  double rowShift);
};

/// Where the pixels of a picture lie in patient space. (0, 0) is the centre of the first pixel.
struct PictureFrame {
    PatientPoint origin; ///< centre of pixel (0, 0), LPS, mm
    PatientVector columnStep; ///< from one column to the next, mm
    PatientVector rowStep; ///< from one row to the next, mm

    [[nodiscard]] PatientPoint patientFromPixel(ImagePoint pixel) const;
    /// The pixel above which the point lies: projected onto the picture along its normal.
    [[nodiscard]] ImagePoint pixelFromPatient(PatientPoint patient) const;
};

/// What a localiser sees: one slice at 1.5 mm, centred on the slice's centre. Channel 0: intensity,
/// 0 to 1 between the 1st and the 98th percentile of the pixels above the volume's lowest value.
/// Channel 1: local contrast over 22 mm, -1 to 1. Outside the slice: 0.
struct LocaliserPicture {
    int size = 0; ///< pixels, square
    int slice = 0; ///< canonical index
    std::vector<float> values; ///< channels, then rows, then columns
    PictureFrame frame;
};
/// @param slice  canonical index, 0 to slices() - 1.
[[nodiscard]] LocaliserPicture localiserPicture(const CanonicalVolume& volume, int slice,
                                                const PictureAffine& affine = {});

/// How a crop departs from its centre in training; nothing in use.
struct CropJitter {
    PictureAffine affine; ///< about the crop's centre
    int slices = 0; ///< slices further along the canonical order
};

enum class CropSide { AsIs, Mirrored };

/// What a grader sees: 5 slices of 96 x 96 over 50 mm about a point. Slices are neighbours in the
/// block (those of thin-slice volumes about 4 mm apart), repeated at its ends and where one is
/// missing. Mirrored (for the right side, so that all sites look like left ones): axial columns
/// flipped, sagittal slice order reversed. Normalised by mean and deviation of the voxels above the
/// volume's lowest value, clamped to +-4, divided by 4; outside the slice: 0.
struct GraderCrop {
    int slice = 0; ///< canonical index of the middle slice
    std::vector<float> values; ///< slices, then rows, then columns
    PictureFrame frame; ///< of the middle slice, as shown (a mirrored axial crop has its columns
                        ///< growing to the right)
};
/// @param center  LPS, mm; the nearest slice is the middle one.
[[nodiscard]] GraderCrop graderCrop(const CanonicalVolume& volume, PatientPoint center,
                                    CropSide side, const CropJitter& jitter = {});

} // namespace foramen
