#include "app/cli/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <unistd.h>

namespace foramen {

namespace {

volatile std::sig_atomic_t interrupts = 0;
std::mutex lineMutex; ///< guards the bar, which several threads may report
bool barShown = false;
std::string shownNote;

void onInterrupt(int signal)
{
    interrupts = interrupts + 1;
    std::signal(signal, SIG_DFL); // a second Ctrl+C ends the program at once
}

void drawBar(const std::string& label, double fraction)
{
    const std::lock_guard lock(lineMutex);
    const int width = shownNote.empty() ? 30 : 12; // with a note, 80 columns are enough
    const int filled = static_cast<int>(fraction * width);
    fmt::print(stderr, "\r{} [{:=<{}}{: <{}}] {:3.0f} % {}\x1b[K", label, "", filled, "",
               width - filled, fraction * 100, shownNote);
    barShown = true;
}

} // namespace

Task terminalTask(const std::string& label)
{
    static std::stop_source stop; // for all threads
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt); // as a queue of jobs ends them
    const bool hasBar = !label.empty() && isatty(STDERR_FILENO) != 0;
    return {stop.get_token(), [label, hasBar](double fraction) {
                if (interrupts > 0)
                    stop.request_stop();
                if (hasBar)
                    drawBar(label, fraction);
            }};
}

void noteProgress(const std::string& note)
{
    const std::lock_guard lock(lineMutex);
    shownNote = note;
}

void finishProgress()
{
    const std::lock_guard lock(lineMutex);
    if (barShown)
        std::fputc('\n', stderr);
    barShown = false;
}

std::string shown(std::string text)
{
    constexpr unsigned char firstPrintable = 0x20;
    constexpr unsigned char deleted = 0x7f;
    std::replace_if(
        text.begin(), text.end(),
        [](char letter) {
            const auto byte = static_cast<unsigned char>(letter);
            return byte < firstPrintable || byte == deleted;
        },
        '?');
    return text;
}

void printError(const std::string& message)
{
    finishProgress();
    fmt::print(stderr, "foramen-cli: {}\n", message);
}

int exitStatus(const Error& error)
{
    printError(error.message);
    return error.code == ErrorCode::InvalidArgument ? 2 : 1;
}

} // namespace foramen
