#pragma once

#include <chrono>

namespace foramen::test {

/// While it exists, the date and time of the system are set forwards or back, as by a reader or a
/// time server. The monotonic clock goes on. A test links foramen_shifted_clock, whose functions
/// stand before those of the C library.
class ShiftedClock {
public:
    explicit ShiftedClock(std::chrono::hours by);
    ~ShiftedClock();
    ShiftedClock(const ShiftedClock&) = delete;
    ShiftedClock& operator=(const ShiftedClock&) = delete;
};

} // namespace foramen::test
