#pragma once

#include <cmath>
#include <optional>

namespace foramen::test {

/// Whether a figure is defined and equals the expected one but for rounding.
inline bool near(const std::optional<double>& value, double expected)
{
    constexpr double tolerance = 1e-9;
    return value && std::abs(*value - expected) < tolerance;
}

} // namespace foramen::test
