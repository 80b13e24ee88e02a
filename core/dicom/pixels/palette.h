#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/dataset.h"

#include <array>
#include <cstdint>
#include <vector>

namespace foramen {

using Color = std::array<std::uint8_t, 3>; ///< red, green, blue

/// The colours of PALETTE COLOR by stored value.
struct Palette {
    std::vector<Color> colors; ///< at least one
    std::int64_t first = 0; ///< the stored value of the first colour

    [[nodiscard]] const Color& at(std::int64_t stored) const;
};

/// Reads the Palette Color Lookup Tables, plain (0028,1201-1203) or in segments (0028,1221-1223).
/// @param signedValues  the first stored value may be negative
/// @return Unsupported where a table is missing, Corrupt where one is damaged or too short.
[[nodiscard]] Result<Palette> readPalette(const Dataset& header, bool signedValues);

} // namespace foramen
