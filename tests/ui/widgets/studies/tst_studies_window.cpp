// The list of studies in a whole window: search, filters, opening, keys, deleting, backup.
#include "tests/support/window_driver.h"
#include "ui/state/studies/study_list_model.h"
#include "ui/widgets/commands/study_list_commands.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/studies/date_range_fields.h"
#include "ui/widgets/studies/studies_window.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QTreeView>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kFirst{.studyInstanceUid = "1.2.826.0.1.3680043.10.7.1",
                        .patientId = "ALPHA",
                        .studyDate = "20190531"};
const SmallStudy kSecond{
    .studyInstanceUid = "1.2.826.0.1.3680043.10.7.2", .patientId = "BETA", .studyDate = "20260131"};

/// Answers the next question by the button with this text.
void answer(const QString& button)
{
    QTimer::singleShot(0, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        for (QAbstractButton* one : box->buttons())
            if (one->text() == button)
                QTest::mouseClick(one, Qt::LeftButton);
    });
}

} // namespace

class TestStudiesWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("studies"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }

    void opened_areListedTheNewestFirst();
    void search_findsEachWord();
    void filter_showsOneState();
    void dates_limitTheList();
    void clear_showsAllAgain();
    void enter_opensTheStudyAgain();
    void keys_goToTheNextAndThePreviousStudy();
    void movedFiles_areToldAndFoundAgain();
    void deletedWork_isGoneAfterAQuestion();
    void openStudy_cannotBeDeleted();
    void backup_isRestored();

private:
    void openBoth()
    {
        m_driver.show(&kFirst);
        QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kSecond)));
    }
    /// The window, shown, with its list read.
    StudiesWindow* studies()
    {
        m_driver.activate();
        QTest::keyClick(m_driver.window.get(), Qt::Key_L, Qt::ControlModifier);
        StudiesWindow* window = commands()->studies();
        if (!QTest::qWaitForWindowExposed(window))
            return nullptr;
        window->activateWindow(); // else the grid takes the keys
        if (!QTest::qWaitFor([window] { return QApplication::activeWindow() == window; }))
            return nullptr;
        waitForList();
        return window;
    }
    void waitForList()
    {
        auto* list = commands()->findChild<QObject*>(QStringLiteral("studyList"));
        QVERIFY(list);
        QTRY_VERIFY(!qobject_cast<StudyList*>(list)->isReading());
    }
    StudyListCommands* commands() const { return m_driver.window->findChild<StudyListCommands*>(); }
    static QString text(const QTreeView* table, int row, int column)
    {
        return table->model()->index(row, column).data().toString();
    }
    std::string shownUid() const { return m_driver.session->current()->uid(); }

    WindowDriver m_driver;
};

void TestStudiesWindow::opened_areListedTheNewestFirst()
{
    openBoth();
    const QTreeView* table = studies()->table();
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(text(table, 0, StudyListModel::PatientId), QStringLiteral("BETA"));
    QCOMPARE(text(table, 1, StudyListModel::PatientId), QStringLiteral("ALPHA"));
    QCOMPARE(text(table, 0, StudyListModel::State), QStringLiteral("New"));
    QCOMPARE(text(table, 0, StudyListModel::Reviewed), QStringLiteral("0 of 25"));
    QCOMPARE(text(table, 0, StudyListModel::Worst), QStringLiteral("Severe"));
    QVERIFY(studies()->summary().startsWith(QLatin1Char('2')));
}

void TestStudiesWindow::search_findsEachWord()
{
    openBoth();
    StudiesWindow* window = studies();
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(window->searchField()->hasFocus());
    QTest::keyClicks(window->searchField(), QStringLiteral("alp sev"));
    QCOMPARE(window->table()->model()->rowCount(), 1);
    QCOMPARE(text(window->table(), 0, StudyListModel::PatientId), QStringLiteral("ALPHA"));
    QVERIFY(window->summary().startsWith(QStringLiteral("1 of 2")));
    QTest::keyClicks(window->searchField(), QStringLiteral(" beta"));
    QCOMPARE(window->table()->model()->rowCount(), 0);
}

