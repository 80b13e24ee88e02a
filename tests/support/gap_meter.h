#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <fstream>

namespace foramen::test {

/// The longest time that the GUI thread may go without processing events, ms.
inline constexpr double kLongestGapMs = 100;

/// How long this thread was ready to run but had no processor, ms; 0 where the kernel does not
/// report it.
inline double starvedMs()
{
    // run time, time on the run queue, slices; ns
    std::ifstream file("/proc/thread-self/schedstat");
    double ran = 0;
    double waited = 0;
    return file >> ran >> waited ? waited * 1e-6 : 0;
}

/// Measures, from its construction on, the longest time in which this thread processed no events.
/// Time in which the machine gave it no processor does not count.
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
    /// How often events were processed. Work between two rounds is part of longestMs().
    [[nodiscard]] int rounds() const { return m_rounds; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_starved = 0;
    double m_longest = 0;
    int m_rounds = 0;
};

} // namespace foramen::test
