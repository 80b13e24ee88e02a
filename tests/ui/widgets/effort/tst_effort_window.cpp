// The effort log in a whole window: recording, the page, export, deletion, the preference.
#include "core/store/effort/effort_log.h"
#include "tests/support/window_driver.h"
#include "ui/state/effort/effort_recorder.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/settings/settings.h"
#include "ui/widgets/effort/effort_controls.h"
#include "ui/widgets/effort/effort_window.h"
#include "ui/widgets/preferences/preferences_dialog.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeView>

#include <string>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy{.studyInstanceUid = "1.2.826.0.1.3680043.10.7.1", .patientId = "ALPHA"};
constexpr int kWaitMs = 20000;

ReadingEffort whole(int number, AssistUse assist, double seconds)
{
    return {.visit = std::to_string(number),
            .begun = "2026-11-30T19:00:00+01:00",
            .assist = assist,
            .decided = 25,
            .seconds = seconds};
}

} // namespace

class TestEffortWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("effort"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }

    void off_saysSoAndRecordsNothing();
    void reading_isOnThePage();
    void fewStudies_areNotCompared();
    void manyStudies_areCompared();
    void export_writesEachVisit();
    void deletion_asksFirst();
    void preference_isTheSameChoice();

private:
    [[nodiscard]] EffortControls* controls() const
    {
        return m_driver.window->findChild<EffortControls*>(QStringLiteral("effortControls"));
    }
    /// The page, shown by its action, with the log read.
    EffortWindow* page()
    {
        m_driver.action(ActionId::ShowEffort)->trigger();
        EffortWindow* page = controls()->page();
        if (!QTest::qWaitForWindowExposed(page))
            return nullptr;
        page->activateWindow();
        return QTest::qWaitFor([page] { return QApplication::activeWindow() == page; }) ? page
                                                                                        : nullptr;
    }
    [[nodiscard]] static QString cell(const EffortWindow* page, int row, int column)
    {
        return page->table()->model()->index(row, column).data().toString();
    }
    void write(int count, AssistUse assist, double seconds)
    {
        const auto log = EffortLog::open(m_driver.session->saving()->place().toStdString());
        QVERIFY(log);
        for (int i = 0; i < count; ++i)
            QVERIFY((*log)->write({.studyInstanceUid = "1.2." + std::to_string(m_number)},
                                  whole(m_number++, assist, seconds)));
    }

    WindowDriver m_driver;
    int m_number = 1;
};

void TestEffortWindow::off_saysSoAndRecordsNothing()
{
    m_driver.show(&kStudy);
    m_driver.press(m_driver.grid(), Qt::Key_3);
    EffortWindow* shown = page();
    QVERIFY(shown);
    QVERIFY(!shown->keepBox()->isChecked());
    QVERIFY2(shown->remark().contains("The log is off"), qPrintable(shown->remark()));
    QVERIFY(shown->conclusion().contains("Too few studies"));
    QVERIFY(!shown->exportButton()->isEnabled());
    QVERIFY(!shown->deleteButton()->isEnabled());
    QVERIFY(!controls()->recorder()->reading());
}

void TestEffortWindow::reading_isOnThePage()
{
    m_driver.show(nullptr);
    EffortWindow* shown = page();
    QVERIFY(shown);
    QTest::mouseClick(shown->keepBox(), Qt::LeftButton, {}, {8, shown->keepBox()->height() / 2});
    QVERIFY(shown->keepBox()->isChecked());
    QVERIFY(Settings().isEffortLogged());
    shown->close();
    m_driver.activate();
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kStudy)));
    for (std::size_t site = 0; site < kSiteCount; ++site)
        m_driver.session->editing()->setSeverity(siteAt(site), Severity::Moderate);
    shown = page(); // writes what goes on
    QVERIFY(shown);
    constexpr int atOnce = 3; // the last row
    QTRY_COMPARE_WITH_TIMEOUT(cell(shown, atOnce, 1), QStringLiteral("1"), kWaitMs);
    QCOMPARE(cell(shown, 0, 1), QStringLiteral("0"));
    QVERIFY2(cell(shown, atOnce, 2).startsWith("0:"), qPrintable(cell(shown, atOnce, 2)));
    // The fake model says Normal/Mild at all canal sites.
    QCOMPARE(cell(shown, atOnce, 8), QStringLiteral("5.0"));
    QVERIFY(shown->exportButton()->isEnabled());
}

