#include "core/store/study_database.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/editing/comment_typing.h"
#include "ui/state/editing/reading_order.h"
#include "ui/state/language/term_text.h"
#include "ui/state/session/session.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
constexpr Site kRight{Condition::RightSubarticularStenosis, DiscLevel::L4L5};
/// This environment variable makes the test program the process that is killed.
const char* const kVictimVariable = "FORAMEN_TEST_KILLED";

} // namespace

/// Decisions of the reader, undo, and saving.
class TestSessionEditing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void decisions_undoAndRedoExactly();
    void acceptRow_isOneStep();
    void acceptFinding_withoutFindingIsRefused();
    void comment_standsByItself();
    void comment_isSavedAsItIsTyped();
    void comment_takesNoAuthorship();
    void shiftLevels_undoBringsBackWhatFellOff();
    void shiftLevels_whileGradingShiftsWhatComes();
    void nextUnreviewed_goesRightToLeftAndWraps();
    void nextUncertain_goesFromTheMostDoubtful();
    void reopen_showsTheSavedWork();
    void reopenInTheSameSession_showsTheSavedWork();
    void history_namesEveryStep();
    void kill_losesNothing();
    void reportText_isSavedAndReset();
    void editedReport_followsTheGridWhereItIsUntouched();

private:
    std::filesystem::path study() const { return m_study.path().toStdString(); }
    std::unique_ptr<Session> opened();

    QTemporaryDir m_study;
    TestFolder m_folder;
    FakeModelPtr m_model;
};

void TestSessionEditing::initTestCase()
{
    writeSmallStudy(study());
}

void TestSessionEditing::init()
{
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
}

std::unique_ptr<Session> TestSessionEditing::opened()
{
    auto session = std::make_unique<Session>(optionsFor(m_folder.path(), m_model));
    if (!openAndSettle(*session, study()))
        qFatal("the study does not open");
    return session;
}

void TestSessionEditing::decisions_undoAndRedoExactly()
{
    const auto session = opened();
    session->editing()->setSeverity(kCanal, Severity::Moderate);
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::Changed);
    QCOMPARE(session->current()->assessment.cell(kCanal).decision->readerName,
             std::string("Dr Test"));
    session->editing()->setSeverity(kCanal, Severity::Moderate); // no change: no undo step
    QCOMPARE(session->current()->undo.count(), 1);
    session->editing()->setUngradable(kCanal);
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::Ungradable);
    session->editing()->acceptFinding(kLeft);
    QCOMPARE(session->current()->assessment.cell(kLeft).state(), CellState::Accepted);
    QVERIFY(session->current()->assessment.cell(kLeft).decision->severity == Severity::Severe);
    session->editing()->clearDecision(kLeft);
    QCOMPARE(session->current()->assessment.cell(kLeft).state(), CellState::AiSuggested);

    session->undoGroup()->undo();
    QCOMPARE(session->current()->assessment.cell(kLeft).state(), CellState::Accepted);
    session->undoGroup()->undo();
    session->undoGroup()->undo();
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::Changed);
    session->undoGroup()->undo();
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::AiSuggested);
    session->undoGroup()->redo();
    QVERIFY(session->current()->assessment.cell(kCanal).severity() == Severity::Moderate);
}

void TestSessionEditing::acceptRow_isOneStep()
{
    const auto session = opened();
    session->editing()->setSeverity(kCanal, Severity::Moderate);
    session->editing()->acceptRow(DiscLevel::L4L5);
    QCOMPARE(session->current()->undo.count(), 2);
    QCOMPARE(session->current()->assessment.reviewedCount(), 5);
    QCOMPARE(session->current()->assessment.cell(kCanal).state(),
             CellState::Changed); // the reader's grade stays
    session->undoGroup()->undo();
    QCOMPARE(session->current()->assessment.reviewedCount(), 1);
}

void TestSessionEditing::acceptFinding_withoutFindingIsRefused()
{
    m_model->fails = true;
    const auto session = opened();
    QSignalSpy failed(session.get(), &Session::failed);
    session->editing()->acceptFinding(kCanal);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(session->current()->assessment.reviewedCount(), 0);
    session->editing()->setSeverity(kCanal, Severity::Severe);
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::ReaderOnly);
}

