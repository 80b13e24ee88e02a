#include "tests/support/window_driver.h"

#include "ui/state/language/term_text.h"
#include "ui/state/report/report_exporter.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/report/report_conflict_bar.h"
#include "ui/widgets/report/report_panel.h"
#include "ui/widgets/side/side_panel.h"

#include <QFileDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBlock>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

} // namespace

/// The report's text, edited by key while the grid changes.
class TestReportPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("tst_report_panel"); }
    void init();
    void cleanup() { m_driver.clear(); }
    void editedLine_staysAndTheOthersFollow();
    void contradiction_isMarkedAndHoldsTheExportBack();
    void gridsText_isTaken();
    void undoKeys_areTheFieldsThenTheReports();
    void undo_ofAnUnseenReportIsSaid();
    void buttons_haveRoomForTheirTexts();
    void formats_areButtonsOrInTheMenu();

private:
    [[nodiscard]] ReportPanel* panel() { return m_driver.window->findChild<ReportPanel*>(); }
    [[nodiscard]] QPlainTextEdit* text() { return panel()->findChild<QPlainTextEdit*>(); }
    [[nodiscard]] ReportConflictBar* bar() { return panel()->findChild<ReportConflictBar*>(); }
    [[nodiscard]] QString levelLine();
    /// Types at the end of the line of kCanal's level.
    void typeAtLevel(const QString& words);
    void clickButton(const QString& name);

    WindowDriver m_driver;
};

void TestReportPanel::init()
{
    m_driver.clear();
    m_driver.show(&kStudy);
    m_driver.session->editing()->setSeverity(kCanal, Severity::Moderate);
    m_driver.window->findChild<SidePanel*>()->showReport();
    QTRY_VERIFY(text()->isVisible());
    QVERIFY(!bar()->isVisible());
}

QString TestReportPanel::levelLine()
{
    const QStringList lines = text()->toPlainText().split(QLatin1Char('\n'));
    const QStringList found =
        lines.filter(QRegularExpression(QStringLiteral("^%1: ").arg(termText(kCanal.level))));
    return found.isEmpty() ? QString() : found.front();
}

void TestReportPanel::typeAtLevel(const QString& words)
{
    const QString line = levelLine();
    QVERIFY(!line.isEmpty());
    text()->setFocus();
    QTRY_VERIFY(text()->hasFocus());
    for (QTextBlock block = text()->document()->begin(); block.isValid(); block = block.next())
        if (block.text() == line) {
            QTextCursor end(block);
            end.movePosition(QTextCursor::EndOfBlock);
            text()->setTextCursor(end);
        }
    QTest::keyClicks(text(), words);
}

void TestReportPanel::clickButton(const QString& name)
{
    const auto buttons = bar()->findChildren<QPushButton*>();
    const auto found = std::find_if(buttons.begin(), buttons.end(),
                                    [&](QPushButton* button) { return button->text() == name; });
    QVERIFY(found != buttons.end());
    QTest::mouseClick(*found, Qt::LeftButton);
}

void TestReportPanel::editedLine_staysAndTheOthersFollow()
{
    typeAtLevel(" Own words.");
    const QString edited = levelLine();
    QVERIFY(edited.endsWith(" Own words."));
    const QString before = text()->toPlainText();
    m_driver.session->editing()->setSeverity({kCanal.condition, DiscLevel::L1L2}, Severity::Severe);
    QCOMPARE(levelLine(), edited);
    QVERIFY(text()->toPlainText() != before);
    QVERIFY(!bar()->isVisible());
    QVERIFY(text()->extraSelections().isEmpty());
    QCOMPARE(text()->textCursor().block().text(), edited); // the reader can go on typing
}

