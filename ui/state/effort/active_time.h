#pragma once

#include <chrono>
#include <functional>

namespace foramen {

/// The clock of the effort log; replaced in tests.
using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

/// Adds up the time in which the window is the active one and is used: without mouse or key, time
/// counts for kIdle only.
class ActiveTime {
public:
    static constexpr std::chrono::seconds kIdle{60};

    explicit ActiveTime(SteadyClock clock);

    /// Whether the window is the active one; not at first.
    void setActive(bool active);
    void noteInput();
    /// The time that counted since the last call, s.
    [[nodiscard]] double take();

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    void count();

    SteadyClock m_clock;
    bool m_isActive = false;
    TimePoint m_countedUntil;
    TimePoint m_lastInput;
    std::chrono::duration<double> m_counted{0};
};

} // namespace foramen
