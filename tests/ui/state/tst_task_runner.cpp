#include "ui/state/tasks/task_runner.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <chrono>
#include <functional>
#include <latch>
#include <memory>
#include <new>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <utility>

using namespace foramen;

namespace {

/// Work that hangs, as a call of the system on a dead network folder, until it is let go.
class Hanging {
public:
    ~Hanging() { letGo(); }
    /// What the work runs. It may outlive the owner.
    [[nodiscard]] std::function<Result<int>(const Task&)> work() const
    {
        return [gate = m_gate, begun = m_begun](const Task& task) -> Result<int> {
            begun->release();
            gate->wait();
            task.report(0.5);
            return 1;
        };
    }
    void waitUntilBegun() const { m_begun->acquire(); }
    void letGo()
    {
        if (!std::exchange(m_isFree, true))
            m_gate->count_down();
    }

private:
    std::shared_ptr<std::latch> m_gate = std::make_shared<std::latch>(1);
    std::shared_ptr<std::binary_semaphore> m_begun = std::make_shared<std::binary_semaphore>(0);
    bool m_isFree = false;
};

constexpr std::chrono::milliseconds kShort{50};

} // namespace

/// Work on another thread, its result and its cancellation.
class TestTaskRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void result_arrivesOnTheOwnersThread();
    void newerStart_dropsTheOlderResult();
    void cancel_dropsTheResult();
    void destruction_waitsForTheWork();
    void progress_arrivesOnTheOwnersThread();
    void exception_isAFailureOfTheResult();
    void exception_isTheErrorOfAValue();
    void exception_ofWorkThatCannotFailEndsIt();
    void stuckWork_isLeftBehindByTheNext();
    void stuckWork_doesNotHoldUpDestruction();
    void slowWork_isWaitedFor();
    void lateReports_ofAbandonedWorkAreDropped();
};

void TestTaskRunner::result_arrivesOnTheOwnersThread()
{
    TaskRunner runner;
    QThread* workThread = nullptr;
    QThread* doneThread = nullptr;
    int result = 0;
    runner.start(
        [&workThread](const Task&) {
            workThread = QThread::currentThread();
            return 42;
        },
        [&](int value) {
            doneThread = QThread::currentThread();
            result = value;
        });
    QVERIFY(runner.isRunning());
    QTRY_COMPARE(result, 42);
    QVERIFY(!runner.isRunning());
    QCOMPARE(doneThread, thread());
    QVERIFY(workThread != thread());
}

void TestTaskRunner::newerStart_dropsTheOlderResult()
{
    TaskRunner runner;
    std::latch begun(1);
    QList<int> results;
    const auto take = [&results](int value) {
        results << value;
    };
    runner.start(
        [&begun](const Task& task) {
            begun.count_down();
            while (!task.cancelled())
                std::this_thread::yield();
            return 1;
        },
        take);
    begun.wait();
    runner.start([](const Task&) { return 2; }, take);
    QTRY_COMPARE(results.size(), 1);
    QCOMPARE(results, QList<int>{2});
}

void TestTaskRunner::cancel_dropsTheResult()
{
    bool delivered = false;
    TaskRunner runner;
    std::latch ended(1);
    runner.start(
        [&ended](const Task&) {
            ended.count_down();
            return 1;
        },
        [&delivered](int) { delivered = true; });
    ended.wait();
    runner.cancel(); // after the work, before its delivery
    QVERIFY(!runner.isRunning());
    bool second = false;
    runner.start([](const Task&) { return 2; }, [&second](int) { second = true; });
    QTRY_VERIFY(second);
    QVERIFY(!delivered);
}

void TestTaskRunner::destruction_waitsForTheWork()
{
    std::atomic<bool> ended = false;
    bool delivered = false;
    {
        TaskRunner runner;
        std::latch begun(1);
        runner.start(
            [&](const Task& task) {
                begun.count_down();
                while (!task.cancelled())
                    std::this_thread::yield();
                ended = true;
                return 1;
            },
            [&delivered](int) { delivered = true; });
        begun.wait();
    }
    QVERIFY(ended);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!delivered);
}

