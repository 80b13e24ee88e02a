#include "core/base/clock.h"

#include <fmt/chrono.h>

#include <cstdlib>
#include <ctime>

namespace foramen {

namespace {

std::tm utcOf(TimePoint time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    return utc;
}

} // namespace

std::string localTime(TimePoint time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm local{};
    localtime_r(&seconds, &local);
    constexpr long hour = 60; // minutes
    const long offset = local.tm_gmtoff / 60;
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}{}{:02}:{:02}", local, offset < 0 ? '-' : '+',
                       std::labs(offset) / hour, std::labs(offset) % hour);
}

std::string utcTime(TimePoint time)
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", utcOf(time));
}

std::string utcStamp(TimePoint time)
{
    return fmt::format("{:%Y%m%dT%H%M%SZ}", utcOf(time));
}

std::string utcDate(TimePoint time)
{
    return fmt::format("{:%Y-%m-%d}", utcOf(time));
}

std::string timeNow()
{
    return localTime(std::chrono::system_clock::now());
}

} // namespace foramen
