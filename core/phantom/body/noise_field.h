#pragma once

#include "core/phantom/recipe/random.h"

#include <vector>

namespace foramen {

/// Smooth random values in space, periodic, mean 0 and deviation about 1: texture for tissues.
class NoiseField {
public:
    explicit NoiseField(Random& random);

    /// Value at a place in units of the field's grain (neighbouring random values are 1 apart).
    [[nodiscard]] float at(float x, float y, float z) const;

private:
    static constexpr int kSize = 32;
    std::vector<float> m_values;
};

} // namespace foramen
