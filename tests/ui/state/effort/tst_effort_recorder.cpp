#include "ui/state/effort/effort_recorder.h"

#include "core/store/effort/effort_log.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/effort/active_time.h"
#include "ui/state/session/session.h"
#include "ui/state/settings/settings.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QUndoGroup>

#include <chrono>
#include <memory>

using namespace foramen;
using namespace foramen::test;
using namespace std::chrono_literals;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kForamen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L2L3};
constexpr int kWaitMs = 20000;

/// A clock that goes on when it is told to.
class HandClock {
public:
    [[nodiscard]] SteadyClock function() const
    {
        return [now = m_now] {
            return *now;
        };
    }
    void goOn(std::chrono::steady_clock::duration by) const { *m_now += by; }

private:
    std::shared_ptr<std::chrono::steady_clock::time_point> m_now =
        std::make_shared<std::chrono::steady_clock::time_point>();
};

} // namespace

/// What is recorded of the reading of a study, and when.
class TestEffortRecorder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void activeTime_countsWhileTheWindowIsUsed();
    void activeTime_pauseCountsOneMinute();
    void off_recordsNothing();
    void switchedOff_dropsWhatGoesOn();
    void time_goesToTheCurrentLevel();
    void changes_areCountedByCondition();
    void undoneChange_isAChange();
    void renumbering_isNoChange();
    void hiddenGrades_areNoAssist();
    void savedDecisions_areNoChanges();
    void closing_writes();
    void quitting_writes();
    void dropped_isNotWritten();

private:
    void openStudy(const char* folder = "now");
    void record();
    [[nodiscard]] std::vector<LoggedReading> logged() const;

    TestFolder m_files;
    HandClock m_clock;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<EffortRecorder> m_recorder;
};

void TestEffortRecorder::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("foramen-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_effort_recorder"));
}

void TestEffortRecorder::init()
{
    m_files.renew();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.filePath("settings"));
    QSettings().clear();
    Settings().setEffortLogged(true);
    m_model = std::make_shared<FakeModel>();
    m_session = std::make_unique<Session>(optionsFor(m_files.path(), m_model));
    record();
}

void TestEffortRecorder::cleanup()
{
    m_recorder.reset();
    m_session.reset();
}

void TestEffortRecorder::record()
{
    m_recorder.reset();
    m_recorder = std::make_unique<EffortRecorder>(
        EffortRecorder::Parts{m_session->current(), *m_session->selection(), *m_session->saving(),
                              *m_session->editing()},
        m_session->saving()->place().toStdString(), m_clock.function());
    m_recorder->setWindowActive(true);
}

void TestEffortRecorder::openStudy(const char* folder)
{
    const std::filesystem::path path = m_files.path(folder);
    if (!std::filesystem::exists(path))
        writeSmallStudy(path, {.size = 32});
    QVERIFY(openAndSettle(*m_session, path));
}

std::vector<LoggedReading> TestEffortRecorder::logged() const
{
    const auto log = EffortLog::open(m_session->saving()->place().toStdString());
    return log ? (*log)->readings().value_or(EffortLog::Readings()).readings
               : std::vector<LoggedReading>();
}

void TestEffortRecorder::activeTime_countsWhileTheWindowIsUsed()
{
    ActiveTime time(m_clock.function());
    m_clock.goOn(5s);
    QCOMPARE(time.take(), 0.0); // not active yet
    time.setActive(true);
    m_clock.goOn(7s);
    QCOMPARE(time.take(), 7.0);
    QCOMPARE(time.take(), 0.0);
    time.setActive(false);
    m_clock.goOn(100s);
    time.setActive(true);
    m_clock.goOn(3s);
    QCOMPARE(time.take(), 3.0);
}

void TestEffortRecorder::activeTime_pauseCountsOneMinute()
{
    ActiveTime time(m_clock.function());
    time.setActive(true);
    m_clock.goOn(20s);
    time.noteInput();
    m_clock.goOn(10min); // a coffee
    time.noteInput();
    m_clock.goOn(5s);
    QCOMPARE(time.take(), 20.0 + 60 + 5);
    m_clock.goOn(10min);
    QCOMPARE(time.take(), 55.0);
    m_clock.goOn(10min);
    QCOMPARE(time.take(), 0.0);
}

void TestEffortRecorder::off_recordsNothing()
{
    Settings().setEffortLogged(false);
    openStudy();
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QVERIFY(!m_recorder->reading());
    m_session->closeStudy();
    m_recorder.reset();
    QVERIFY(logged().empty());
}

void TestEffortRecorder::switchedOff_dropsWhatGoesOn()
{
    openStudy();
    QVERIFY(m_recorder->reading());
    Settings().setEffortLogged(false); // elsewhere
    QVERIFY(!m_recorder->reading());
    m_session->closeStudy();
    m_recorder.reset();
    QVERIFY(logged().empty());
}

