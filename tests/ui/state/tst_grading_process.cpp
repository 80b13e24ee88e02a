#include "tests/core/ai/network_process/child_processes.h"
#include "tests/support/phantom_files.h"
#include "tests/support/test_folder.h"
#include "ui/state/session/session.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <sys/wait.h>

#include <csignal>
#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kWaitMs = 240'000;
constexpr int kEndMs = 60'000; ///< of a killed process, on a busy machine

QList<qint64> processes()
{
    return networkProcessesOf(QCoreApplication::applicationPid());
}

/// @return how many there were.
int signalAll(int number)
{
    const QList<qint64> all = processes();
    for (const qint64 id : all)
        kill(static_cast<pid_t>(id), number);
    return static_cast<int>(all.size());
}

/// Kills the network processes and waits until they have ended.
void endAll()
{
    for (const qint64 id : processes()) {
        kill(static_cast<pid_t>(id), SIGKILL);
        siginfo_t end{};
        waitid(P_PID, static_cast<id_t>(id), &end, WEXITED | WNOWAIT);
    }
}

/// The product's grader, with something that happens between the loading and the grading.
class InterruptedGrader : public Grader {
public:
    InterruptedGrader(std::unique_ptr<Grader> grader, const std::function<void()>& interrupt)
        : m_grader(std::move(grader))
        , m_interrupt(interrupt)
    {
    }

    std::string modelSha256() const override { return m_grader->modelSha256(); }
    Result<void> load(const Task& task) override { return m_grader->load(task); }
    ModelIdentity identity() const override { return m_grader->identity(); }
    Reason deviceRemark() const override { return m_grader->deviceRemark(); }
    Result<Grading> grade(const PredictorInput& input, const PredictorEvents& events,
                          const Task& task) override
    {
        if (m_interrupt)
            m_interrupt();
        return m_grader->grade(input, events, task);
    }

private:
    std::unique_ptr<Grader> m_grader;
    const std::function<void()>& m_interrupt;
};

} // namespace

/// Grading with the shipped model, whose process is killed, stopped and let go.
class TestGradingProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedWhileItWaits_isStartedAnew();
    void killedAtAnyMoment_isSaidAndGradesAgain();
    void killedWhileItLoads_isSaid();
    void stopped_isCancelledAndClosed();
    void closing_leavesNoProcess();

private:
    /// Grades again. @param act  is called once, when the progress has reached @p from; with a
    /// negative one as soon as there is a process.
    [[nodiscard]] GradingState gradeAgain(double from, const std::function<void()>& act);
    [[nodiscard]] std::vector<Probabilities> grades() const;

    TestFolder m_folder;
    std::function<void()> m_interrupt; ///< before each grading, on the worker thread
    std::unique_ptr<Session> m_session;
    std::vector<Probabilities> m_expected;
};

void TestGradingProcess::initTestCase()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODULE_PATH") + "/foramen_torch_cpu.so"))
        QSKIP("The LibTorch module was not built: the shipped model cannot run here");
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names");
    writePhantoms(m_folder.path("study"), {.seed = 31007});
    SessionOptions options;
    options.databaseFile = m_folder.path("foramen.sqlite");
    options.readerName = QStringLiteral("Dr Test");
    options.device.kind = DeviceKind::Cpu;
    options.makeGrader = [this](const std::filesystem::path& folder,
                                DeviceChoice device) -> Result<std::unique_ptr<Grader>> {
        auto grader = makePredictorGrader(folder, device);
        if (!grader)
            return tl::make_unexpected(grader.error());
        return std::make_unique<InterruptedGrader>(std::move(*grader), m_interrupt);
    };
    m_session = std::make_unique<Session>(options);
    QSignalSpy settled(m_session.get(), &Session::settled);
    m_session->open({m_folder.filePath("study/train_images")});
    QVERIFY(settled.wait(kWaitMs));
    QCOMPARE(m_session->grading()->state(), GradingState::Done);
    m_expected = grades();
    QCOMPARE(processes().size(), 1);
}

std::vector<Probabilities> TestGradingProcess::grades() const
{
    std::vector<Probabilities> all;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        all.push_back(m_session->current()->assessment.cell(siteAt(i)).finding->probabilities);
    return all;
}

