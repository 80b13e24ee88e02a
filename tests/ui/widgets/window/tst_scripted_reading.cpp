// A reading of a study from end to end, by keyboard alone. After each step the window, the database
// and the exports say the same.
#include "tests/ui/widgets/window/read_back.h"

#include "core/spine/assessment_json.h"
#include "ui/state/editing/comment_typing.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/report/report_signing.h"
#include "ui/widgets/commands/study_list_commands.h"
#include "ui/widgets/studies/studies_window.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTimer>
#include <QTreeView>

#include <array>
#include <functional>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;

/// What the reader sees. It differs from what the fake model says at 10 sites.
Severity truthAt(Site site)
{
    if (site == Site{Condition::LeftSubarticularStenosis, DiscLevel::L4L5})
        return Severity::Severe; // as the model says
    const std::size_t index = siteIndex(site);
    return index % 5 == 1 ? Severity::Moderate
        : index % 5 == 3  ? Severity::Severe
                          : Severity::NormalMild;
}

/// Sites that the reader grades anew after the whole study was read.
constexpr std::array<Site, 3> kChanged = {
    {{Condition::SpinalCanalStenosis, DiscLevel::L3L4},
     {Condition::RightNeuralForaminalNarrowing, DiscLevel::L5S1},
     {Condition::LeftSubarticularStenosis, DiscLevel::L1L2}}};
constexpr std::array kDigits = {Qt::Key_1, Qt::Key_2, Qt::Key_3};

Qt::Key digitOf(Severity severity)
{
    return kDigits[static_cast<std::size_t>(severity)];
}

/// Gets the keys that are pressed: an open menu, else what has the keyboard.
QWidget* keyTarget()
{
    if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget()))
        return menu;
    return QApplication::focusWidget();
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget* target = keyTarget();
    QVERIFY2(target, "nothing has the keyboard");
    QTest::keyClick(target, key, modifiers);
}

void type(const QString& words)
{
    QVERIFY2(keyTarget(), "nothing has the keyboard");
    QTest::keyClicks(keyTarget(), words);
}

/// Presses Tab until a widget has the keyboard that is wanted.
void tabTo(const std::function<bool(const QWidget*)>& isWanted)
{
    constexpr int kMostWidgets = 200;
    for (int count = 0; count < kMostWidgets; ++count) {
        if (const QWidget* now = QApplication::focusWidget(); now && isWanted(now))
            return;
        press(Qt::Key_Tab);
    }
    QFAIL("Tab does not get there");
}

void tabToNamed(const QString& accessibleName)
{
    tabTo([&](const QWidget* widget) { return widget->accessibleName() == accessibleName; });
}

void tabToButton(const QString& name)
{
    tabTo([&](const QWidget* widget) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        return button && button->text() == name;
    });
}

/// Goes down in the open menu to a line, and into it or triggers it.
void chooseInMenu(const QStringList& path)
{
    for (const QString& wanted : path) {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY2(menu, qPrintable(wanted));
        const auto isThere = [&] {
            const QAction* action = menu->activeAction();
            return action && action->text().remove(QLatin1Char('&')) == wanted;
        };
        for (qsizetype line = 0; line <= menu->actions().size() && !isThere(); ++line)
            press(Qt::Key_Down);
        QVERIFY2(isThere(), qPrintable(wanted));
        press(menu->activeAction()->menu() ? Qt::Key_Right : Qt::Key_Return);
    }
}

} // namespace

class TestScriptedReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("scripted_reading"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }
    void reading_isTheSameEverywhereAtEachStep();

private:
    void open();
    void gradeAll();
    void changeThree();
    void shiftLevels();
    void undoAndRedoAll();
    void comment();
    void editReport();
    void sign();
    void addAddendum();
    void openAgain();
    void correct();

    /// Compares window, database and a new export.
    void compareAll(const char* step);
    void compareFiles(const QString& step, const QString& folder, const Told& window);
    void comparePdf(const QString& step, const ToldByPdf& pdf, const Told& window);

    /// The dialog of this name once it has the keyboard.
    QDialog* dialog(const char* name);
    void answerFileDialog(const char* name, const QString& path);
    void chooseFromMenu(const QStringList& path);
    void goToSite(Site site);
    void goToGrid();
    void showPage(const QString& title);
    [[nodiscard]] const Assessment& assessment() const
    {
        return m_driver.session->current()->assessment;
    }
    [[nodiscard]] std::string grid() const
    {
        return assessmentToJson(assessment(), AssessmentUse::Saving);
    }
    [[nodiscard]] int steps() const { return m_driver.session->current()->undo.index(); }
    [[nodiscard]] QString commentOn(Site site) const
    {
        const auto& comment = assessment().cell(site).comment;
        return comment ? QString::fromStdString(comment->text) : QString();
    }

    WindowDriver m_driver;
    int m_exports = 0;
};

