#include "ui/state/grader/grading_job.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>

using namespace foramen;
using namespace std::chrono_literals;

namespace {

/// What graders did, counted.
struct Record {
    std::atomic<int> made{0};
    std::atomic<int> loaded{0};
    std::atomic<int> graded{0};
    std::atomic<int> gone{0};
    std::atomic<bool> failsToLoad{false};
    std::atomic<bool> isHeld{false}; ///< a grading does not end meanwhile
    std::atomic<bool> isLoadHeld{false};
    std::atomic<int> loadsBegun{0};
    std::atomic<int> loadsStopped{0};
};

/// Counts what it is asked for, and grades nothing.
class CountingGrader : public Grader {
public:
    explicit CountingGrader(Record& record)
        : m_record(record)
    {
        ++m_record.made;
    }
    ~CountingGrader() override { ++m_record.gone; }

    std::string modelSha256() const override { return "a1b2"; }
    Result<void> load(const Task& task) override
    {
        ++m_record.loadsBegun;
        while (m_record.isLoadHeld && !task.cancelled())
            QThread::yieldCurrentThread();
        if (task.cancelled()) {
            ++m_record.loadsStopped;
            return cancelledFailure();
        }
        if (m_record.failsToLoad)
            return failure(ErrorCode::RuntimeMissing, ReasonCode::NetworksOutOfMemory);
        if (!m_isLoaded)
            ++m_record.loaded;
        m_isLoaded = true;
        return {};
    }
    ModelIdentity identity() const override { return {}; }
    Reason deviceRemark() const override { return {}; }
    Result<Grading> grade(const PredictorInput&, const PredictorEvents&, const Task& task) override
    {
        while (m_record.isHeld && !task.cancelled())
            QThread::yieldCurrentThread();
        ++m_record.graded;
        return Grading{};
    }

private:
    Record& m_record;
    bool m_isLoaded = false;
};

} // namespace

/// When the model is loaded, and when it is let go.
class TestGradingJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void prepare_loadsForTheGradingThatFollows();
    void prepare_failureIsSaidByTheGrading();
    void idle_unloadsTheModel();
    void idle_waitsForARunningGrading();
    void cancelled_isIdleToo();
    void cancel_endsNoLoad();
    void closing_endsALoad();

private:
    [[nodiscard]] std::unique_ptr<GradingJob> job(std::chrono::milliseconds idle)
    {
        const auto make = [this](const std::filesystem::path&,
                                 DeviceChoice) -> Result<std::unique_ptr<Grader>> {
            return std::make_unique<CountingGrader>(*m_record);
        };
        return std::make_unique<GradingJob>(make, std::filesystem::path(), DeviceChoice(), idle);
    }

    std::unique_ptr<Record> m_record;
};

void TestGradingJob::init()
{
    m_record = std::make_unique<Record>();
}

void TestGradingJob::prepare_loadsForTheGradingThatFollows()
{
    const auto grading = job(1h);
    QSignalSpy finished(grading.get(), &GradingJob::finished);
    grading->prepare();
    QTRY_COMPARE(m_record->loaded.load(), 1);
    QCOMPARE(m_record->graded.load(), 0);
    grading->start({}, {});
    QVERIFY(finished.wait());
    grading->start({}, {});
    QVERIFY(finished.wait());
    QCOMPARE(m_record->made.load(), 1);
    QCOMPARE(m_record->loaded.load(), 1);
    QCOMPARE(m_record->graded.load(), 2);
    QCOMPARE(m_record->gone.load(), 0);
}

void TestGradingJob::prepare_failureIsSaidByTheGrading()
{
    const auto grading = job(1h);
    m_record->failsToLoad = true;
    QSignalSpy finished(grading.get(), &GradingJob::finished);
    grading->prepare();
    grading->start({}, {});
    QVERIFY(finished.wait());
    const auto outcome = finished.front().front().value<GradingOutcome>();
    QVERIFY(outcome.error && outcome.error->reason.code == ReasonCode::NetworksOutOfMemory);
}

void TestGradingJob::idle_unloadsTheModel()
{
    const auto grading = job(20ms);
    QSignalSpy finished(grading.get(), &GradingJob::finished);
    grading->start({}, {});
    QVERIFY(finished.wait());
    QTRY_COMPARE(m_record->gone.load(), 1);
    grading->start({}, {});
    QVERIFY(finished.wait());
    QCOMPARE(m_record->made.load(), 2);
    QTRY_COMPARE(m_record->gone.load(), 2);
}

void TestGradingJob::idle_waitsForARunningGrading()
{
    const auto grading = job(20ms);
    m_record->isHeld = true;
    QSignalSpy finished(grading.get(), &GradingJob::finished);
    grading->start({}, {});
    QVERIFY(!finished.wait(200));
    QCOMPARE(m_record->gone.load(), 0);
    m_record->isHeld = false;
    QVERIFY(finished.wait());
    QVERIFY(finished.front().front().value<GradingOutcome>().grading);
    QTRY_COMPARE(m_record->gone.load(), 1);
}

void TestGradingJob::cancelled_isIdleToo()
{
    const auto grading = job(20ms);
    m_record->isHeld = true;
    grading->start({}, {});
    QTRY_COMPARE(m_record->loaded.load(), 1);
    grading->cancel();
    QTRY_COMPARE(m_record->gone.load(), 1);
}

/// The next grading needs what is being loaded.
void TestGradingJob::cancel_endsNoLoad()
{
    const auto grading = job(1h);
    m_record->isLoadHeld = true;
    QSignalSpy finished(grading.get(), &GradingJob::finished);
    grading->prepare();
    QTRY_COMPARE(m_record->loadsBegun.load(), 1);
    grading->start({}, {});
    grading->cancel();
    grading->start({}, {});
    m_record->isLoadHeld = false;
    QVERIFY(finished.wait());
    QCOMPARE(m_record->loadsStopped.load(), 0);
    QCOMPARE(m_record->loaded.load(), 1);
}

void TestGradingJob::closing_endsALoad()
{
    auto grading = job(1h);
    m_record->isLoadHeld = true;
    grading->prepare();
    QTRY_COMPARE(m_record->loadsBegun.load(), 1);
    grading.reset(); // waits for the load, which must notice
    QCOMPARE(m_record->loadsStopped.load(), 1);
}

QTEST_GUILESS_MAIN(TestGradingJob)
#include "tst_grading_job.moc"
