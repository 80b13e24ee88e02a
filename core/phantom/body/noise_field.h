#pragma once

#include "core/phantom/recipe/random.h"

#include <vector>

namespace foramen {

/// A smooth periodic random field in space, mean 0 and deviation about 1: the texture of tissues.
class NoiseField {
public:
    explicit NoiseField(Random& random);

    /// Value at a point, in units of the lattice spacing.
    [[nodiscard]] float at(float x, float y, float z) const;

private:
    static constexpr int kSize = 32;
    std::vector<float> m_values;
};

} // namespace foramen