QDialog* TestScriptedReading::dialog(const char* name)
{
    QDialog* found = nullptr;
    const auto find = [&] {
        found = name ? m_driver.window->findChild<QDialog*>(QString::fromLatin1(name))
                     : m_driver.window->findChild<QFileDialog*>();
        return found && found->isVisible();
    };
    if (!QTest::qWaitFor(find))
        return nullptr;
    found->activateWindow(); // there is no window manager
    if (!QTest::qWaitFor([&] { return QApplication::activeWindow() == found; }))
        return nullptr;
    return found;
}

void TestScriptedReading::answerFileDialog(const char* name, const QString& path)
{
    QVERIFY(dialog(name));
    QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    press(Qt::Key_A, Qt::ControlModifier);
    type(path);
    press(Qt::Key_Return);
    QTRY_VERIFY(!m_driver.window->findChild<QFileDialog*>());
    m_driver.activate();
}

void TestScriptedReading::chooseFromMenu(const QStringList& path)
{
    tabToNamed(QStringLiteral("Menu"));
    QTimer::singleShot(0, this, [&path] { // the menu has its own loop
        chooseInMenu(path);
        while (QWidget* left = QApplication::activePopupWidget()) // where a line was not found
            left->close();
    });
    press(Qt::Key_Space);
}

void TestScriptedReading::goToGrid()
{
    tabTo([this](const QWidget* widget) { return widget == m_driver.grid(); });
}

void TestScriptedReading::goToSite(Site site)
{
    goToGrid();
    const auto* model = m_driver.grid()->model();
    QModelIndex wanted;
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            if (SeverityGridModel::siteAt(model->index(row, column)) == site)
                wanted = model->index(row, column);
    const auto here = [this] {
        return m_driver.grid()->currentIndex();
    };
    while (here().row() != wanted.row())
        press(here().row() < wanted.row() ? Qt::Key_Down : Qt::Key_Up);
    while (here().column() != wanted.column())
        press(here().column() < wanted.column() ? Qt::Key_Right : Qt::Key_Left);
    QCOMPARE(m_driver.session->selection()->site(), site);
}

void TestScriptedReading::showPage(const QString& title)
{
    tabTo([](const QWidget* widget) { return qobject_cast<const QTabBar*>(widget); });
    auto* tabs = qobject_cast<QTabBar*>(QApplication::focusWidget());
    QVERIFY(tabs);
    int wanted = 0;
    while (wanted < tabs->count() && tabs->tabText(wanted) != title)
        ++wanted;
    while (tabs->currentIndex() != wanted)
        press(tabs->currentIndex() < wanted ? Qt::Key_Right : Qt::Key_Left);
}

void TestScriptedReading::compareAll(const char* step)
{
    const QString name = QString::fromLatin1(step);
    const Told window = toldByWindow(m_driver);
    const auto store = m_driver.options().databaseFile;
    const Told database = toldByDatabase(store, m_driver.session->current()->statedIdentity());
    const QString saved = difference(name + ", database", database, window);
    QVERIFY2(saved.isEmpty(), qPrintable(saved));

    const QString folder = m_driver.path(QStringLiteral("export-%1").arg(++m_exports));
    QVERIFY(QDir().mkpath(folder));
    QSignalSpy exported(m_driver.session->exporter(), &ReportExporter::exported);
    QSignalSpy failed(m_driver.session.get(), &Session::failed);
    press(Qt::Key_E, Qt::ControlModifier);
    answerFileDialog("exportFolderDialog", folder);
    QTRY_VERIFY_WITH_TIMEOUT(exported.size() + failed.size() > 0, 30000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
    compareFiles(name, folder, window);
}

void TestScriptedReading::compareFiles(const QString& step, const QString& folder,
                                       const Told& window)
{
    const auto file = [&folder](const char* end) {
        const QStringList names =
            QDir(folder).entryList({QStringLiteral("*") + QLatin1String(end)}, QDir::Files);
        return names.isEmpty() ? QString() : QDir(folder).filePath(names.front());
    };
    const QString json = difference(step + ", JSON", toldByJson(file("assessment.json")), window);
    QVERIFY2(json.isEmpty(), qPrintable(json));
    const QString csv = difference(step + ", CSV", toldByCsv(file("grid.csv"), window), window);
    QVERIFY2(csv.isEmpty(), qPrintable(csv));
    const QString readersReport = file("report.dcm");
    // Without any work of a reader there is none.
    QCOMPARE(readersReport.isEmpty(),
             window.grades.isEmpty() && window.comments.isEmpty() && !window.isFinal);
    if (!readersReport.isEmpty()) {
        const QString sr = difference(step + ", SR", toldBySr(readersReport, window), window);
        QVERIFY2(sr.isEmpty(), qPrintable(sr));
    }
    if (const auto pdf = toldByPdf(file("report.pdf")))
        comparePdf(step, *pdf, window);
    else
        qWarning("pdftotext is not installed: the PDF is not compared");
}

void TestScriptedReading::comparePdf(const QString& step, const ToldByPdf& pdf, const Told& window)
{
    QString letters;
    const auto* model = m_driver.grid()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column) {
            const QString grade = model->index(row, column).data().toString();
            letters += grade.isEmpty() ? QString() : grade.left(1);
        }
    if (letters.size() == static_cast<qsizetype>(kSiteCount)) // each row has five letters
        QVERIFY2(pdf.letters == letters,
                 qPrintable(step + ", PDF: " + pdf.letters + " instead of " + letters));
    QVERIFY2(pdf.words.contains(window.isFinal ? "FINAL" : "PRELIMINARY"), qPrintable(pdf.words));
    QVERIFY2(!pdf.words.contains(window.isFinal ? "PRELIMINARY" : "FINAL"), qPrintable(pdf.words));
    for (const QString& addendum : window.addenda)
        QVERIFY2(pdf.words.contains(addendum), qPrintable(step));
    for (const QString& comment : window.comments)
        QVERIFY2(pdf.words.contains(comment), qPrintable(step));
}

