#include "ui/state/report/report_draft.h"

#include "tests/support/small_study.h"
#include "ui/state/report/study_past.h"
#include "ui/state/saving/history_text.h"
#include "ui/state/session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoGroup>

#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
const QString kCanalLine = QStringLiteral("L3/L4: ");
const QString kOtherLine = QStringLiteral("L5/S1: ");

/// A text with words at the end of the line that begins so.
QString typedInto(const QString& text, const QString& line, const QString& words)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString& one : lines)
        if (one.startsWith(line)) {
            one += words;
            return lines.join(QLatin1Char('\n'));
        }
    qFatal("no such line");
}

} // namespace

/// Edits of the report as steps of the undo stack, which the grid shares.
class TestReportDraft : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeSmallStudy(study()); }
    void init();
    void typing_isOneStepABlock();
    void typingTakenBack_leavesNoStep();
    void undo_leadsThroughGridAndReport();
    void choices_areStepsOfTheirOwn();
    void step_isSavedAndNamedInTheHistory();
    void signedReport_hasNoSteps();
    void ownUndo_touchesTheReportOnly();

private:
    [[nodiscard]] std::filesystem::path study() const
    {
        return m_studies.filePath("study").toStdString();
    }
    /// Opens the study in a new session, on the database of this test.
    void open();
    [[nodiscard]] ReportDraft& draft() { return *m_session->draft(); }
    [[nodiscard]] QUndoGroup& undo() { return *m_session->undoGroup(); }
    [[nodiscard]] int depth() const { return m_session->current()->undo.index(); }
    void type(const QString& line, const QString& words)
    {
        for (const QChar letter : words)
            draft().setText(typedInto(draft().text(), line, letter));
    }
    [[nodiscard]] QStringList history() const;

    QTemporaryDir m_studies;
    std::unique_ptr<QTemporaryDir> m_database;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
};

void TestReportDraft::init()
{
    m_session.reset();
    m_database = std::make_unique<QTemporaryDir>();
    m_model = std::make_shared<FakeModel>();
    open();
}

void TestReportDraft::open()
{
    m_session.reset();
    m_session = std::make_unique<Session>(optionsFor(m_database->path().toStdString(), m_model));
    QVERIFY(openAndSettle(*m_session, study()));
}

QStringList TestReportDraft::history() const
{
    StudyPast past(m_session->current(), *m_session->saving());
    past.update();
    QStringList texts;
    for (std::size_t index = 0; index < past.records().size(); ++index)
        if (historyKind(past.records()[index]) == HistoryKind::Report)
            texts << past.entryText(index);
    return texts;
}

void TestReportDraft::typing_isOneStepABlock()
{
    const QString drafted = draft().text();
    type(kCanalLine, QStringLiteral(" Own."));
    const QString first = draft().text();
    QCOMPARE(depth(), 1);
    QVERIFY2(undo().undoText().contains("L3/L4"), qPrintable(undo().undoText()));
    type(kOtherLine, QStringLiteral(" More."));
    const QString second = draft().text();
    QCOMPARE(depth(), 2);
    QVERIFY2(undo().undoText().contains("L5/S1"), qPrintable(undo().undoText()));
    undo().undo();
    QCOMPARE(draft().text(), first);
    undo().undo();
    QCOMPARE(draft().text(), drafted);
    QVERIFY(!draft().isEdited());
    undo().redo();
    undo().redo();
    QCOMPARE(draft().text(), second);
}

void TestReportDraft::typingTakenBack_leavesNoStep()
{
    const QString drafted = draft().text();
    type(kCanalLine, QStringLiteral(" Own."));
    const QString first = draft().text();
    type(kOtherLine, QStringLiteral(" More."));
    draft().setText(first); // as the field's own undo does
    QCOMPARE(depth(), 1);
    draft().setText(drafted);
    QCOMPARE(depth(), 0);
    QVERIFY(!draft().isEdited());
}