GradingState TestGradingProcess::gradeAgain(double from, const std::function<void()>& act)
{
    StudyGrading* grading = m_session->grading();
    QSignalSpy ended(grading, &StudyGrading::ended);
    bool isDone = false;
    const auto actWhenReached = [&] {
        const bool isReached =
            from < 0 ? !processes().isEmpty() : grading->isBusy() && grading->progress() >= from;
        if (isReached && !std::exchange(isDone, true))
            act();
    };
    QObject context; // ends the connections with this function
    connect(grading, &StudyGrading::changed, &context, actWhenReached);
    QTimer often;
    connect(&often, &QTimer::timeout, &context, actWhenReached);
    grading->start();
    if (from < 0)
        often.start(0);
    if (ended.isEmpty() && !ended.wait(kWaitMs))
        qFatal("the grading does not end");
    if (from >= 0 && !isDone)
        qFatal("the moment did not come");
    return grading->state();
}

/// A process that was killed just before a grading, when nobody can know of it yet.
void TestGradingProcess::killedWhileItWaits_isStartedAnew()
{
    const QList<qint64> before = processes();
    QCOMPARE(before.size(), 1);
    int interrupts = 0;
    m_interrupt = [&interrupts] {
        ++interrupts;
        endAll();
    };
    const GradingState state = gradeAgain(0, [] {});
    m_interrupt = nullptr;
    QCOMPARE(interrupts, 1);
    QVERIFY2(state == GradingState::Done, qPrintable(m_session->grading()->text()));
    QVERIFY(grades() == m_expected);
    QCOMPARE(processes().size(), 1);
    QVERIFY(processes() != before);
}

void TestGradingProcess::killedAtAnyMoment_isSaidAndGradesAgain()
{
    std::mt19937 random(20261130);
    std::uniform_real_distribution<double> moment(0.02, 0.5);
    int failures = 0;
    for (int round = 0; round < 6; ++round) {
        const double from = moment(random);
        QList<qint64> killed;
        const GradingState state = gradeAgain(from, [&killed] {
            killed = processes();
            QVERIFY(signalAll(SIGKILL) == 1);
        });
        // A window that gets no processor time may learn of the progress too late.
        QVERIFY2(state == GradingState::Failed || state == GradingState::Done,
                 qPrintable(QString::number(from)));
        if (state == GradingState::Failed)
            QVERIFY2(m_session->grading()->text().contains("was killed"),
                     qPrintable(m_session->grading()->text()));
        failures += state == GradingState::Failed ? 1 : 0;
        QVERIFY(grades() == m_expected); // what was saved is kept
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(killed.front()), kEndMs);
    }
    QVERIFY(failures > 0);
    QCOMPARE(gradeAgain(0.5, [] {}), GradingState::Done);
    QVERIFY(grades() == m_expected);
    QCOMPARE(processes().size(), 1);
}

void TestGradingProcess::killedWhileItLoads_isSaid()
{
    QCOMPARE(signalAll(SIGKILL), 1); // an idle one: nobody notices
    QTRY_COMPARE_WITH_TIMEOUT(processes().size(), 0, kEndMs);
    bool isKilled = false;
    const GradingState state = gradeAgain(-1, [&isKilled] { isKilled = signalAll(SIGKILL) > 0; });
    QVERIFY(isKilled);
    QCOMPARE(state, GradingState::Failed);
    QVERIFY2(m_session->grading()->text().contains("was killed"),
             qPrintable(m_session->grading()->text()));
    QCOMPARE(gradeAgain(0.5, [] {}), GradingState::Done);
    QVERIFY(grades() == m_expected);
}

void TestGradingProcess::stopped_isCancelledAndClosed()
{
    QCOMPARE(gradeAgain(0.1,
                        [this] {
                            signalAll(SIGSTOP); // hangs
                            m_session->grading()->cancel();
                        }),
             GradingState::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(processes().size(), 0, kEndMs); // long before an answer was due
    QCOMPARE(gradeAgain(0.5, [] {}), GradingState::Done);
    QVERIFY(grades() == m_expected);
}

void TestGradingProcess::closing_leavesNoProcess()
{
    QCOMPARE(processes().size(), 1);
    m_session.reset();
    QCOMPARE(processes().size(), 0);
}

QTEST_GUILESS_MAIN(TestGradingProcess)
#include "tst_grading_process.moc"
