#include "ui/state/tasks/task_runner.h"

namespace foramen {

TaskRunner::TaskRunner(QObject* parent)
    : QObject(parent)
    , m_stop(std::nostopstate)
{
    m_pool.setMaxThreadCount(1);
    // LibTorch and OpenMP keep state per thread: the thread lives as long as its owner.
    m_pool.setExpiryTimeout(-1);
}

TaskRunner::~TaskRunner()
{
    cancel();
    m_pool.waitForDone();
}

void TaskRunner::cancel()
{
    m_stop.request_stop();
    m_running = false;
}

} // namespace foramen