void TestSessionEditing::comment_standsByItself()
{
    const auto session = opened();
    QSignalSpy failed(session.get(), &Session::failed);
    const auto cell = [&session] {
        return session->current()->assessment.cell(kCanal);
    };
    session->editing()->setComment(kCanal, "root displaced");
    QCOMPARE(failed.size(), 0);
    QCOMPARE(cell().state(), CellState::AiSuggested);
    QCOMPARE(cell().comment->text, std::string("root displaced"));
    session->editing()->setSeverity(kCanal, Severity::Severe);
    session->editing()->clearDecision(kCanal);
    QCOMPARE(cell().comment->text, std::string("root displaced"));
    session->editing()->acceptFinding(kCanal);
    session->editing()->setComment(kCanal, {});
    QVERIFY(!cell().comment);
    QCOMPARE(cell().state(), CellState::Accepted);
    session->undoGroup()->undo();
    QCOMPARE(cell().comment->text, std::string("root displaced"));
}

void TestSessionEditing::comment_isSavedAsItIsTyped()
{
    {
        const auto session = opened();
        for (const char* typed : {"r", "ro", "roo"})
            session->comments()->type(kCanal, typed);
        QTRY_VERIFY(session->current()->assessment.cell(kCanal).comment);
        QCOMPARE(session->current()->assessment.cell(kCanal).comment->text, std::string("roo"));
        session->comments()->type(kCanal, "root");
        session->comments()->type(kLeft, "cyst"); // another site: the first is saved at once
        QCOMPARE(session->current()->assessment.cell(kCanal).comment->text, std::string("root"));
        session->closeStudy(); // before typing paused
    }
    {
        const auto session = opened();
        QCOMPARE(session->current()->assessment.cell(kLeft).comment->text, std::string("cyst"));
        session->comments()->type(kLeft, "cyst of the facet");
    } // quitting saves as well
    const auto session = opened();
    QCOMPARE(session->current()->assessment.cell(kLeft).comment->text,
             std::string("cyst of the facet"));
    QCOMPARE(session->current()->assessment.reviewedCount(), 0);
    // What was typed in parts is one step.
    session->comments()->type(kLeft, "cyst, large");
    session->comments()->save();
    session->comments()->type(kLeft, "cyst, larger");
    session->comments()->save();
    session->undoGroup()->undo();
    QCOMPARE(session->current()->assessment.cell(kLeft).comment->text,
             std::string("cyst of the facet"));
}

void TestSessionEditing::comment_takesNoAuthorship()
{
    const auto session = opened();
    session->editing()->setSeverity(kCanal, Severity::Severe);
    const std::string first = session->saving()->readerName().toStdString();
    session->saving()->setReaderName("Dr Second");
    session->editing()->setComment(kCanal, "I disagree");
    const AssessmentCell cell = session->current()->assessment.cell(kCanal);
    QCOMPARE(cell.decision->readerName, first);
    QCOMPARE(cell.comment->readerName, std::string("Dr Second"));
}

void TestSessionEditing::shiftLevels_undoBringsBackWhatFellOff()
{
    const auto session = opened();
    const Site last{Condition::SpinalCanalStenosis, DiscLevel::L5S1};
    session->editing()->setSeverity(last, Severity::Severe);
    session->editing()->shiftLevels(1);
    QCOMPARE(session->current()
                 ->assessment.cell({Condition::SpinalCanalStenosis, DiscLevel::L1L2})
                 .state(),
             CellState::Refused);
    QVERIFY(session->current()
                ->assessment.cell({Condition::LeftSubarticularStenosis, DiscLevel::L5S1})
                .severity()
            == Severity::Severe);
    session->undoGroup()->undo();
    QCOMPARE(session->current()->assessment.cell(last).state(), CellState::Changed);
    QVERIFY(session->current()->assessment.cell(kLeft).severity() == Severity::Severe);
}

void TestSessionEditing::shiftLevels_whileGradingShiftsWhatComes()
{
    m_model->stallAfter = 10;
    Session session(optionsFor(m_folder.path(), m_model));
    session.open({m_study.path()});
    QTRY_COMPARE(session.grading()->state(), GradingState::Running);
    const Site foramen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L5S1};
    QTRY_VERIFY(session.current()->assessment.cell(foramen).finding);
    session.editing()->shiftLevels(1);
    QSignalSpy settled(&session, &Session::settled);
    m_model->stallAfter = 25;
    QVERIFY(settled.wait());
    const Site shifted{Condition::LeftSubarticularStenosis, DiscLevel::L5S1};
    QVERIFY(session.current()->assessment.cell(shifted).severity() == Severity::Severe);
    QVERIFY(session.current()->assessment.cell(shifted).finding->site == shifted);
    session.undoGroup()->undo();
    QVERIFY(session.current()->assessment.cell(kLeft).severity() == Severity::Severe);
    for (std::size_t i = 0; i < kSiteCount; ++i)
        QVERIFY(session.current()->assessment.cell(siteAt(i)).finding);
}

