#pragma once

#include "core/ai/measuring/sagittal_measures.h"
#include "core/ai/measuring/segmentation.h"
#include "core/ai/model/engine.h"
#include "core/ai/preprocessing/canonical_volume.h"
#include "core/ai/preprocessing/segmenter_picture.h"
#include "core/base/task.h"
#include "core/spine/measures/spine_measure.h"

#include <vector>

namespace foramen {

/// A picture for a segmenter: a slice, and the place in its middle.
struct PictureRequest {
    const CanonicalVolume* volume = nullptr;
    VoxelPoint middle; ///< canonical; its slice is a whole number
};

/// A slice with its segmentation.
struct SegmentedPicture {
    const CanonicalVolume* volume = nullptr;
    int slice = 0; ///< canonical index
    PictureFrame frame;
    Segmentation segmentation;

    /// The place of a patient point that is projected onto the picture.
    [[nodiscard]] FlatPoint placeOf(PatientPoint point) const;
    /// A measure of this picture, its marks in pixels of the DICOM image; without level and side.
    /// @param deviation  that of the kind; the measure's own is larger where its edges are unclear.
    [[nodiscard]] SpineMeasure measure(MeasureKind kind, const FlatMeasure& found,
                                       double deviation) const;
};

/// Runs a segmenter over pictures, in batches.
/// @return in the order of the requests; Cancelled, ModelContract for an output of another shape,
/// or the engine's failure.
[[nodiscard]] Result<std::vector<SegmentedPicture>>
segment(Engine& engine, NetworkRole segmenter, const std::vector<PictureRequest>& requests,
        const Task& task);

/// Gives each measure of a kind its value in per cent of that at the level above, where both are
/// known.
void addSharesOfLevelAbove(std::vector<SpineMeasure>& measures, MeasureKind kind);

} // namespace foramen
