#pragma once

#include "core/calibration/model_calibration.h"

#include <string>

namespace foramen {

/// The calibration for the terminal: what was fitted on how many sites, and the figures before and
/// after on the studies kept apart.
[[nodiscard]] std::string calibrationText(const ModelCalibration& calibration,
                                          const ModelBundle& model);

} // namespace foramen
