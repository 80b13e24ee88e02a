#include "ui/state/tasks/task_runner.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <latch>
#include <thread>

using namespace foramen;

/// Work on another thread, its result and its cancellation.
class TestTaskRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void result_arrivesOnTheOwnersThread();
    void newerStart_dropsTheOlderResult();
    void cancel_dropsTheResult();
    void destruction_waitsForTheWork();
    void progress_arrivesOnTheOwnersThread();
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

QTEST_GUILESS_MAIN(TestTaskRunner)
#include "tst_task_runner.moc"