void TestReportPanel::contradiction_isMarkedAndHoldsTheExportBack()
{
    typeAtLevel(" Own words.");
    const QString edited = levelLine();
    m_driver.session->editing()->setSeverity(kCanal, Severity::Severe);
    QCOMPARE(levelLine(), edited);
    QVERIFY(bar()->isVisible());
    QCOMPARE(text()->extraSelections().size(), 1);
    QCOMPARE(text()->extraSelections().front().cursor.block().text(), edited);

    m_driver.window->findChild<SidePanel*>()->showGrid();
    m_driver.press(m_driver.grid(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!m_driver.window->findChild<QFileDialog*>());
    QVERIFY(text()->isVisible()); // the report is shown
    QVERIFY(!panel()->resultText().isEmpty());
    QCOMPARE(text()->textCursor().block().text(), edited);

    clickButton("Keep my text");
    QVERIFY(!bar()->isVisible());
    QVERIFY(text()->extraSelections().isEmpty());
    QCOMPARE(levelLine(), edited);
    m_driver.press(m_driver.grid(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<QFileDialog*>());
    m_driver.window->findChild<QFileDialog*>()->reject();
}

void TestReportPanel::gridsText_isTaken()
{
    typeAtLevel(" Own words.");
    m_driver.session->editing()->setSeverity(kCanal, Severity::Severe);
    clickButton("Use the grid’s text");
    QVERIFY(!bar()->isVisible());
    QVERIFY(!levelLine().contains("Own words"));
    const QString severe = levelLine();
    m_driver.session->editing()->setSeverity(kCanal, Severity::Moderate);
    QVERIFY(levelLine() != severe); // it follows the grid again
    QVERIFY(!bar()->isVisible());
}

void TestReportPanel::undoKeys_areTheFieldsThenTheReports()
{
    const QString drafted = levelLine();
    const auto depth = [this] {
        return m_driver.session->current()->undo.index();
    };
    QCOMPARE(depth(), 1);
    typeAtLevel(" Own words.");
    QCOMPARE(depth(), 2);
    const QString edited = levelLine();
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier); // the field's own
    QCOMPARE(levelLine(), drafted);
    QCOMPARE(depth(), 1);
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_driver.session->current()->assessment.cell(kCanal).isReviewed()); // no grade
    QTest::keyClick(text(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(levelLine(), edited);
    QCOMPARE(depth(), 2);

    // A step of the grid and back: the field has another text since, the report its steps.
    m_driver.session->editing()->setSeverity({kCanal.condition, DiscLevel::L1L2}, Severity::Severe);
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(depth(), 3);
    m_driver.session->undoGroup()->undo();
    QCOMPARE(levelLine(), edited);
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(levelLine(), drafted);
    QCOMPARE(depth(), 1);
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(levelLine(), edited);
}

void TestReportPanel::undo_ofAnUnseenReportIsSaid()
{
    const auto* banner = m_driver.window->findChild<MessageBanner*>();
    const QString drafted = levelLine();
    typeAtLevel(" Own words.");
    m_driver.window->findChild<SidePanel*>()->showGrid();
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(levelLine(), drafted);
    QVERIFY2(banner->text().contains("L3/L4"), qPrintable(banner->text()));
    QVERIFY(m_driver.session->current()->assessment.cell(kCanal).isReviewed());
    m_driver.press(m_driver.grid(), Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(levelLine().endsWith(" Own words."));
}

void TestReportPanel::buttons_haveRoomForTheirTexts()
{
    for (const QPushButton* button : panel()->findChildren<QPushButton*>())
        if (button->isVisible())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                     qPrintable(button->text()));
}

/// Each format of one study can be chosen alone.
void TestReportPanel::formats_areButtonsOrInTheMenu()
{
    QStringList offered;
    for (const QPushButton* button : panel()->findChildren<QPushButton*>()) {
        offered << button->text();
        if (button->menu())
            for (const QAction* action : button->menu()->actions())
                offered << action->text();
    }
    for (const ExportFormat& format : ReportExporter::formats())
        QCOMPARE(offered.count(ReportExporter::nameOf(format)), format.isOfAllStudies ? 0 : 1);
}

QTEST_MAIN(TestReportPanel)
#include "tst_report_panel.moc"