void TestSessionEditing::nextUnreviewed_goesRightToLeftAndWraps()
{
    const auto session = opened();
    const Site first{Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2};
    const Site second{Condition::RightSubarticularStenosis, DiscLevel::L1L2};
    const Site last{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L5S1};
    QVERIFY(nextUnreviewed(session->current()->assessment, first) == second);
    QVERIFY(nextUnreviewed(session->current()->assessment, last) == first);
    for (const DiscLevel level : kLevels)
        session->editing()->acceptRow(level);
    QVERIFY(!nextUnreviewed(session->current()->assessment, first));
}

void TestSessionEditing::nextUncertain_goesFromTheMostDoubtful()
{
    m_model->uncertainty = [](Site site) {
        return site == kCanal ? 0.99 : site == kLeft ? 0.98 : site == kRight ? 0.97 : 0.1;
    };
    const auto session = opened();
    QVERIFY(nextUncertain(session->current()->assessment, {}) == kCanal);
    QVERIFY(nextUncertain(session->current()->assessment, kCanal) == kLeft);
    QVERIFY(nextUncertain(session->current()->assessment, kLeft) == kRight);
    QVERIFY(nextUncertain(session->current()->assessment, kRight) == kCanal);
    session->editing()->setSeverity(kCanal, Severity::Moderate);
    QVERIFY(nextUncertain(session->current()->assessment, {}) == kLeft);
    QVERIFY(nextUncertain(session->current()->assessment, kCanal) == kLeft);
    for (std::size_t i = 0; i < kSiteCount; ++i)
        session->editing()->setUngradable(siteAt(i));
    QVERIFY(!nextUncertain(session->current()->assessment, {}));
}

void TestSessionEditing::reopenInTheSameSession_showsTheSavedWork()
{
    const auto session = opened();
    session->editing()->setSeverity(kCanal, Severity::Severe);
    session->editing()->shiftLevels(1);
    session->closeStudy();
    QVERIFY(openAndSettle(*session, study()));
    const Site shifted{kCanal.condition, DiscLevel::L5S1};
    QVERIFY(session->current()->assessment.cell(shifted).severity() == Severity::Severe);
    QVERIFY(session->current()->assessment.cell(shifted).isReviewed());
    QCOMPARE(m_model->gradings.load(), 1);
    session->editing()->setUngradable(kRight);
    const auto store = StudyDatabase::open(m_folder.path("foramen.sqlite"));
    QVERIFY(store);
    const auto saved =
        (*store)->assessment(session->current()->assessment.study().studyInstanceUid);
    QVERIFY(saved && *saved);
    QCOMPARE((*saved)->reviewedCount(), 2);
}

void TestSessionEditing::reopen_showsTheSavedWork()
{
    {
        const auto session = opened();
        session->editing()->setSeverity(kCanal, Severity::Severe);
        session->editing()->setComment(kCanal, "tight");
        session->points()->place(kLeft, {8, 10, -30},
                                 session->current()->series.volumesFor(SeriesRole::AxialT2).back(),
                                 1, {34, 30});
        QVERIFY(session->saving()->isSaved());
        QVERIFY(session->saving()->text().startsWith("Saved "));
    }
    const auto session = opened();
    QCOMPARE(m_model->gradings.load(), 1); // the same model does not grade again
    QVERIFY(session->current()->assessment.cell(kCanal).severity() == Severity::Severe);
    QCOMPARE(session->current()->assessment.cell(kCanal).comment->text, std::string("tight"));
    QCOMPARE(session->current()->assessment.cell(kLeft).readerLocation->patient.x, 8.0);
    QVERIFY(session->grading()->text().contains("25 of 25 sites"));

    m_model->sha256 = "newer";
    const auto again = opened();
    QCOMPARE(m_model->gradings.load(), 2);
    QVERIFY(again->current()->assessment.cell(kCanal).severity() == Severity::Severe);
    QCOMPARE(again->current()->assessment.model()->sha256, std::string("newer"));
}

