#include "ui/state/session/session.h"

#include "tests/support/gap_meter.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

QString textOf(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace

/// Opening of studies, and roles.
class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void open_showsSeriesWithRolesVolumesAndThumbnails();
    void open_publishesTheFirstRoleBeforeTheRest();
    void open_takesTheMostLumbarStudy();
    void open_failureLeavesTheOpenStudy();
    void open_failureWithoutStudyIsOneSentence();
    void open_namesDamagedFiles();
    void axialBlocks_runFromHeadToFeet();
    void overrideRole_changesPanesAndGradesAnew();
    void overrideRole_toNoneTakesTheNextBest();
    void overrideRole_isRememberedAcrossRestarts();
    void closeStudy_leavesNothing();
    void closeStudy_halfWayLeavesNothingToTheNext();
    void guiThread_neverStandsStill();

private:
    std::filesystem::path folder() const { return m_folder.path(); }
    std::filesystem::path study() const { return folder() / "study"; }

    QTemporaryDir m_settings;
    TestFolder m_folder;
    FakeModelPtr m_model;
};

void TestSession::init()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QSettings().clear();
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
    writeSmallStudy(study());
}

void TestSession::open_showsSeriesWithRolesVolumesAndThumbnails()
{
    Session session(optionsFor(folder(), m_model));
    QCOMPARE(session.opening()->state(), StudyState::Empty);
    QVERIFY(!session.current()->study());
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(session.opening()->state(), StudyState::Shown);
    QVERIFY(session.current()->study());
    QCOMPARE(session.current()->series.entries().size(), std::size_t(3));
    for (const SeriesEntry& entry : session.current()->series.entries()) {
        QVERIFY(entry.role);
        QVERIFY(entry.chosen);
        QVERIFY(!entry.reason.isEmpty());
        QVERIFY(!entry.volumes.empty());
        QCOMPARE(std::max(entry.thumbnail.width(), entry.thumbnail.height()), 192);
    }
    QCOMPARE(session.current()->series.entries()[0].title, QStringLiteral("Sagittal T2"));
    QCOMPARE(session.current()->series.entries()[0].detail, QStringLiteral("9 slices"));
    QCOMPARE(session.current()->series.entries()[2].detail, QStringLiteral("9 · 3 blocks"));
    QCOMPARE(session.current()->series.volumesFor(SeriesRole::SagittalT1).size(), std::size_t(1));
    QCOMPARE(problemsOf(session), QStringList());
}

void TestSession::open_publishesTheFirstRoleBeforeTheRest()
{
    Session session(optionsFor(folder(), m_model));
    QList<int> order;
    int loadedAtFirst = -1;
    connect(&session.current(), &CurrentStudy::volumesChanged, this, [&](SeriesRole role) {
        if (session.current()->series.volumesFor(role).empty())
            return;
        order << static_cast<int>(role);
        if (loadedAtFirst < 0)
            loadedAtFirst = static_cast<int>(
                std::count_if(session.current()->series.entries().begin(),
                              session.current()->series.entries().end(),
                              [](const SeriesEntry& entry) { return !entry.volumes.empty(); }));
    });
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(loadedAtFirst, 1);
    QCOMPARE(order,
             (QList<int>{static_cast<int>(SeriesRole::SagittalT2),
                         static_cast<int>(SeriesRole::SagittalT1),
                         static_cast<int>(SeriesRole::AxialT2)}));
}

void TestSession::open_takesTheMostLumbarStudy()
{
    writeSmallStudy(folder() / "another", {.studyInstanceUid = "1.2.3.1", .withAxial = false});
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, folder()));
    QCOMPARE(session.current()->scanned->studies.size(), std::size_t(2));
    QCOMPARE(session.current()->study()->studyInstanceUid, SmallStudy().studyInstanceUid);

    QSignalSpy settled(&session, &Session::settled);
    session.showStudy(session.current()->scanned->studies[0].studyInstanceUid == "1.2.3.1" ? 0 : 1);
    QVERIFY(settled.wait());
    QCOMPARE(session.current()->study()->studyInstanceUid, std::string("1.2.3.1"));
    const AssessmentCell& cell =
        session.current()->assessment.cell({Condition::LeftSubarticularStenosis, DiscLevel::L1L2});
    QCOMPARE(cell.state(), CellState::Refused); // no axial series
}

