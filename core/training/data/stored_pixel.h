#pragma once

#include <cstdint>

namespace foramen {

/// A stored grey value: 8 bits, the square root of the intensity, so that dark tissue keeps its
/// gradations. 0 is the volume's lowest value (padding), 255 its 99.7th percentile and above.
using StoredPixel = std::uint8_t;

} // namespace foramen
