#pragma once

#include "core/base/task.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>
#include <utility>

namespace foramen {

/// Runs one piece of work at a time on its own thread and delivers the result on the owner's
/// thread. A newer start cancels the older work and drops its result; so does destruction, which
/// waits for the work to notice.
class TaskRunner : public QObject {
    Q_OBJECT

public:
    explicit TaskRunner(QObject* parent = nullptr);
    ~TaskRunner() override;

    /// @p work: `Value work(const Task&)` on the worker thread. @p done: `void done(Value)` on this
    /// object's thread, unless cancelled.
    template <class Work, class Done> void start(Work work, Done done)
    {
        cancel();
        m_stop = std::stop_source{};
        m_pool.start([this, stop = m_stop.get_token(), work = std::move(work),
                      done = std::move(done)]() mutable {
            auto result = work(Task{stop, [this, stop](double fraction) {
                                        if (!stop.stop_requested())
                                            Q_EMIT progressed(fraction);
                                    }});
            QMetaObject::invokeMethod(
                this,
                [this, stop, done = std::move(done), result = std::move(result)]() mutable {
                    if (stop.stop_requested())
                        return;
                    m_running = false;
                    done(std::move(result));
                },
                Qt::QueuedConnection);
        });
        m_running = true;
    }

    void cancel();
    /// True from start() until the result was delivered or cancelled.
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// 0 to 1; emitted on the worker thread, so connections across threads are queued.
    void progressed(double fraction);

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace foramen