void TestSession::open_failureLeavesTheOpenStudy()
{
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, study()));
    QSignalSpy failed(&session, &Session::failed);
    session.open({textOf(folder() / "nowhere")});
    QCOMPARE(session.opening()->state(), StudyState::Scanning);
    QVERIFY(failed.wait());
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed[0][0].toString().isEmpty());
    QCOMPARE(session.opening()->state(), StudyState::Shown);
    QCOMPARE(session.current()->study()->studyInstanceUid, SmallStudy().studyInstanceUid);
    QCOMPARE(session.current()->series.volumesFor(SeriesRole::SagittalT2).size(), std::size_t(1));
}

void TestSession::open_failureWithoutStudyIsOneSentence()
{
    QVERIFY(QDir().mkpath(m_folder.filePath("empty")));
    Session session(optionsFor(folder(), m_model));
    QSignalSpy failed(&session, &Session::failed);
    session.open({m_folder.filePath("empty")});
    QVERIFY(failed.wait());
    QCOMPARE(session.opening()->state(), StudyState::Empty);
    QVERIFY(!failed[0][0].toString().isEmpty());
}

void TestSession::open_namesDamagedFiles()
{
    QFile file(textOf(study() / "t2_sag" / "5.dcm"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() - 3000));
    file.close();
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, study()));
    QVERIFY(!session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    QCOMPARE(problemsOf(session).size(), 1);
    QVERIFY(problemsOf(session)[0].startsWith("t2_sag/5.dcm: "));
}

void TestSession::axialBlocks_runFromHeadToFeet()
{
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, study()));
    const auto blocks = session.current()->series.volumesFor(SeriesRole::AxialT2);
    QCOMPARE(blocks.size(), std::size_t(3));
    for (std::size_t i = 1; i < blocks.size(); ++i)
        QVERIFY(blocks[i - 1]->geometry.origin.z > blocks[i]->geometry.origin.z + 10);
}

void TestSession::overrideRole_changesPanesAndGradesAnew()
{
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(m_model->gradings.load(), 1);
    QSignalSpy settled(&session, &Session::settled);
    session.roles()->give(1, SeriesRole::SagittalT2); // the reader makes the T1 series a T2
    QCOMPARE(session.current()->series.volumesFor(SeriesRole::SagittalT2).front(),
             session.current()->series.entries()[1].volumes.front());
    QVERIFY(!session.current()->series.entries()[0].chosen);
    QVERIFY(session.current()->series.volumesFor(SeriesRole::SagittalT1).empty());
    QVERIFY(settled.wait());
    QCOMPARE(m_model->gradings.load(), 2);
    QCOMPARE(session.current()
                 ->assessment.cell({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L1L2})
                 .state(),
             CellState::Refused);
}

void TestSession::overrideRole_toNoneTakesTheNextBest()
{
    std::filesystem::copy(study() / "t2_sag", study() / "copy");
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, study()));
    session.roles()->give(2, std::nullopt);
    QVERIFY(session.current()->series.volumesFor(SeriesRole::AxialT2).empty());
    QVERIFY(!session.current()->series.entries()[2].chosen);
}

void TestSession::overrideRole_isRememberedAcrossRestarts()
{
    {
        Session session(optionsFor(folder(), m_model));
        QVERIFY(openAndSettle(session, study()));
        QSignalSpy settled(&session, &Session::settled);
        session.roles()->give(1, SeriesRole::SagittalT2);
        QVERIFY(settled.wait());
        session.roles()->give(2, std::nullopt);
    }
    QSettings().clear(); // another user's settings: the roles come from the database
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, study()));
    QVERIFY(session.current()->series.entries()[1].role == SeriesRole::SagittalT2);
    QCOMPARE(session.current()->series.entries()[1].reason, QString("chosen by the reader"));
    QVERIFY(!session.current()->series.entries()[2].role);
    QVERIFY(session.current()->series.volumesFor(SeriesRole::AxialT2).empty());
    QCOMPARE(session.current()->series.volumesFor(SeriesRole::SagittalT2).front(),
             session.current()->series.entries()[1].volumes.front());
    // The grading was cancelled when the second role was given: the findings are of these roles.
    QCOMPARE(session.current()
                 ->assessment.cell({Condition::LeftSubarticularStenosis, DiscLevel::L4L5})
                 .state(),
             CellState::Refused);
    session.roles()->give(1, SeriesRole::SagittalT1); // and back
    Session other(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(other, study()));
    QVERIFY(other.current()->series.entries()[1].role == SeriesRole::SagittalT1);
}

