#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace foramen {

/// How important a line of the log is, in rising order.
enum class LogLevel { Debug, Info, Warning, Error };

/// Sets the lowest level that is written; the default is Warning. Thread-safe.
void setLogLevel(LogLevel level);

/// Writes one line to stderr with the time since start and the level. Thread-safe.
/// UIDs may be logged; names, birth dates, patient IDs, accession numbers and paths may not.
void writeLog(LogLevel level, std::string_view message);

template <class... Args> void logInfo(fmt::format_string<Args...> format, Args&&... args)
{
    writeLog(LogLevel::Info, fmt::format(format, std::forward<Args>(args)...));
}

template <class... Args> void logWarning(fmt::format_string<Args...> format, Args&&... args)
{
    writeLog(LogLevel::Warning, fmt::format(format, std::forward<Args>(args)...));
}

template <class... Args> void logError(fmt::format_string<Args...> format, Args&&... args)
{
    writeLog(LogLevel::Error, fmt::format(format, std::forward<Args>(args)...));
}

} // namespace foramen