void TestEffortRecorder::time_goesToTheCurrentLevel()
{
    m_session->selection()->select(kCanal);
    openStudy();
    m_clock.goOn(30s);
    m_session->selection()->select(kForamen);
    m_clock.goOn(12s);
    m_session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L2L3});
    m_clock.goOn(3s);
    m_recorder->setWindowActive(false);
    m_clock.goOn(1h);
    const auto reading = m_recorder->reading();
    QVERIFY(reading);
    QCOMPARE(reading->seconds, 45.0);
    QCOMPARE(reading->levelSeconds[static_cast<std::size_t>(DiscLevel::L4L5)], 30.0);
    QCOMPARE(reading->levelSeconds[static_cast<std::size_t>(DiscLevel::L2L3)], 15.0);
}

void TestEffortRecorder::changes_areCountedByCondition()
{
    openStudy();
    AssessmentEditing& editing = *m_session->editing();
    editing.acceptFinding(kCanal); // no change
    editing.setSeverity(kForamen, Severity::Severe); // the AI says Normal/Mild
    editing.setSeverity(kForamen, Severity::Moderate);
    editing.setComment(kForamen, QStringLiteral("a comment is none"));
    const auto reading = m_recorder->reading();
    QCOMPARE(reading->changes[static_cast<std::size_t>(kCanal.condition)], 0);
    QCOMPARE(reading->changes[static_cast<std::size_t>(kForamen.condition)], 2);
    QCOMPARE(reading->decided, 2);
    QCOMPARE(reading->decidedBefore, 0);
    QVERIFY(reading->assist == AssistUse::AtOnce);
    QCOMPARE(reading->revealed, 25);
}

void TestEffortRecorder::undoneChange_isAChange()
{
    openStudy();
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    m_session->undoGroup()->undo();
    QCOMPARE(m_recorder->reading()->changes[static_cast<std::size_t>(kCanal.condition)], 2);
}

void TestEffortRecorder::renumbering_isNoChange()
{
    openStudy();
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    m_session->editing()->shiftLevels(1);
    m_session->undoGroup()->undo();
    QCOMPARE(m_recorder->reading()->changes[static_cast<std::size_t>(kCanal.condition)], 1);
}

void TestEffortRecorder::hiddenGrades_areNoAssist()
{
    Settings().setRevealMode(RevealMode::ReaderFirst);
    openStudy();
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QVERIFY(m_recorder->reading()->assist == AssistUse::None);
    QCOMPARE(m_recorder->reading()->revealed, 0);
    // The first own grade replaces nothing that was seen.
    QCOMPARE(m_recorder->reading()->changes[static_cast<std::size_t>(kCanal.condition)], 0);
    m_session->reveal()->reveal(kCanal);
    QVERIFY(m_recorder->reading()->assist == AssistUse::ReaderFirst);
    QCOMPARE(m_recorder->reading()->revealed, 1);
}

void TestEffortRecorder::savedDecisions_areNoChanges()
{
    openStudy();
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    m_session->closeStudy();
    openStudy();
    const auto reading = m_recorder->reading();
    QCOMPARE(reading->decidedBefore, 1);
    QCOMPARE(reading->changes[static_cast<std::size_t>(kCanal.condition)], 0);
}

void TestEffortRecorder::closing_writes()
{
    openStudy();
    m_clock.goOn(9s);
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QSignalSpy saved(m_recorder.get(), &EffortRecorder::saved);
    m_session->closeStudy();
    QTRY_VERIFY_WITH_TIMEOUT(!saved.isEmpty(), kWaitMs);
    const auto rows = logged();
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].effort.seconds, 9.0);
    QCOMPARE(rows[0].effort.decided, 1);
    // Opened again, it is another visit of the same study.
    openStudy();
    m_recorder->save();
    QTRY_COMPARE_WITH_TIMEOUT(logged().size(), std::size_t(2), kWaitMs);
    QCOMPARE(logged()[1].record, rows[0].record);
}

void TestEffortRecorder::quitting_writes()
{
    openStudy();
    m_clock.goOn(4s);
    m_recorder.reset();
    QCOMPARE(logged().size(), std::size_t(1));
    QCOMPARE(logged()[0].effort.seconds, 4.0);
}

void TestEffortRecorder::dropped_isNotWritten()
{
    openStudy();
    m_recorder->drop();
    m_session->closeStudy();
    m_recorder.reset();
    QVERIFY(logged().empty());
}

QTEST_GUILESS_MAIN(TestEffortRecorder)
#include "tst_effort_recorder.moc"
