#include "ui/state/session/problem_list.h"

#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/session/session.h"
#include "ui/state/session/severity_grid_model.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QUndoGroup>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

/// Problems of the open study as a list.
class TestProblemList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundStudy_hasNone();
    void damagedFile_isNamedWithItsPath();
    void missingSeries_isSaidOnce();
    void failedGrading_isListed();
    void refusedRequest_staysUntilTheStudyIsClosed();
    void contradictingPoints_areListedAndGo();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path(); }
    [[nodiscard]] static int countOf(const ProblemList& list, ProblemSource source)
    {
        return static_cast<int>(
            std::count_if(list.problems().begin(), list.problems().end(),
                          [&](const Problem& problem) { return problem.source == source; }));
    }
    TestFolder m_folder;
    FakeModelPtr m_model;
};

void TestProblemList::init()
{
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
}

void TestProblemList::soundStudy_hasNone()
{
    writeSmallStudy(folder() / "study");
    Session session(optionsFor(folder(), m_model));
    const ProblemList list(&session);
    QVERIFY(openAndSettle(session, folder() / "study"));
    QCOMPARE(list.toText(), QString());
    QCOMPARE(list.count(), 0);
}

void TestProblemList::damagedFile_isNamedWithItsPath()
{
    writeSmallStudy(folder() / "study");
    QFile file(m_folder.filePath("study/t2_sag/5.dcm"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() - 3000));
    file.close();
    Session session(optionsFor(folder(), m_model));
    const ProblemList list(&session);
    QSignalSpy counted(&list, &ProblemList::countChanged);
    QVERIFY(openAndSettle(session, folder() / "study"));
    QCOMPARE(list.count(), 1);
    QVERIFY(!counted.isEmpty());
    const Problem& problem = list.problems().front();
    QCOMPARE(problem.source, ProblemSource::Files);
    QCOMPARE(problem.file, "t2_sag/5.dcm");
    QCOMPARE(problem.path, file.fileName());
    QVERIFY(!problem.reason.isEmpty());
    QVERIFY(list.textOf(0).contains(file.fileName()));
    QVERIFY(list.textOf(0).endsWith(problem.reason));
    session.closeStudy();
    QCOMPARE(list.count(), 0);
}

void TestProblemList::missingSeries_isSaidOnce()
{
    SmallStudy study;
    study.withAxial = false;
    writeSmallStudy(folder() / "study", study);
    Session session(optionsFor(folder(), m_model));
    const ProblemList list(&session);
    QVERIFY(openAndSettle(session, folder() / "study"));
    QCOMPARE(countOf(list, ProblemSource::Grading), 1); // ten subarticular sites, one reason
    QVERIFY(list.toText().contains("L5/S1 Left Subarticular Stenosis"));
}

void TestProblemList::failedGrading_isListed()
{
    writeSmallStudy(folder() / "study");
    m_model->fails = true;
    Session session(optionsFor(folder(), m_model));
    const ProblemList list(&session);
    QVERIFY(openAndSettle(session, folder() / "study"));
    QCOMPARE(countOf(list, ProblemSource::Grading), 1);
    QCOMPARE(list.problems().front().reason, session.grading()->text());
}

void TestProblemList::refusedRequest_staysUntilTheStudyIsClosed()
{
    writeSmallStudy(folder() / "study");
    Session session(optionsFor(folder(), m_model));
    const ProblemList list(&session);
    QVERIFY(openAndSettle(session, folder() / "study"));
    for (int round = 0; round < 2; ++round) {
        QSignalSpy failed(&session, &Session::failed);
        session.open({m_folder.filePath("nowhere")});
        QVERIFY(failed.wait());
    }
    QCOMPARE(countOf(list, ProblemSource::Request), 1); // the same twice is one
    session.closeStudy();
    QCOMPARE(list.count(), 0);
}

void TestProblemList::contradictingPoints_areListedAndGo()
{
    writeSmallStudy(folder() / "study");
    Session session(optionsFor(folder(), m_model));
    const ProblemList list(&session);
    const SeverityGridModel grid(session.current(), *session.prior());
    const auto issueOf = [&grid](Site site) {
        return grid.data(grid.indexOf(site), SeverityGridModel::PointIssueRole).toString();
    };
    QVERIFY(openAndSettle(session, folder() / "study"));
    const Site left{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
    const Site right{mirrored(left.condition), left.level};
    SiteLocation moved = *session.current()->assessment.cell(left).location();
    moved.patient.x = session.current()->assessment.cell(right).location()->patient.x - 7;
    session.editing()->setPoint(left, CellAction::PointMoved, moved);
    QCOMPARE(countOf(list, ProblemSource::Points), 1);
    const Problem& problem = list.problems()[0];
    QVERIFY(problem.site == left);
    QVERIFY2(problem.reason.contains("7 mm to the patient's right"), qPrintable(problem.reason));
    QCOMPARE(issueOf(left), problem.reason);
    QCOMPARE(issueOf(right), problem.reason);
    QVERIFY(issueOf({left.condition, DiscLevel::L1L2}).isEmpty());
    session.undoGroup()->undo();
    QCOMPARE(countOf(list, ProblemSource::Points), 0);
    QVERIFY(issueOf(left).isEmpty());
}

QTEST_GUILESS_MAIN(TestProblemList)
#include "tst_problem_list.moc"
