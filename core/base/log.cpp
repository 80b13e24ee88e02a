#include "core/base/log.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>

namespace foramen {

namespace {

std::atomic<LogLevel> leastLevel = LogLevel::Warning;

constexpr const char* name(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return "";
}

} // namespace

void setLogLevel(LogLevel level)
{
    leastLevel = level;
}

void writeLog(LogLevel level, std::string_view message)
{
    if (level < leastLevel)
        return;
    static const auto start = std::chrono::steady_clock::now();
    static std::mutex mutex;
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    const std::string line =
        fmt::format("foramen {:9.3f} {}: {}\n", elapsed.count(), name(level), message);
    const std::lock_guard lock(mutex);
    std::fputs(line.c_str(), stderr);
}

} // namespace foramen
