#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace foramen::test {

/// The longest time that the GUI thread may go without processing events, ms.
inline constexpr double kLongestGapMs = 100;

/// How long each thread of this process was ready to run but had no processor, ms, by the name of
/// its folder; empty if the kernel does not report it.
inline std::map<std::string, double> starvedMs()
{
    std::map<std::string, double> starved;
    std::error_code ended; // a thread may end meanwhile
    for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task", ended)) {
        // run time, time on the run queue, slices; ns
        std::ifstream file(thread.path() / "schedstat");
        double ran = 0;
        double waited = 0;
        if (file >> ran >> waited)
            starved[thread.path().filename().string()] = waited * 1e-6;
    }
    return starved;
}

/// Measures, from its construction on, the longest time in which this thread processed no events.
/// Time in which the machine gave no processor to it, or to the thread that it may have waited for
/// (Qt paints large shapes in a pool of threads), does not count.
class GapMeter : public QObject {
public:
    GapMeter()
    {
        m_timer.setInterval(0);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double passed = static_cast<double>(m_clock.nsecsElapsed()) * 1e-6;
            m_longest = std::max(m_longest, passed - starvedSinceLastRound());
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
    /// Of this thread, and the most of any other one.
    double starvedSinceLastRound()
    {
        std::map<std::string, double> starved = starvedMs();
        double own = 0;
        double others = 0;
        for (const auto& [thread, total] : starved) {
            const auto before = m_starved.find(thread);
            const double since = total - (before == m_starved.end() ? 0 : before->second);
            double& most = thread == m_thread ? own : others;
            most = std::max(most, since);
        }
        m_starved = std::move(starved);
        return own + others;
    }

    const std::string m_thread = std::to_string(gettid());
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::map<std::string, double> m_starved;
    double m_longest = 0;
    int m_rounds = 0;
};

} // namespace foramen::test