void TestEffortWindow::fewStudies_areNotCompared()
{
    m_driver.show(nullptr);
    write(9, AssistUse::AtOnce, 100);
    write(12, AssistUse::None, 200);
    EffortWindow* shown = page();
    QVERIFY(shown);
    QTRY_COMPARE_WITH_TIMEOUT(cell(shown, 3, 1), QStringLiteral("9"), kWaitMs);
    QVERIFY(shown->conclusion().contains("Too few studies"));
    QCOMPARE(cell(shown, 0, 2), QStringLiteral("3:20 (3:20 to 3:20)"));
    const auto colorOf = [shown](int row) {
        return shown->table()->model()->index(row, 2).data(Qt::ForegroundRole);
    };
    QVERIFY(colorOf(3).isValid()); // grey
    QVERIFY(!colorOf(0).isValid());
}

void TestEffortWindow::manyStudies_areCompared()
{
    m_driver.show(nullptr);
    write(10, AssistUse::AtOnce, 100);
    write(12, AssistUse::None, 200);
    EffortWindow* shown = page();
    QVERIFY(shown);
    QTRY_VERIFY_WITH_TIMEOUT(shown->conclusion().contains("1:40 (n = 10)"), kWaitMs);
    QVERIFY2(shown->conclusion().contains("3:20 (n = 12)"), qPrintable(shown->conclusion()));
    QVERIFY(shown->conclusion().contains("cannot say"));
}

void TestEffortWindow::export_writesEachVisit()
{
    m_driver.show(nullptr);
    write(3, AssistUse::AtOnce, 100);
    EffortWindow* shown = page();
    QVERIFY(shown);
    QTRY_VERIFY_WITH_TIMEOUT(shown->exportButton()->isEnabled(), kWaitMs);
    QTest::mouseClick(shown->exportButton(), Qt::LeftButton);
    auto* dialog = shown->findChild<QFileDialog*>();
    QVERIFY(dialog);
    const QString file = m_driver.path(QStringLiteral("effort.csv"));
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(shown->message().contains(file), kWaitMs);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray csv = written.readAll();
    QCOMPARE(csv.count("at_once"), 3);
    QVERIFY(!csv.contains("1.2."));
}

void TestEffortWindow::deletion_asksFirst()
{
    m_driver.show(nullptr);
    write(3, AssistUse::AtOnce, 100);
    EffortWindow* shown = page();
    QVERIFY(shown);
    QTRY_VERIFY_WITH_TIMEOUT(shown->deleteButton()->isEnabled(), kWaitMs);
    const auto question = [shown] {
        return shown->findChild<QMessageBox*>(QStringLiteral("effortQuestion"));
    };
    QTest::mouseClick(shown->deleteButton(), Qt::LeftButton);
    QVERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QCOMPARE(cell(shown, 3, 1), QStringLiteral("3"));
    QTest::mouseClick(shown->deleteButton(), Qt::LeftButton);
    QVERIFY(question());
    for (QAbstractButton* button : question()->buttons())
        if (question()->buttonRole(button) == QMessageBox::DestructiveRole) {
            QTest::mouseClick(button, Qt::LeftButton);
            break;
        }
    QTRY_COMPARE_WITH_TIMEOUT(cell(shown, 3, 1), QStringLiteral("0"), kWaitMs);
    QVERIFY(!shown->deleteButton()->isEnabled());
}

void TestEffortWindow::preference_isTheSameChoice()
{
    m_driver.show(nullptr);
    m_driver.action(ActionId::Preferences)->trigger();
    auto* dialog = m_driver.window->findChild<PreferencesDialog*>();
    QVERIFY(dialog);
    auto* box = dialog->findChild<QComboBox*>(QStringLiteral("effortLog"));
    QVERIFY(box);
    QCOMPARE(box->currentData().toBool(), false);
    QVERIFY(box->toolTip().contains("names no patient"));
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(Settings().isEffortLogged());
    dialog->close();
    EffortWindow* shown = page();
    QVERIFY(shown);
    QVERIFY(shown->keepBox()->isChecked());
}

QTEST_MAIN(TestEffortWindow)
#include "tst_effort_window.moc"
