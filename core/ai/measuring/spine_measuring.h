#pragma once

#include "core/ai/levels/level_decoder.h"
#include "core/ai/model/engine.h"
#include "core/base/task.h"
#include "core/spine/measures/spine_measure.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// The discs of a series of sagittal T2.
struct MeasuredSeries {
    std::vector<CanonicalVolume> volumes;
    std::array<std::optional<DiscFrame>, kLevelCount> discs; ///< of the levels to measure at
};

/// Measures what a model's segmenter shows of a series: at each disc, in the slice nearest to the
/// spine's middle there. What is not seen clearly enough is left out, and so are kinds whose
/// deviation the model's card does not state.
/// @param model  has a segmenter, which @p engine runs.
/// @return Cancelled, or the engine's failure.
[[nodiscard]] Result<std::vector<SpineMeasure>> measureSpine(Engine& engine,
                                                             const ModelBundle& model,
                                                             const MeasuredSeries& series,
                                                             const Task& task);

} // namespace foramen
