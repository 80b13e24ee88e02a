#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <fstream>

namespace foramen::test {

/// The promise: the window never stands still for longer, ms.
inline constexpr double kLongestGapMs = 100;

/// How long this thread has waited for a processor that others held, ms; 0 where the kernel does
/// not tell.
inline double starvedMs()
{
    // run time, time on the run queue, slices; ns
    std::ifstream file("/proc/thread-self/schedstat");
    double ran = 0;
    double waited = 0;
    return file >> ran >> waited ? waited * 1e-6 : 0;
}

/// Measures from its making on how long this thread does not come round to its events, apart from
/// the time in which the machine gave it no processor.
class GapMeter : public QObject {
public:
    GapMeter()
    {
        m_timer.setInterval(0);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double starved = starvedMs();
            const double gap =
                static_cast<double>(m_clock.nsecsElapsed()) * 1e-6 - (starved - m_starved);
            m_longest = std::max(m_longest, gap);
            m_starved = starved;
            m_clock.restart();
            ++m_rounds;
        });
        m_starved = starvedMs();
        m_clock.start();
        m_timer.start();
    }
    [[nodiscard]] double longestMs() const { return m_longest; }
    /// How often it came round; what was done between two rounds is in longestMs().
    [[nodiscard]] int rounds() const { return m_rounds; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_starved = 0;
    double m_longest = 0;
    int m_rounds = 0;
};

} // namespace foramen::test
