#pragma once

#include "core/base/exception_failure.h"
#include "core/base/task.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace foramen {

/// The way from a worker to an object on another thread, until that object is gone. Copies may
/// outlive it.
class Mailbox {
public:
    explicit Mailbox(QObject* receiver)
        : m_slot(std::make_shared<Slot>(receiver))
    {
    }
    /// Runs @p act on the thread of the receiver; not where the receiver is gone.
    template <class Act> void post(Act act) const
    {
        const std::lock_guard lock(m_slot->mutex);
        if (m_slot->receiver)
            QMetaObject::invokeMethod(m_slot->receiver, std::move(act), Qt::QueuedConnection);
    }
    /// The receiver is gone.
    void close() const
    {
        const std::lock_guard lock(m_slot->mutex);
        m_slot->receiver = nullptr;
    }

private:
    struct Slot {
        explicit Slot(QObject* object)
            : receiver(object)
        {
        }
        std::mutex mutex;
        QObject* receiver;
    };
    std::shared_ptr<Slot> m_slot;
};

/// Runs one piece of work at a time on its own thread and delivers the result on the owner's
/// thread. A newer start cancels the older work and drops its result; so does destruction, which
/// waits for the work to notice. An exception of the work becomes its failure.
class TaskRunner : public QObject {
    Q_OBJECT

public:
    /// For work on files: it looks for its cancellation every 100 ms, unless a call of the system
    /// hangs.
    static constexpr std::chrono::milliseconds kReading{1500};
    /// For work that writes files and is better waited for.
    static constexpr std::chrono::milliseconds kWriting{15'000};

    /// Newer work and destruction wait for older work, however long it takes.
    explicit TaskRunner(QObject* parent = nullptr)
        : TaskRunner(std::nullopt, parent)
    {
    }
    /// @param patience  so long do newer work and destruction wait for cancelled work; then its
    /// thread is given up. The work must own everything that it uses.
    explicit TaskRunner(std::optional<std::chrono::milliseconds> patience,
                        QObject* parent = nullptr);
    ~TaskRunner() override;

    /// @p work: `Value work(const Task&)` on the worker thread. @p done: `void done(Value)` on this
    /// object's thread, unless cancelled. After an exception a Result holds the failure, and a
    /// value with a member `error` a default value with it; a value of another kind cannot say so:
    /// then done is not called, and the log says why.
    template <class Work, class Done> void start(Work work, Done done)
    {
        cancel();
        m_stop = std::stop_source{};
        run([this, mailbox = m_mailbox, stop = m_stop.get_token(), work = std::move(work),
             done = std::move(done)]() mutable {
            auto result = valueOf(work, Task{stop, [this, mailbox, stop](double fraction) {
                                                 mailbox.post([this, stop, fraction] {
                                                     if (!stop.stop_requested())
                                                         Q_EMIT progressed(fraction);
                                                 });
                                             }});
            mailbox.post(
                [this, stop, done = std::move(done), result = std::move(result)]() mutable {
                    if (stop.stop_requested())
                        return;
                    m_running = false;
                    if (result)
                        done(std::move(*result));
                });
        });
        m_running = true;
    }

    void cancel();
    /// True from start() until the result was delivered or cancelled.
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// For what the work reports before its result, when its owner may be gone.
    [[nodiscard]] const Mailbox& mailbox() const { return m_mailbox; }
    /// Whether a worker hangs that was abandoned: the process must end without its destructors.
    [[nodiscard]] static bool hasAbandoned();

Q_SIGNALS:
    /// 0 to 1; on this object's thread.
    void progressed(double fraction);

private:
    template <class Work> static auto valueOf(Work& work, const Task& task)
    {
        using Value = std::decay_t<decltype(work(task))>;
        try {
            return std::optional<Value>(work(task));
        } catch (...) {
            return failedValue<Value>(errorOfException());
        }
    }
    template <class Value> static std::optional<Value> failedValue(const Error& error)
    {
        if constexpr (std::is_constructible_v<Value, tl::unexpected<Error>>) {
            return Value(tl::make_unexpected(error));
        } else if constexpr (requires(Value value) { value.error = error; }) {
            Value value{};
            value.error = error;
            return value;
        } else {
            logFailure(error);
            return std::nullopt;
        }
    }
    static void logFailure(const Error& error);
    void run(std::function<void()> work);
    void replaceStuckPool();

    std::optional<std::chrono::milliseconds> m_patience; ///< none: without end
    std::unique_ptr<QThreadPool> m_pool;
    std::function<void()> m_newest; ///< runs once, in this pool or in the one that replaces it
    std::shared_ptr<std::atomic<bool>> m_hasBegun; ///< the newest
    Mailbox m_mailbox;
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace foramen
