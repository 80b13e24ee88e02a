#pragma once

#include "core/base/result.h"
#include "core/calibration/model_calibration.h"

#include <filesystem>
#include <string>

namespace foramen {

/// How a calibrated model is called.
struct CalibratedNaming {
    std::string name; ///< empty: that of the model before
    std::string version; ///< empty: "<version before>+calibrated.<date>"
    std::string data; ///< what the labels belong to, a phrase: "13 studies of ..."
};

/// Whether a calibrated model may be written to a folder: it is empty or absent. @return
/// InvalidArgument, with the reason.
[[nodiscard]] Result<void> checkCalibratedFolder(const std::filesystem::path& out);

/// Writes a model folder with the weights of @p model and a card with the new calibration, which
/// says what was fitted, on what, and the figures before and after. The conditions of the graders
/// that were fitted lose what the card stated about patients. The model itself is only read. The
/// card is written last: without it the folder is no model.
/// @param from  the folder of @p model.
/// @return NotReadable, NotWritable.
[[nodiscard]] Result<void> writeCalibratedModel(const std::filesystem::path& from,
                                                const ModelBundle& model,
                                                const ModelCalibration& calibration,
                                                const CalibratedNaming& naming,
                                                const std::filesystem::path& out);

} // namespace foramen
