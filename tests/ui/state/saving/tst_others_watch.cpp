#include "ui/state/saving/others_watch.h"

#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/report/report_signing.h"
#include "ui/state/session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
constexpr Site kLower{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

} // namespace

/// Two windows show one study.
class TestOthersWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeSmallStudy(m_study.path().toStdString()); }
    void init();
    void cleanup();
    void gradeOfTheOther_isTakenAndSaid();
    void ownSteps_canBeUndoneAfterwards();
    void oneSiteByBoth_isSaid();
    void renumbered_clearsTheStepsAndFollows();
    void signedByTheOther_isFinal();
    void nothingOfOthers_isSilent();

private:
    [[nodiscard]] std::unique_ptr<Session> opened() const;

    QTemporaryDir m_study;
    TestFolder m_folder;
    std::unique_ptr<Session> m_mine;
    std::unique_ptr<Session> m_other;
};

std::unique_ptr<Session> TestOthersWatch::opened() const
{
    auto session =
        std::make_unique<Session>(optionsFor(m_folder.path(), std::make_shared<FakeModel>()));
    if (!openAndSettle(*session, m_study.path().toStdString()))
        qFatal("the study does not open");
    return session;
}

void TestOthersWatch::init()
{
    m_folder.renew();
    m_mine = opened();
    m_other = opened();
}

void TestOthersWatch::cleanup()
{
    m_mine.reset();
    m_other.reset();
}

void TestOthersWatch::gradeOfTheOther_isTakenAndSaid()
{
    QSignalSpy told(m_mine.get(), &Session::told);
    m_other->editing()->setSeverity(kCanal, Severity::Severe);
    m_mine->editing()->setSeverity(kLower, Severity::Moderate); // meets it
    QTRY_COMPARE(told.count(), 1);
    const QString sentence = told.takeFirst().constFirst().toString();
    QVERIFY2(sentence.contains("L3/L4") && !sentence.contains("L4/L5"), qPrintable(sentence));
    const Assessment& mine = m_mine->current()->assessment;
    QVERIFY(mine.cell(kCanal).severity() == Severity::Severe);
    QVERIFY(mine.cell(kLower).severity() == Severity::Moderate);
    m_mine.reset();
    const auto again = opened();
    QVERIFY(again->current()->assessment.cell(kCanal).severity() == Severity::Severe);
    QVERIFY(again->current()->assessment.cell(kLower).severity() == Severity::Moderate);
}

void TestOthersWatch::ownSteps_canBeUndoneAfterwards()
{
    m_mine->editing()->setSeverity(kLower, Severity::Moderate);
    m_other->editing()->setSeverity(kCanal, Severity::Severe);
    m_mine->editing()->setComment(kLower, "seen");
    QTRY_VERIFY(m_mine->current()->assessment.cell(kCanal).decision);
    m_mine->undoGroup()->undo();
    m_mine->undoGroup()->undo();
    const Assessment& mine = m_mine->current()->assessment;
    QVERIFY(!mine.cell(kLower).hasReaderWork());
    QVERIFY(mine.cell(kCanal).severity() == Severity::Severe);
    const auto again = opened();
    QVERIFY(!again->current()->assessment.cell(kLower).hasReaderWork());
    QVERIFY(again->current()->assessment.cell(kCanal).severity() == Severity::Severe);
}

void TestOthersWatch::oneSiteByBoth_isSaid()
{
    QSignalSpy told(m_mine.get(), &Session::told);
    m_other->editing()->setSeverity(kCanal, Severity::Severe);
    m_mine->editing()->setSeverity(kCanal, Severity::Moderate);
    m_mine->editing()->setSeverity(kLower, Severity::Moderate);
    m_other->editing()->setSeverity(kLower, Severity::Severe);
    QSignalSpy toldOther(m_other.get(), &Session::told);
    QTRY_COMPARE(toldOther.count(), 1);
    const QString sentence = toldOther.takeFirst().constFirst().toString();
    QVERIFY2(sentence.contains("same time"), qPrintable(sentence));
    QVERIFY(m_other->current()->assessment.cell(kLower).severity() == Severity::Severe);
    QVERIFY(m_other->current()->assessment.cell(kCanal).severity() == Severity::Moderate);
}

void TestOthersWatch::renumbered_clearsTheStepsAndFollows()
{
    m_mine->editing()->setSeverity(kCanal, Severity::Severe);
    m_other->editing()->setComment(kCanal, "second look"); // meets the grade
    QTRY_VERIFY(m_other->current()->assessment.cell(kCanal).decision);
    m_other->editing()->shiftLevels(1); // L3/L4 becomes L4/L5
    QSignalSpy told(m_mine.get(), &Session::told);
    m_mine->editing()->setUngradable(kCanal); // of the same disc
    QTRY_COMPARE(told.count(), 1);
    const Assessment& mine = m_mine->current()->assessment;
    QVERIFY(!mine.cell(kCanal).decision);
    QCOMPARE(mine.cell(kLower).state(), CellState::Ungradable);
    QCOMPARE(mine.cell(kLower).comment->text, std::string("second look"));
    QCOMPARE(m_mine->current()->levelShift, 1);
    QVERIFY(!m_mine->undoGroup()->canUndo());
}

void TestOthersWatch::signedByTheOther_isFinal()
{
    QVERIFY(m_other->signing()->sign("Dr Other"));
    m_mine->editing()->setSeverity(kCanal, Severity::Severe); // begun before it was known
    QTRY_VERIFY(m_mine->saving()->isFinal());
    QSignalSpy heldBack(m_mine->saving(), &StudySaving::heldBack);
    m_mine->editing()->setSeverity(kLower, Severity::Severe);
    QCOMPARE(heldBack.count(), 1);
    QVERIFY(!m_mine->current()->assessment.cell(kLower).decision);
}

void TestOthersWatch::nothingOfOthers_isSilent()
{
    QSignalSpy told(m_mine.get(), &Session::told);
    QSignalSpy changed(m_mine->saving(), &StudySaving::changed);
    m_mine->editing()->setSeverity(kCanal, Severity::Severe);
    m_mine->editing()->shiftLevels(1);
    m_mine->undoGroup()->undo();
    m_mine->undoGroup()->undo();
    QCOMPARE(changed.count(), 4);
    QCoreApplication::processEvents();
    QCOMPARE(told.count(), 0);
    QVERIFY(m_mine->undoGroup()->canRedo());
}

QTEST_GUILESS_MAIN(TestOthersWatch)
#include "tst_others_watch.moc"