void TestScriptedReading::open()
{
    m_driver.showSession(m_driver.options());
    m_driver.activate();
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    const QString folder = QString::fromStdString(m_driver.folderOf(kStudy).string());
    if (!QApplication::focusWidget())
        QTest::keyClick(m_driver.window.get(), Qt::Key_Tab);
    press(Qt::Key_O, Qt::ControlModifier);
    answerFileDialog(nullptr, folder);
    QTRY_VERIFY(!settled.isEmpty());
    QTRY_COMPARE(QApplication::focusWidget(), m_driver.grid()); // ready for the first grade
}

void TestScriptedReading::gradeAll()
{
    for (std::size_t count = 0; count < kSiteCount; ++count) {
        const Site site = m_driver.session->selection()->site();
        QVERIFY(!assessment().cell(site).isReviewed());
        if (assessment().cell(site).suggestion() == truthAt(site))
            press(Qt::Key_Space);
        else
            press(digitOf(truthAt(site)), Qt::ShiftModifier);
        QCOMPARE(assessment().reviewedCount(), static_cast<int>(count) + 1);
    }
    for (std::size_t index = 0; index < kSiteCount; ++index)
        QVERIFY(assessment().cell(siteAt(index)).severity() == truthAt(siteAt(index)));
    QCOMPARE(steps(), static_cast<int>(kSiteCount));
}

void TestScriptedReading::changeThree()
{
    for (const Site site : kChanged) {
        const Severity severity =
            truthAt(site) == Severity::Severe ? Severity::NormalMild : Severity::Severe;
        goToSite(site);
        press(digitOf(severity));
        QVERIFY(assessment().cell(site).severity() == severity);
    }
}

void TestScriptedReading::shiftLevels()
{
    const Severity above =
        *assessment().cell({Condition::SpinalCanalStenosis, DiscLevel::L3L4}).severity();
    chooseFromMenu({QStringLiteral("Levels"), QStringLiteral("Move all levels one down")});
    QVERIFY(assessment().cell({Condition::SpinalCanalStenosis, DiscLevel::L4L5}).severity()
            == above);
    QVERIFY(!assessment().cell({Condition::SpinalCanalStenosis, DiscLevel::L1L2}).isReviewed());
}

void TestScriptedReading::undoAndRedoAll()
{
    goToGrid();
    const std::string whole = grid();
    const int count = steps();
    QCOMPARE(count, static_cast<int>(kSiteCount + kChanged.size()) + 1);
    for (int step = 0; step < count; ++step)
        press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(assessment().reviewedCount(), 0);
    QVERIFY(!m_driver.action(ActionId::Undo)->isEnabled());
    compareAll("undone");
    for (int step = 0; step < count; ++step)
        press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(grid(), whole);
    QVERIFY(!m_driver.action(ActionId::Redo)->isEnabled());
}

void TestScriptedReading::comment()
{
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    const QString words = QStringLiteral("Crowded roots, seen twice");
    goToSite(site);
    tabToNamed(QStringLiteral("Comment on this site"));
    type(words);
    QTRY_COMPARE(commentOn(site), words);
    goToGrid();
}