void TestStudiesWindow::filter_showsOneState()
{
    openBoth();
    m_driver.press(m_driver.grid(), Qt::Key_2); // in BETA
    StudiesWindow* window = studies();
    window->stateBox()->setCurrentIndex(2); // in work
    QCOMPARE(window->table()->model()->rowCount(), 1);
    QCOMPARE(text(window->table(), 0, StudyListModel::PatientId), QStringLiteral("BETA"));
    QCOMPARE(text(window->table(), 0, StudyListModel::Reviewed), QStringLiteral("1 of 25"));
    window->worstBox()->setCurrentIndex(1); // Normal/Mild
    QCOMPARE(window->table()->model()->rowCount(), 0);
    window->stateBox()->setCurrentIndex(0);
    window->worstBox()->setCurrentIndex(3); // Severe
    QCOMPARE(window->table()->model()->rowCount(), 2);
}

void TestStudiesWindow::dates_limitTheList()
{
    openBoth(); // ALPHA in 2019, BETA in 2026
    StudiesWindow* window = studies();
    const QAbstractItemModel* rows = window->table()->model();
    QLineEdit* from = window->dates()->from();
    QLineEdit* to = window->dates()->to();
    from->setFocus();
    QTest::keyClicks(from, "2019-05-01");
    QCOMPARE(rows->rowCount(), 2);
    QTest::keyClick(from, Qt::Key_Tab);
    QTRY_VERIFY(to->hasFocus());
    QTest::keyClicks(to, "2019-05");
    QCOMPARE(rows->rowCount(), 1);
    QCOMPARE(text(window->table(), 0, StudyListModel::PatientId), QStringLiteral("ALPHA"));
    QVERIFY(window->summary().startsWith(QStringLiteral("1 of 2")));
    from->selectAll();
    QTest::keyClicks(from, "20190532"); // no day
    QVERIFY(from->property("warning").toBool());
    QCOMPARE(rows->rowCount(), 1);
    from->selectAll();
    QTest::keyClicks(from, "2020");
    QCOMPARE(rows->rowCount(), 0);
    QVERIFY(to->property("warning").toBool()); // nothing lies in between
    QVERIFY(to->toolTip().contains(QStringLiteral("after")));
    to->selectAll();
    QTest::keyClick(to, Qt::Key_Delete);
    QCOMPARE(rows->rowCount(), 1);
    QCOMPARE(text(window->table(), 0, StudyListModel::PatientId), QStringLiteral("BETA"));
    QVERIFY(!from->property("warning").toBool());
}

void TestStudiesWindow::clear_showsAllAgain()
{
    openBoth();
    StudiesWindow* window = studies();
    QVERIFY(!window->clearButton()->isEnabled());
    window->searchField()->setFocus();
    QTest::keyClicks(window->searchField(), "beta");
    QTest::keyClicks(window->dates()->from(), "2027");
    window->stateBox()->setCurrentIndex(3);
    QCOMPARE(window->table()->model()->rowCount(), 0);
    window->clearButton()->setFocus();
    QTest::keyClick(window->clearButton(), Qt::Key_Space);
    QCOMPARE(window->table()->model()->rowCount(), 2);
    QVERIFY(window->dates()->isEmpty() && window->searchField()->text().isEmpty());
    QCOMPARE(window->stateBox()->currentIndex(), 0);
    QVERIFY(!window->clearButton()->isEnabled());
    QVERIFY(window->searchField()->hasFocus());
}

void TestStudiesWindow::enter_opensTheStudyAgain()
{
    openBoth();
    StudiesWindow* window = studies();
    window->table()->setCurrentIndex(window->table()->model()->index(1, 0));
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    QTest::keyClick(window->table(), Qt::Key_Return);
    QTRY_COMPARE(shownUid(), kFirst.studyInstanceUid);
    QVERIFY(!window->isVisible());
    QTRY_VERIFY(!settled.isEmpty());
}