void TestSession::closeStudy_leavesNothing()
{
    Session session(optionsFor(folder(), m_model));
    QVERIFY(openAndSettle(session, study()));
    session.closeStudy();
    QCOMPARE(session.opening()->state(), StudyState::Empty);
    QVERIFY(!session.current()->study());
    QVERIFY(session.current()->series.entries().empty());
    QVERIFY(session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    QCOMPARE(session.current()->undo.count(), 0);
}

void TestSession::closeStudy_halfWayLeavesNothingToTheNext()
{
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    writeSmallStudy(folder() / "second", {.studyInstanceUid = "1.2.3.2", .withAxial = false});
    m_model->stallAfter = 7;
    Session session(optionsFor(folder(), m_model));
    session.open({textOf(study())});
    QTRY_VERIFY(session.grading()->text().contains("7 of 25"));
    session.editing()->setSeverity(site, Severity::Severe);
    session.editing()->shiftLevels(1);
    session.roles()->give(2, std::nullopt);
    QTRY_VERIFY(session.grading()->text().contains("7 of 25"));
    session.draft()->setText(QStringLiteral("Mine"));
    session.closeStudy();

    QCOMPARE(session.grading()->state(), GradingState::Off);
    QCOMPARE(session.grading()->text(), QString());
    QCOMPARE(session.grading()->progress(), 0.0);
    QVERIFY(!session.current()->assessment.model());
    QCOMPARE(session.current()->assessment.reviewedCount(), 0);
    QVERIFY(session.current()->assessment.study().studyInstanceUid.empty());
    QVERIFY(session.current()->series.entries().empty());
    QCOMPARE(problemsOf(session), QStringList());
    QCOMPARE(session.draft()->text(), QString());
    QVERIFY(!session.draft()->isEdited());
    QCOMPARE(session.current()->undo.count(), 0);
    session.grading()->cancel(); // nothing is running
    QCOMPARE(session.grading()->state(), GradingState::Off);

    // A grading that waits for pictures holds no findings of the cancelled one.
    double progressWhileWaiting = -1;
    connect(session.grading(), &StudyGrading::changed, this, [&] {
        if (session.grading()->state() != GradingState::Waiting)
            return;
        progressWhileWaiting = session.grading()->progress();
        QMetaObject::invokeMethod(session.grading(), &StudyGrading::cancel, Qt::QueuedConnection);
    });
    session.open({textOf(folder() / "second")});
    QTRY_COMPARE(session.grading()->state(), GradingState::Cancelled);
    QCOMPARE(progressWhileWaiting, 0.0);
    QVERIFY(session.grading()->text().contains("0 of 25"));
    QTRY_COMPARE(session.opening()->state(), StudyState::Shown);
    QSignalSpy settled(&session, &Session::settled);
    m_model->stallAfter = 25;
    session.grading()->start();
    QVERIFY(settled.wait());
    QCOMPARE(session.current()->study()->studyInstanceUid, std::string("1.2.3.2"));
    QCOMPARE(session.current()->assessment.reviewedCount(), 0);
    QVERIFY(!session.draft()->isEdited());
    QCOMPARE(session.current()->undo.count(), 0);
    const AssessmentCell& cell =
        session.current()->assessment.cell({Condition::LeftSubarticularStenosis, DiscLevel::L1L2});
    QCOMPARE(cell.state(), CellState::Refused); // it has no axial series; nothing was shifted
    session.editing()->shiftLevels(1);
    session.undoGroup()->undo(); // restores the findings of this study
    QCOMPARE(session.current()
                 ->assessment.cell({Condition::LeftSubarticularStenosis, DiscLevel::L1L2})
                 .state(),
             CellState::Refused);

    QVERIFY(openAndSettle(session, study())); // the edits of the first one are there
    QVERIFY(session.draft()->isEdited());
    QCOMPARE(session.draft()->text(), QStringLiteral("Mine"));
    QCOMPARE(session.current()->assessment.reviewedCount(), 1);
}

void TestSession::guiThread_neverStandsStill()
{
    std::filesystem::remove_all(study());
    writeSmallStudy(study(), {.size = 512});
    m_model->perSite = std::chrono::milliseconds(20);
    Session session(optionsFor(folder(), m_model));
    GapMeter meter;
    QVERIFY(openAndSettle(session, study()));
    session.editing()->acceptFinding({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    session.editing()->acceptRow(DiscLevel::L5S1);
    const int rounds = meter.rounds();
    QTRY_VERIFY(meter.rounds() > rounds + 1); // the edits and what follows them are measured
    qInfo("longest gap: %.1f ms", meter.longestMs());
    QVERIFY2(meter.longestMs() <= kLongestGapMs, qPrintable(QString::number(meter.longestMs())));
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
