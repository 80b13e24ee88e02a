#include "ui/state/effort/active_time.h"

#include <algorithm>
#include <utility>

namespace foramen {

ActiveTime::ActiveTime(SteadyClock clock)
    : m_clock(std::move(clock))
    , m_countedUntil(m_clock())
    , m_lastInput(m_countedUntil)
{
}

void ActiveTime::count()
{
    const TimePoint now = m_clock();
    const TimePoint until = std::min<TimePoint>(now, m_lastInput + kIdle);
    if (m_isActive && until > m_countedUntil)
        m_counted += until - m_countedUntil;
    m_countedUntil = now;
}

void ActiveTime::setActive(bool active)
{
    count();
    if (active && !m_isActive)
        m_lastInput = m_countedUntil;
    m_isActive = active;
}

void ActiveTime::noteInput()
{
    count();
    m_lastInput = m_countedUntil;
}

double ActiveTime::take()
{
    count();
    return std::exchange(m_counted, std::chrono::duration<double>(0)).count();
}

} // namespace foramen
