#pragma once

namespace foramen {

/// A window: the values between black and white, rescaled units.
struct WindowRange {
    double center = 0;
    double width = 1;

    [[nodiscard]] double low() const { return center - width / 2; }
    [[nodiscard]] double high() const { return center + width / 2; }
    friend bool operator==(const WindowRange&, const WindowRange&) = default;
};

} // namespace foramen
