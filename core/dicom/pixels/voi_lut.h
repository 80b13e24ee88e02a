#pragma once

#include "core/base/voi_curve.h"
#include "core/dicom/parsing/dataset.h"

#include <memory>
#include <optional>

namespace foramen {

/// What a header says about a curve.
struct VoiLut {
    std::shared_ptr<const VoiCurve> curve; ///< null: a straight line
    std::optional<double> center; ///< of the table, rescaled units; none: Window Center holds
    std::optional<double> width;
};

/// Reads VOI LUT Function (0028,1056) and, where there is no window, the first table of the VOI LUT
/// Sequence (0028,3010). A table that is damaged is none.
/// @param signedValues  rescaled values may be negative: so may be where the table begins
[[nodiscard]] VoiLut readVoiLut(const Dataset& header, bool signedValues);

/// The curve of a picture whose values were turned round: MONOCHROME1.
[[nodiscard]] std::shared_ptr<const VoiCurve> turnedRound(const VoiCurve& curve);

} // namespace foramen