void TestScriptedReading::editReport()
{
    showPage(QStringLiteral("Report"));
    tabToNamed(QStringLiteral("Report text"));
    auto* field = qobject_cast<QPlainTextEdit*>(QApplication::focusWidget());
    QVERIFY(field);
    const QString drafted = field->toPlainText();
    const int before = steps();
    press(Qt::Key_End, Qt::ControlModifier);
    type(QStringLiteral("Wrong words."));
    QCOMPARE(steps(), before + 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(field->toPlainText(), drafted);
    QCOMPARE(steps(), before);
    press(Qt::Key_End, Qt::ControlModifier);
    type(QStringLiteral("Follow-up in a year."));
    QVERIFY(field->toPlainText().endsWith(QStringLiteral("Follow-up in a year.")));
    showPage(QStringLiteral("Grid"));
    goToGrid();
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(field->toPlainText(), drafted);
    press(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(field->toPlainText().endsWith(QStringLiteral("Follow-up in a year.")));
}

void TestScriptedReading::sign()
{
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(dialog("signDialog"));
    press(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("Dr. Ada"));
    press(Qt::Key_Return);
    QTRY_VERIFY(!m_driver.window->findChild<QDialog*>(QStringLiteral("signDialog")));
    m_driver.activate();
    QVERIFY(m_driver.session->signing()->isFinal());
    goToGrid();
    const std::string whole = grid();
    press(Qt::Key_3);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(grid(), whole);
}

void TestScriptedReading::addAddendum()
{
    chooseFromMenu({QStringLiteral("Report"), QStringLiteral("Addendum to the signed report…")});
    QVERIFY(dialog("addendumDialog"));
    type(QStringLiteral("call"));
    tabToNamed(QStringLiteral("Text of the addendum"));
    type(QStringLiteral("Told the surgeon."));
    tabToButton(QStringLiteral("Sign the addendum"));
    press(Qt::Key_Space);
    QTRY_VERIFY(!m_driver.window->findChild<QDialog*>(QStringLiteral("addendumDialog")));
    m_driver.activate();
}

void TestScriptedReading::openAgain()
{
    const std::string whole = grid();
    const Told before = toldByWindow(m_driver);
    press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(!m_driver.session->current()->study());
    if (!QApplication::focusWidget())
        QTest::keyClick(m_driver.window.get(), Qt::Key_Tab);
    press(Qt::Key_L, Qt::ControlModifier);
    StudiesWindow* studies = m_driver.window->findChild<StudyListCommands*>()->studies();
    QVERIFY(QTest::qWaitForWindowExposed(studies));
    studies->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), studies);
    QTRY_COMPARE(studies->table()->model()->rowCount(), 1);
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_VERIFY(!settled.isEmpty());
    m_driver.activate();
    QCOMPARE(grid(), whole);
    const QString changed =
        difference(QStringLiteral("opened again"), toldByWindow(m_driver), before);
    QVERIFY2(changed.isEmpty(), qPrintable(changed));
}

void TestScriptedReading::correct()
{
    chooseFromMenu({QStringLiteral("Report"), QStringLiteral("Correct the signed report…")});
    QVERIFY(dialog("correctionDialog"));
    type(QStringLiteral("wrong side"));
    press(Qt::Key_Return);
    QTRY_VERIFY(!m_driver.window->findChild<QDialog*>(QStringLiteral("correctionDialog")));
    m_driver.activate();
    const Site site{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L3L4};
    goToSite(site);
    press(Qt::Key_3);
    QVERIFY(assessment().cell(site).severity() == Severity::Severe);
}

void TestScriptedReading::reading_isTheSameEverywhereAtEachStep()
{
    const auto step = [this](const char* name, void (TestScriptedReading::*part)()) {
        (this->*part)();
        if (!QTest::currentTestFailed())
            compareAll(name);
        if (QTest::currentTestFailed())
            qWarning("at the step: %s", name);
        return !QTest::currentTestFailed();
    };
    if (step("opened", &TestScriptedReading::open) && step("graded", &TestScriptedReading::gradeAll)
        && step("changed", &TestScriptedReading::changeThree)
        && step("shifted", &TestScriptedReading::shiftLevels)
        && step("redone", &TestScriptedReading::undoAndRedoAll)
        && step("commented", &TestScriptedReading::comment)
        && step("edited", &TestScriptedReading::editReport)
        && step("signed", &TestScriptedReading::sign)
        && step("addendum", &TestScriptedReading::addAddendum)
        && step("opened again", &TestScriptedReading::openAgain)
        && step("corrected", &TestScriptedReading::correct)
        && step("signed again", &TestScriptedReading::sign)) {
        QVERIFY(m_driver.session->signing()->stateText().contains(QStringLiteral("version 2")));
        QVERIFY(problemsOf(*m_driver.session).isEmpty());
    }
}

QTEST_MAIN(TestScriptedReading)
#include "tst_scripted_reading.moc"
