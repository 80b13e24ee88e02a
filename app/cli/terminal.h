#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <string>

namespace foramen {

/// A task that Ctrl+C or SIGTERM stops, with a progress bar on stderr when that is a terminal. @p
/// label stands before the bar; without one there is none.
[[nodiscard]] Task terminalTask(const std::string& label);

/// Sets the text behind the bar from the next report on.
void noteProgress(const std::string& note);

/// Ends the bar's line, if there is one.
void finishProgress();

/// A text of others, such as an archive, without what would control the terminal.
[[nodiscard]] std::string shown(std::string text);

/// Prints "foramen-cli: message" to stderr.
void printError(const std::string& message);

/// Prints the error and returns the exit status for it: 2 for InvalidArgument, else 1.
[[nodiscard]] int exitStatus(const Error& error);

} // namespace foramen
