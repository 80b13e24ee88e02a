#pragma once

#include "core/ai/preprocessing/canonical_volume.h"
#include "core/ai/preprocessing/picture_frame.h"
#include "core/base/patient_space.h"

#include <vector>

namespace foramen {

/// The sizes of the networks' inputs (core/ai/README.md). A change of one is a change of the model
/// format.
constexpr int kSagittalPictureSize = 192; ///< pixels, square
constexpr int kAxialPictureSize = 128; ///< pixels, square
constexpr double kPictureSpacing = 1.5; ///< mm
constexpr int kPictureChannels = 2; ///< intensity, local contrast
constexpr int kCropSlices = 5;
constexpr int kCropSize = 96; ///< pixels, square
constexpr double kCropExtent = 50; ///< mm
constexpr double kCropSpacing = kCropExtent / kCropSize; ///< mm, 0.52

/// The input of a localiser: one slice at 1.5 mm, with the slice's centre in its centre. Channel 0:
/// intensity, 0 to 1 between the 1st and the 98th percentile of the pixels above the volume's
/// lowest value. Channel 1: local contrast over 22 mm, -1 to 1. Outside the slice: 0.
struct LocaliserPicture {
    int size = 0; ///< pixels, square
    int slice = 0; ///< canonical index
    std::vector<float> values; ///< channels, then rows, then columns
    PictureFrame frame;
};
/// @param slice  canonical index, 0 to slices() - 1.
[[nodiscard]] LocaliserPicture localiserPicture(const CanonicalVolume& volume, int slice,
                                                const PictureAffine& affine = {});

/// The random displacement of a crop in training; none in grading.
struct CropJitter {
    PictureAffine affine; ///< about the crop's centre
    int slices = 0; ///< slices further along the canonical order
};

enum class CropSide { AsIs, Mirrored };

/// The input of a grader: 5 slices of 96 x 96 pixels over 50 mm about a point. Slices are
/// neighbours in the block (those of thin-slice volumes about 4 mm apart), repeated at its ends and
/// where one is missing. Mirrored (for the right side, so that all sites look like left ones):
/// axial columns flipped, sagittal slice order reversed. Normalised by mean and deviation of the
/// voxels above the volume's lowest value, clamped to +-4, divided by 4; outside the slice: 0.
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
