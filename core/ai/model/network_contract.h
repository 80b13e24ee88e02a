#pragma once

#include "core/base/patient_space.h"

#include <cstddef>
#include <string_view>

namespace foramen {

/// Input and output of each network (core/ai/README.md). A model card names architectures;
/// NetworkRuntime::load() makes them. All arrays are f32, row-major.

/// in [n, 2, 192, 192], out [n, 11, 96, 96] at 3 mm, logits.
constexpr std::string_view kSagittalLocaliser = "sagittal_localiser";
/// in [n, 2, 128, 128], out [n, 3, 64, 64] at 3 mm, logits.
constexpr std::string_view kAxialLocaliser = "axial_localiser";
/// in [n, 5, 96, 96], out [n, 3] logits of Normal/Mild, Moderate, Severe.
constexpr std::string_view kGrader = "grader";
/// The same from the middle slice alone, with measures of its brightness beside its features
/// (picture_measures.h).
constexpr std::string_view kSliceGrader = "slice_grader";
/// The same from those measures alone, which few pictures train.
constexpr std::string_view kMeasureGrader = "measure_grader";
/// The same for a residual network of 18 or 50 layers (residual_network.h).
constexpr std::string_view kResnet18 = "resnet18";
constexpr std::string_view kResnet50 = "resnet50";
/// in [n, 2, 288, 160] at 0.8 mm, out [n, 5, 288, 160] at 0.8 mm, logits of a softmax over the
/// classes of a pixel (segment_class).
constexpr std::string_view kSagittalSegmenter = "sagittal_segmenter";
/// in [n, 2, 96, 96] at 0.6 mm, out [n, 5, 96, 96] at 0.6 mm, likewise: an axial slice about the
/// dural sac, and a sagittal slice about a neural foramen.
constexpr std::string_view kAxialSegmenter = "axial_segmenter";
constexpr std::string_view kForamenSegmenter = "foramen_segmenter";
/// A TorchScript file with the shapes of its role.
constexpr std::string_view kTorchScript = "torchscript";

/// Whether an architecture is one of our graders.
constexpr bool isGrader(std::string_view architecture)
{
    return architecture == kGrader || architecture == kSliceGrader || architecture == kMeasureGrader
        || architecture == kResnet18 || architecture == kResnet50;
}

/// Whether an architecture is one of our segmenters.
constexpr bool isSegmenter(std::string_view architecture)
{
    return architecture == kSagittalSegmenter || architecture == kAxialSegmenter
        || architecture == kForamenSegmenter;
}

/// Maps have half the resolution of the picture they are drawn from.
constexpr int kMapStride = 2; ///< picture pixels per map pixel
constexpr int kSagittalMapSize = 96; ///< pixels of 3 mm, square
constexpr int kAxialMapSize = 64; ///< pixels of 3 mm, square

/// Channels of the sagittal maps. The first seven are spatial softmaxes over the map and one more
/// bin of logit 0 that means "not in view"; the others are sigmoids.
namespace sagittal_map {
constexpr std::size_t kFirstLevel = 0; ///< L1/L2; then L2/L3 to L5/S1
constexpr std::size_t kT12L1 = 5;
constexpr std::size_t kT11T12 = 6;
constexpr std::size_t kPointCount = 7;
constexpr std::size_t kAnyDisc = 7;
constexpr std::size_t kSac = 8;
constexpr std::size_t kSacrum = 9;
constexpr std::size_t kForamen = 10; ///< heat map, radius 4 mm
constexpr std::size_t kCount = 11;
} // namespace sagittal_map

/// Channels of the axial maps: two spatial softmaxes as above, one sigmoid.
namespace axial_map {
constexpr std::size_t kLeftRecess = 0; ///< the patient's left subarticular point
constexpr std::size_t kRightRecess = 1;
constexpr std::size_t kPointCount = 2;
constexpr std::size_t kSac = 2;
constexpr std::size_t kCount = 3;
} // namespace axial_map

/// Channels of a segmenter's output: what a pixel shows.
namespace segment_class {
constexpr std::size_t kBackground = 0;
constexpr std::size_t kVertebra = 1; ///< bodies and arches above the sacrum
constexpr std::size_t kDisc = 2;
constexpr std::size_t kCanal = 3; ///< the dural sac with its content
/// Of the foramen segmenter, in place of the sac: a neural foramen with its fat and root.
constexpr std::size_t kForamen = 3;
constexpr std::size_t kSacrum = 4; ///< bodies
constexpr std::size_t kCount = 5;
} // namespace segment_class

/// The map pixel of a picture pixel, and back. (0, 0) is the centre of the first pixel in both.
constexpr ImagePoint mapFromPicture(ImagePoint picture)
{
    constexpr double half = (kMapStride - 1) / 2.0;
    return {(picture.column - half) / kMapStride, (picture.row - half) / kMapStride};
}
constexpr ImagePoint pictureFromMap(ImagePoint map)
{
    constexpr double half = (kMapStride - 1) / 2.0;
    return {map.column * kMapStride + half, map.row * kMapStride + half};
}

} // namespace foramen