void TestTaskRunner::progress_arrivesOnTheOwnersThread()
{
    TaskRunner runner;
    QList<double> fractions;
    connect(&runner, &TaskRunner::progressed, this,
            [&fractions](double fraction) { fractions << fraction; });
    bool done = false;
    runner.start(
        [](const Task& task) {
            task.report(0.5);
            task.report(2);
            return 0;
        },
        [&done](int) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(fractions, (QList<double>{0.5, 1}));
}

void TestTaskRunner::exception_isAFailureOfTheResult()
{
    TaskRunner runner;
    std::optional<Result<int>> result;
    const auto take = [&result](const Result<int>& value) {
        result = value;
    };
    runner.start([](const Task&) -> Result<int> { throw std::bad_alloc(); }, take);
    QTRY_VERIFY(result);
    QVERIFY(!result->has_value() && result->error().reason == Reason(ReasonCode::MemoryShort));
    QVERIFY(!runner.isRunning());
    result.reset();
    runner.start([](const Task&) -> Result<int> { throw std::runtime_error("a library gave up"); },
                 take);
    QTRY_VERIFY(result);
    QCOMPARE(result->error().message, std::string("a library gave up"));
    result.reset();
    runner.start([](const Task&) -> Result<int> { return 3; }, take);
    QTRY_VERIFY(result);
    QCOMPARE(result->value(), 3);
}

void TestTaskRunner::exception_isTheErrorOfAValue()
{
    struct Outcome {
        int value = 0;
        std::optional<Error> error;
    };
    TaskRunner runner;
    std::optional<Outcome> outcome;
    runner.start([](const Task&) -> Outcome { throw std::length_error("vector"); },
                 [&outcome](const Outcome& value) { outcome = value; });
    QTRY_VERIFY(outcome);
    QVERIFY(outcome->error && outcome->error->reason == Reason(ReasonCode::MemoryShort));
}

void TestTaskRunner::exception_ofWorkThatCannotFailEndsIt()
{
    TaskRunner runner;
    bool isDone = false;
    runner.start([](const Task&) -> int { throw std::bad_alloc(); }, [&](int) { isDone = true; });
    QTRY_VERIFY(!runner.isRunning());
    QVERIFY(!isDone);
}

void TestTaskRunner::stuckWork_isLeftBehindByTheNext()
{
    Hanging hanging;
    TaskRunner runner(kShort);
    bool isFirst = false;
    runner.start(hanging.work(), [&](const Result<int>&) { isFirst = true; });
    hanging.waitUntilBegun();
    int second = 0;
    runner.start([](const Task&) -> Result<int> { return 2; },
                 [&](const Result<int>& value) { second = *value; });
    QTRY_COMPARE(second, 2);
    QVERIFY(TaskRunner::hasAbandoned());
    hanging.letGo();
    QTRY_VERIFY(!TaskRunner::hasAbandoned());
    QVERIFY(!isFirst);
}

void TestTaskRunner::stuckWork_doesNotHoldUpDestruction()
{
    Hanging hanging;
    {
        TaskRunner runner(kShort);
        runner.start(hanging.work(), [](const Result<int>&) {});
        hanging.waitUntilBegun();
    }
    QVERIFY(TaskRunner::hasAbandoned()); // and still hangs
    hanging.letGo();
    QTRY_VERIFY(!TaskRunner::hasAbandoned());
}

void TestTaskRunner::slowWork_isWaitedFor()
{
    // The older work takes longer to notice than the patience, but not for ever.
    Hanging slow;
    TaskRunner runner;
    runner.start(slow.work(), [](const Result<int>&) {});
    slow.waitUntilBegun();
    std::atomic<bool> begun = false;
    int second = 0;
    runner.start(
        [&begun](const Task&) -> Result<int> {
            begun = true;
            return 2;
        },
        [&](const Result<int>& value) { second = *value; });
    QVERIFY(!begun);
    slow.letGo();
    QTRY_COMPARE(second, 2);
    QVERIFY(!TaskRunner::hasAbandoned());
}

void TestTaskRunner::lateReports_ofAbandonedWorkAreDropped()
{
    Hanging hanging;
    QList<double> fractions;
    {
        TaskRunner runner(kShort);
        connect(&runner, &TaskRunner::progressed, this,
                [&fractions](double fraction) { fractions << fraction; });
        runner.start(hanging.work(), [](const Result<int>&) {});
        hanging.waitUntilBegun();
    }
    hanging.letGo(); // its report finds no runner
    QTRY_VERIFY(!TaskRunner::hasAbandoned());
    QCoreApplication::sendPostedEvents();
    QVERIFY(fractions.isEmpty());
}

QTEST_GUILESS_MAIN(TestTaskRunner)
#include "tst_task_runner.moc"
