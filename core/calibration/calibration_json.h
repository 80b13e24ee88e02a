#pragma once

#include "core/calibration/model_calibration.h"

#include <string>

namespace foramen {

/// The calibration as one JSON object, two spaces a level: as `foramen-cli calibrate --json` prints
/// it, and as it stands in the card of the new model under "calibration".
/// @param model  the model before. @param data  what the labels belong to, a phrase.
[[nodiscard]] std::string calibrationJson(const ModelCalibration& calibration,
                                          const ModelBundle& model, const std::string& data);

} // namespace foramen
