#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace foramen {

/// Runs calls on a thread of its own and waits for each, but only so long: a database in a network
/// folder whose server does not answer must not hold up its caller. Used on one thread.
class DatabaseWorker {
public:
    explicit DatabaseWorker(std::chrono::milliseconds patience);
    /// Waits for a call that has not ended, so long; then its thread is given up.
    ~DatabaseWorker();
    DatabaseWorker(const DatabaseWorker&) = delete;
    DatabaseWorker& operator=(const DatabaseWorker&) = delete;

    /// @param call  throws nothing. It must own what it uses: where it does not end in time, it
    /// goes on. Not while isBusy().
    /// @return whether it has ended.
    bool run(std::function<void()> call);
    /// Whether a call has not ended yet. What it wrote may be read once it has.
    [[nodiscard]] bool isBusy() const;

    /// Whether a thread hangs that was given up: the process must end without its destructors.
    [[nodiscard]] static bool hasAbandoned();

private:
    struct Shared;
    std::chrono::milliseconds m_patience;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace foramen
