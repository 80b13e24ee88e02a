#pragma once

#include "core/base/voi_curve.h"
#include "core/dicom/parsing/dataset.h"

#include <memory>
#include <optional>
#include <vector>

namespace foramen {

/// The VOI LUT of a header.
struct VoiLut {
    std::shared_ptr<const VoiCurve> curve; ///< null: linear
    std::optional<double> center; ///< of the table, rescaled units; none: Window Center applies
    std::optional<double> width;
    /// All that the header offers, in its order: pairs of centre and width, then tables. The first
    /// is the default.
    std::vector<VoiWindow> windows;
};

/// Reads VOI LUT Function (0028,1056), Window Center, Width and Explanation (0028,1050, 1051, 1055)
/// and the VOI LUT Sequence (0028,3010), whose first table is the default where there is no window.
/// A damaged table is ignored.
/// @param signedValues  rescaled values, and the first input value of the table, may be negative
[[nodiscard]] VoiLut readVoiLut(const Dataset& header, bool signedValues);

/// The curve for inverted values, of MONOCHROME1.
[[nodiscard]] std::shared_ptr<const VoiCurve> turnedRound(const VoiCurve& curve);

} // namespace foramen
