#pragma once

#include "core/base/voi_curve.h"
#include "core/dicom/parsing/dataset.h"

#include <memory>
#include <optional>

namespace foramen {

/// The VOI LUT of a header.
struct VoiLut {
    std::shared_ptr<const VoiCurve> curve; ///< null: linear
    std::optional<double> center; ///< of the table, rescaled units; none: Window Center applies
    std::optional<double> width;
};

/// Reads VOI LUT Function (0028,1056) and, where there is no window, the first table of the VOI LUT
/// Sequence (0028,3010). A damaged table is ignored.
/// @param signedValues  rescaled values, and the first input value of the table, may be negative
[[nodiscard]] VoiLut readVoiLut(const Dataset& header, bool signedValues);

/// The curve for inverted values, of MONOCHROME1.
[[nodiscard]] std::shared_ptr<const VoiCurve> turnedRound(const VoiCurve& curve);

} // namespace foramen