void TestSessionEditing::history_namesEveryStep()
{
    {
        const auto session = opened();
        session->editing()->setSeverity(kCanal, Severity::Severe);
        session->undoGroup()->undo();
        session->editing()->acceptFinding(kCanal);
        session->editing()->shiftLevels(-1);
    }
    const auto store = StudyDatabase::open(m_folder.path("foramen.sqlite"));
    QVERIFY(store);
    const auto history = (*store)->history(SmallStudy().studyInstanceUid);
    QVERIFY(history);
    QCOMPARE(history->size(), std::size_t(5));
    const auto edit = [&history](std::size_t index) {
        const auto* edited = std::get_if<CellEdited>(&(*history)[index].event);
        return edited ? *edited : CellEdited();
    };
    QVERIFY(std::holds_alternative<GradingFinished>((*history)[0].event));
    QCOMPARE(edit(1).action, CellAction::Graded);
    QCOMPARE((*history)[1].step, EditStep::Done);
    QCOMPARE(edit(2).action, CellAction::Graded);
    QCOMPARE((*history)[2].step, EditStep::Undone);
    QCOMPARE(edit(3).action, CellAction::Accepted);
    QCOMPARE(shiftedLevels({(*history)[4]}), -1);
    QCOMPARE((*history)[0].author, std::string("fake 1.0"));
    QCOMPARE((*history)[1].author, std::string("Dr Test"));
    QVERIFY(edit(1).site == kCanal);
    QVERIFY(!edit(1).before.decision);
    QVERIFY(edit(1).after.decision && edit(1).after.decision->severity == Severity::Severe);
}

void TestSessionEditing::kill_losesNothing()
{
    if (qEnvironmentVariableIsSet(kVictimVariable)) {
        Session session(optionsFor(qgetenv(kVictimVariable).toStdString(), m_model));
        QVERIFY(openAndSettle(session, study()));
        session.editing()->setSeverity(kCanal, Severity::Severe);
        std::raise(SIGKILL);
    }
    QProcess victim;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(kVictimVariable, m_folder.folder());
    victim.setProcessEnvironment(environment);
    victim.start(QCoreApplication::applicationFilePath(), {"kill_losesNothing"});
    QVERIFY(victim.waitForFinished(60000));
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    const auto session = opened();
    QVERIFY(session->current()->assessment.cell(kCanal).severity() == Severity::Severe);
    QCOMPARE(session->current()->assessment.reviewedCount(), 1);
}

void TestSessionEditing::reportText_isSavedAndReset()
{
    {
        const auto session = opened();
        QSignalSpy changed(session->draft(), &ReportDraft::textChanged);
        const QString draft = session->draft()->text();
        QVERIFY(!draft.isEmpty());
        session->editing()->setSeverity(kCanal, Severity::Severe);
        QVERIFY(changed.size() > 0);
        QVERIFY(session->draft()->text() != draft);
        session->draft()->setText("Written by hand.");
        session->editing()->setSeverity(kCanal, Severity::Moderate);
        QCOMPARE(session->draft()->text(), QStringLiteral("Written by hand."));
    }
    const auto session = opened();
    QVERIFY(session->draft()->isEdited());
    QCOMPARE(session->draft()->text(), QStringLiteral("Written by hand."));
    session->draft()->reset();
    QVERIFY(!session->draft()->isEdited());
    QVERIFY(session->draft()->text() != "Written by hand.");
    QVERIFY(!opened()->draft()->isEdited());
}

void TestSessionEditing::editedReport_followsTheGridWhereItIsUntouched()
{
    const Site other{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    {
        const auto session = opened();
        session->editing()->setSeverity(kCanal, Severity::Moderate);
        QString text = session->draft()->text();
        const QString level = termText(kCanal.level) + QStringLiteral(": ");
        const auto at = text.indexOf(QLatin1Char('\n') + level) + 1;
        text.replace(at, text.indexOf(QLatin1Char('\n'), at) - at, level + "Wide.");
        session->draft()->setText(text);
        QVERIFY(session->draft()->conflicts().empty());
        const QString before = session->draft()->text();
        session->editing()->setSeverity(other, Severity::Severe);
        QVERIFY(session->draft()->conflicts().empty());
        QVERIFY(session->draft()->text() != before);
        QVERIFY(session->draft()->text().contains(level + "Wide.\n"));
        session->editing()->setSeverity(kCanal, Severity::Severe);
        QCOMPARE(session->draft()->conflicts().size(), std::size_t(1));
        QVERIFY(session->draft()->text().contains(level + "Wide.\n"));
    }
    const auto session = opened();
    QCOMPARE(session->draft()->conflicts().size(), std::size_t(1));
    session->draft()->keepReadersLines(0);
    QVERIFY(session->draft()->conflicts().empty());
    QVERIFY(session->draft()->text().contains("Wide.\n"));
    session->draft()->save();
    QVERIFY(opened()->draft()->conflicts().empty());
}

QTEST_GUILESS_MAIN(TestSessionEditing)
#include "tst_session_editing.moc"