void TestStudiesWindow::keys_goToTheNextAndThePreviousStudy()
{
    openBoth();
    QTest::keyClick(m_driver.window.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(shownUid(), kFirst.studyInstanceUid);
    QTRY_VERIFY(m_driver.session->opening()->state() == StudyState::Shown);
    QTest::keyClick(m_driver.window.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->banner()->text().contains(QStringLiteral("last")));
    QTest::keyClick(m_driver.window.get(), Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(shownUid(), kSecond.studyInstanceUid);
}

void TestStudiesWindow::movedFiles_areToldAndFoundAgain()
{
    openBoth();
    const QString from = QString::fromStdString(m_driver.folderOf(kFirst).string());
    const QString to = m_driver.path(QStringLiteral("moved"));
    QVERIFY(QDir().rename(from, to));
    StudiesWindow* window = studies();
    window->table()->setCurrentIndex(window->table()->model()->index(1, 0));
    QTest::keyClick(window->table(), Qt::Key_Return);
    QTRY_VERIFY(window->message().contains(from));
    QCOMPARE(shownUid(), kSecond.studyInstanceUid);
    QVERIFY(openAndSettle(*m_driver.session, to.toStdString())); // as "another place" does
    window->close();
    const QTreeView* table = studies()->table();
    QCOMPARE(table->model()->rowCount(), 2);
    window->searchField()->setText(QStringLiteral("alpha"));
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(to));
    QVERIFY(QDir().rename(to, from));
}

void TestStudiesWindow::deletedWork_isGoneAfterAQuestion()
{
    openBoth();
    StudiesWindow* window = studies();
    window->table()->setCurrentIndex(window->table()->model()->index(1, 0));
    answer(QStringLiteral("Cancel"));
    QTest::mouseClick(window->deleteButton(), Qt::LeftButton);
    QCOMPARE(window->table()->model()->rowCount(), 2);
    answer(QStringLiteral("Delete the work"));
    QTest::mouseClick(window->deleteButton(), Qt::LeftButton);
    QTRY_COMPARE(window->table()->model()->rowCount(), 1);
    QCOMPARE(text(window->table(), 0, StudyListModel::PatientId), QStringLiteral("BETA"));
    QVERIFY(window->message().contains(QStringLiteral("deleted")));
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kFirst))); // as a new study
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 0);
    QVERIFY(m_driver.session->saving()->isSaved());
}

void TestStudiesWindow::openStudy_cannotBeDeleted()
{
    openBoth();
    StudiesWindow* window = studies();
    window->table()->setCurrentIndex(window->table()->model()->index(0, 0));
    QVERIFY(!window->deleteButton()->isEnabled());
    QVERIFY(window->deleteButton()->toolTip().contains(QStringLiteral("open")));
    m_driver.session->closeStudy();
    QVERIFY(window->deleteButton()->isEnabled());
}

void TestStudiesWindow::backup_isRestored()
{
    m_driver.show(&kFirst);
    m_driver.press(m_driver.grid(), Qt::Key_3);
    StudiesWindow* window = studies();
    const QString backup = m_driver.path(QStringLiteral("backup.sqlite"));
    Q_EMIT window->backupRequested(backup);
    QTRY_VERIFY(QFile::exists(backup));
    QTRY_VERIFY(window->message().contains(backup));
    Q_EMIT window->restoreRequested(backup);
    QVERIFY(window->message().contains(QStringLiteral("Close the study")));
    m_driver.activate();
    m_driver.press(m_driver.grid(), Qt::Key_1); // after the backup
    m_driver.session->closeStudy();
    Q_EMIT window->restoreRequested(backup);
    QTRY_VERIFY2(window->message().contains(QStringLiteral("restored")),
                 qPrintable(window->message()));
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kFirst)));
    const Site site = m_driver.session->selection()->site();
    QVERIFY(m_driver.session->current()->assessment.cell(site).decision->severity
            == Severity::Severe);
}

QTEST_MAIN(TestStudiesWindow)
#include "tst_studies_window.moc"