void TestReportDraft::undo_leadsThroughGridAndReport()
{
    const QString drafted = draft().text();
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    const QString moderate = draft().text();
    type(kCanalLine, QStringLiteral(" Own."));
    const QString typed = draft().text();
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QCOMPARE(draft().conflicts().size(), std::size_t{1});
    undo().undo();
    QCOMPARE(draft().text(), typed);
    QVERIFY(draft().conflicts().empty());
    undo().undo();
    QCOMPARE(draft().text(), moderate);
    undo().undo();
    QCOMPARE(draft().text(), drafted);
    for (int step = 0; step < 3; ++step)
        undo().redo();
    QCOMPARE(draft().conflicts().size(), std::size_t{1});
}

void TestReportDraft::choices_areStepsOfTheirOwn()
{
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    type(kCanalLine, QStringLiteral(" Own."));
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    const QString contradicting = draft().text();
    draft().keepReadersLines(0);
    QVERIFY(draft().conflicts().empty());
    undo().undo();
    QCOMPARE(draft().conflicts().size(), std::size_t{1});
    draft().takeDraftedLines(0);
    const QString taken = draft().text();
    QVERIFY(taken != contradicting);
    undo().undo();
    QCOMPARE(draft().text(), contradicting);
    draft().reset();
    QCOMPARE(draft().text(), taken);
    QVERIFY(!draft().isEdited());
    undo().undo();
    QCOMPARE(draft().text(), contradicting);
    QVERIFY(draft().isEdited());
}

void TestReportDraft::step_isSavedAndNamedInTheHistory()
{
    const QString drafted = draft().text();
    type(kCanalLine, QStringLiteral(" Own."));
    const QString typed = draft().text();
    QVERIFY(history().isEmpty()); // it is saved when typing pauses
    undo().undo();
    QCOMPARE(history(), (QStringList{"Report text edited, L3/L4", "Undone: report text, L3/L4"}));
    open();
    QCOMPARE(draft().text(), drafted);
    type(kCanalLine, QStringLiteral(" Own."));
    undo().undo();
    undo().redo();
    QCOMPARE(history().back(), QStringLiteral("Redone: Report text edited, L3/L4"));
    open();
    QCOMPARE(draft().text(), typed);
    draft().reset();
    QCOMPARE(history().back(), QStringLiteral("Report text reset to the draft, L3/L4"));
    undo().undo();
    QCOMPARE(history().back(), QStringLiteral("Undone: report text, L3/L4"));
    open();
    QCOMPARE(draft().text(), typed);
}

void TestReportDraft::signedReport_hasNoSteps()
{
    type(kCanalLine, QStringLiteral(" Own."));
    const QString typed = draft().text();
    QVERIFY(m_session->signing()->sign(QStringLiteral("Dr. Ada")));
    QVERIFY(!undo().canUndo());
    draft().setText(typed + QStringLiteral("late"));
    draft().reset();
    QVERIFY(!undo().canUndo());
    QCOMPARE(draft().text(), typed);
}

void TestReportDraft::ownUndo_touchesTheReportOnly()
{
    const QString drafted = draft().text();
    type(kCanalLine, QStringLiteral(" Own."));
    const QString typed = draft().text();
    m_session->editing()->setSeverity({kCanal.condition, DiscLevel::L1L2}, Severity::Severe);
    QSignalSpy undone(&draft(), &ReportDraft::undone);
    draft().undoOwn();
    QCOMPARE(depth(), 2); // a grade is the newest step
    QVERIFY(undone.isEmpty());
    undo().undo();
    QCOMPARE(draft().text(), typed);
    draft().undoOwn();
    QCOMPARE(draft().text(), drafted);
    QCOMPARE(undone.size(), 1);
    draft().redoOwn();
    QCOMPARE(draft().text(), typed);
    draft().redoOwn(); // a grade comes next
    QCOMPARE(depth(), 1);
}

QTEST_MAIN(TestReportDraft)
#include "tst_report_draft.moc"
