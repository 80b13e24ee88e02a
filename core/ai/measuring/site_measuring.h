#pragma once

#include "core/ai/model/engine.h"
#include "core/ai/preprocessing/canonical_volume.h"
#include "core/base/task.h"
#include "core/spine/measures/spine_measure.h"

#include <optional>
#include <vector>

namespace foramen {

/// A place whose surroundings in one slice are measured.
struct MeasuredPlace {
    DiscLevel level = DiscLevel::L1L2;
    std::optional<Side> side; ///< of a foramen
    const CanonicalVolume* volume = nullptr;
    int slice = 0; ///< canonical index
    PatientPoint point; ///< LPS, mm: in the structure, to within 8 mm
    PatientVector toFeet; ///< unit, down the spine there
};

/// Measures of places, and the places that show no plausible outline.
struct SiteMeasures {
    std::vector<SpineMeasure> measures;
    std::vector<MeasuredPlace> implausible;
};

/// The cross-section of the dural sac in one axial slice for each level, in per cent of that at the
/// level above. Kinds whose deviation the model's card does not state are left out.
/// @param model  has an axial segmenter, which @p engine runs.
/// @return Cancelled, or the engine's failure.
[[nodiscard]] Result<SiteMeasures> measureSacs(Engine& engine, const ModelBundle& model,
                                               const std::vector<MeasuredPlace>& places,
                                               const Task& task);

/// Height and area of neural foramina, each in one sagittal slice.
/// @param model  has a foramen segmenter, which @p engine runs.
/// @return as measureSacs().
[[nodiscard]] Result<SiteMeasures> measureForamina(Engine& engine, const ModelBundle& model,
                                                   const std::vector<MeasuredPlace>& places,
                                                   const Task& task);

} // namespace foramen
