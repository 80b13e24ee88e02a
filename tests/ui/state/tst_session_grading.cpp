#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Grading of the open study, and explanations.
class TestSessionGrading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void findings_arriveOneByOne();
    void text_namesDeviceModelAndSites();
    void cancel_keepsWhatIsThereAndGradesLater();
    void failure_leavesTheViewer();
    void missingModel_saysWhy();
    void off_settlesWithoutGrading();
    void secondGrading_isTakenOverAsAWhole();
    void explanation_isOfTheCurrentSiteUntilTakenAway();
    void explanation_saysWhyThereIsNone();
    void explanation_neverEndsARunningGrading();

private:
    SessionOptions options() const { return optionsFor(m_folder.path(), m_model); }
    std::filesystem::path study() const { return m_study.path().toStdString(); }

    QTemporaryDir m_study;
    TestFolder m_folder;
    FakeModelPtr m_model;
};

void TestSessionGrading::initTestCase()
{
    writeSmallStudy(study());
}

void TestSessionGrading::init()
{
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
}

void TestSessionGrading::findings_arriveOneByOne()
{
    Session session(options());
    QList<int> counts;
    connect(&session.current(), &CurrentStudy::assessmentChanged, this, [&] {
        int count = 0;
        for (std::size_t i = 0; i < kSiteCount; ++i)
            count += session.current()->assessment.cell(siteAt(i)).finding ? 1 : 0;
        if (counts.isEmpty() || counts.back() != count)
            counts << count;
    });
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(counts.back(), static_cast<int>(kSiteCount));
    QVERIFY(counts.size() >= static_cast<int>(kSiteCount));
    QCOMPARE(session.grading()->state(), GradingState::Done);
    QCOMPARE(session.grading()->progress(), 1.0);
}

void TestSessionGrading::text_namesDeviceModelAndSites()
{
    m_model->stallAfter = 7;
    Session session(options());
    session.open({m_study.path()});
    QTRY_COMPARE(session.grading()->text(),
                 QStringLiteral("CPU · fake 1.0 · Grading the canal · 7 of 25 sites"));
    m_model->stallAfter = 25;
    QTRY_COMPARE(session.grading()->state(), GradingState::Done);
    QVERIFY(session.grading()->text().startsWith("CPU · fake 1.0 · 25 of 25 sites in "));
}

void TestSessionGrading::cancel_keepsWhatIsThereAndGradesLater()
{
    m_model->stallAfter = 7;
    {
        Session session(options());
        session.open({m_study.path()});
        QTRY_VERIFY(session.grading()->text().contains("7 of 25"));
        QSignalSpy settled(&session, &Session::settled);
        session.grading()->cancel();
        QCOMPARE(session.grading()->state(), GradingState::Cancelled);
        QVERIFY(settled.size() == 1 || settled.wait());
        QVERIFY(session.grading()->text().contains("7 of 25"));
        QCOMPARE(session.current()->assessment.model()->name, std::string("fake"));
    }
    m_model->stallAfter = 25;
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(m_model->gradings.load(), 2); // a cancelled grading is started again
    QVERIFY(session.grading()->text().contains("25 of 25"));
}

void TestSessionGrading::failure_leavesTheViewer()
{
    m_model->fails = true;
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(session.grading()->state(), GradingState::Failed);
    QCOMPARE(session.grading()->text(), QStringLiteral("No AI: The device failed"));
    QCOMPARE(session.opening()->state(), StudyState::Shown);
    m_model->fails = false;
    QSignalSpy settled(&session, &Session::settled);
    session.grading()->start();
    QVERIFY(settled.wait());
    QCOMPARE(session.grading()->state(), GradingState::Done);
}

void TestSessionGrading::missingModel_saysWhy()
{
    SessionOptions chosen = options();
    chosen.makeGrader = makePredictorGrader;
    chosen.modelFolder = m_folder.path("no-model");
    Session session(chosen);
    QSignalSpy failed(&session, &Session::failed);
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(session.grading()->state(), GradingState::Failed);
    QVERIFY(session.grading()->text().startsWith("No AI: "));
    QCOMPARE(session.opening()->state(), StudyState::Shown);
    QVERIFY(!session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    QCOMPARE(failed.size(), 0);
}

void TestSessionGrading::off_settlesWithoutGrading()
{
    SessionOptions chosen = options();
    chosen.gradeAutomatically = false;
    Session session(chosen);
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(session.grading()->state(), GradingState::Off);
    QCOMPARE(m_model->gradings.load(), 0);
}

void TestSessionGrading::secondGrading_isTakenOverAsAWhole()
{
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    session.editing()->setSeverity(site, Severity::Severe);
    m_model->stallAfter = 5;
    session.grading()->start();
    QTRY_VERIFY(session.grading()->text().contains("5 of 25"));
    session.grading()->cancel();
    for (std::size_t i = 0; i < kSiteCount; ++i)
        QVERIFY(session.current()->assessment.cell(siteAt(i)).finding);
    QVERIFY(session.current()->assessment.cell(site).severity() == Severity::Severe);
}

void TestSessionGrading::explanation_isOfTheCurrentSiteUntilTakenAway()
{
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    const Site site{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
    session.selection()->select(site);
    session.explanation()->toggle(site);
    QVERIFY(session.explanation()->isAskedFor());
    QTRY_VERIFY(session.explanation()->map().has_value());
    QVERIFY(session.explanation()->map()->site == site);
    QVERIFY(session.explanation()->map()->severity == Severity::Severe);
    QCOMPARE(session.grading()->state(), GradingState::Done);
    session.explanation()->toggle(site);
    QVERIFY(!session.explanation()->map() && !session.explanation()->isAskedFor());
    session.explanation()->toggle(site);
    QTRY_VERIFY(session.explanation()->map().has_value());
    session.selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L1L2});
    QVERIFY(!session.explanation()->map());
    session.explanation()->toggle(site);
    session.closeStudy(); // before the answer is there
    QVERIFY(!session.explanation()->map() && !session.explanation()->isAskedFor());
    QVERIFY(openAndSettle(session, study())); // the same worker: the answer would have come by now
    QVERIFY(!session.explanation()->map() && !session.explanation()->isAskedFor());
}

void TestSessionGrading::explanation_saysWhyThereIsNone()
{
    SessionOptions chosen = options();
    chosen.gradeAutomatically = false;
    Session session(chosen);
    QSignalSpy failed(&session, &Session::failed);
    QVERIFY(openAndSettle(session, study()));
    session.explanation()->toggle({});
    QCOMPARE(failed.size(), 1); // nothing was graded
    QSignalSpy settled(&session, &Session::settled);
    session.grading()->start();
    QVERIFY(settled.wait());
    m_model->fails = true;
    session.explanation()->toggle({});
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(failed[1][0].toString().contains("The device failed"));
    QVERIFY(!session.explanation()->isAskedFor());
}

void TestSessionGrading::explanation_neverEndsARunningGrading()
{
    m_model->stallAfter = 20;
    Session session(options());
    session.open({m_study.path()});
    QTRY_VERIFY(session.grading()->text().contains("20 of 25"));
    QSignalSpy failed(&session, &Session::failed);
    session.explanation()->toggle({});
    QCOMPARE(failed.size(), 1);
    m_model->stallAfter = 25;
    QTRY_COMPARE(session.grading()->state(), GradingState::Done);
}

QTEST_GUILESS_MAIN(TestSessionGrading)
#include "tst_session_grading.moc"
