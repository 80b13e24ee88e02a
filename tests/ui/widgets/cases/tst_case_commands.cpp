// The entry "Case bundle…" and the question of an opened case, in the window.
#include "tests/support/window_driver.h"

#include "core/bundle/bundle_reader.h"
#include "tests/support/file_content.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/parts/question_bar.h"
#include "ui/widgets/window/top_bar.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QMenu>
#include <QProgressDialog>
#include <QPushButton>
#include <QToolButton>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy{.studyInstanceUid = "1.2.826.0.1.3680043.10.77.1"};
constexpr Site kSite{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

} // namespace

class TestCaseCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("case_commands"); }
    void init()
    {
        m_driver.clear();
        m_driver.show(&kStudy);
        // Not the fake model's "Dr Test": the patient is called Test, too.
        m_driver.session->saving()->setReaderName("Dr Ann");
        m_driver.session->editing()->setSeverity(kSite, Severity::Severe);
    }
    void cleanup() { m_driver.clear(); }

    void case_isAskedForAndWritten_data();
    void case_isAskedForAndWritten();
    void writing_isCancelled();
    void dialog_isLeft();
    void openedCase_isTakenOver();

private:
    [[nodiscard]] QAction* entry() const
    {
        return m_driver.window->findChild<QAction*>("caseBundle");
    }
    /// Goes through both dialogs. @return the name of the file that was offered.
    QString writeCase(const char* choice, const QString& file)
    {
        entry()->trigger();
        auto* dialog = m_driver.window->findChild<QDialog*>("caseDialog");
        if (!dialog)
            qFatal("no dialog");
        dialog->findChild<QPushButton*>(QString::fromLatin1(choice))->click();
        auto* files = m_driver.window->findChild<QFileDialog*>("caseFileDialog");
        if (!files)
            qFatal("no file dialog");
        const QString offered = files->selectedFiles().value(0);
        files->selectFile(file);
        Q_EMIT files->fileSelected(file);
        files->close();
        return offered;
    }
    [[nodiscard]] QString message() const { return m_driver.window->banner()->text(); }

    WindowDriver m_driver;
};

void TestCaseCommands::case_isAskedForAndWritten_data()
{
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<bool>("deidentified");
    QTest::newRow("as it is") << QByteArray("caseAsItIs") << false;
    QTest::newRow("de-identified") << QByteArray("caseDeidentified") << true;
}

void TestCaseCommands::case_isAskedForAndWritten()
{
    QFETCH(QByteArray, choice);
    QFETCH(bool, deidentified);
    const QString file = m_driver.path(deidentified ? "hidden.zip" : "open.zip");
    const QString offered = writeCase(choice.constData(), file);
    QCOMPARE(offered.endsWith("/case.zip"), deidentified); // no name that leads to the study
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Saved as"), 60'000);
    QTRY_VERIFY(!m_driver.window->findChild<QProgressDialog*>("caseProgress"));
    const auto read = readBundle(file.toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->manifest.isDeidentified, deidentified);
    QVERIFY(read->manifest.file("report.pdf"));
    QCOMPARE(read->report.assessment.reviewedCount(), 1);
}

void TestCaseCommands::writing_isCancelled()
{
    const QString file = m_driver.path("cancelled.zip");
    writeCase("caseAsItIs", file);
    auto* progress = m_driver.window->findChild<QProgressDialog*>("caseProgress");
    QVERIFY(progress);
    progress->findChild<QPushButton*>()->click();
    QTRY_VERIFY(!m_driver.window->findChild<QProgressDialog*>("caseProgress"));
    // The next one can be written.
    writeCase("caseAsItIs", m_driver.path("after.zip"));
    QTRY_VERIFY_WITH_TIMEOUT(message().contains("after.zip"), 60'000);
    QVERIFY(!QFile::exists(file));
}

void TestCaseCommands::dialog_isLeft()
{
    entry()->trigger();
    auto* dialog = m_driver.window->findChild<QDialog*>("caseDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QPushButton*>("caseDeidentified")->isDefault());
    dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Cancel)->click();
    QTRY_VERIFY(!m_driver.window->findChild<QDialog*>("caseDialog"));
    QVERIFY(!m_driver.window->findChild<QFileDialog*>("caseFileDialog"));
}

void TestCaseCommands::openedCase_isTakenOver()
{
    const QString file = m_driver.path("taken.zip");
    writeCase("caseDeidentified", file);
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Saved as"), 60'000);
    QVERIFY(openAndSettle(*m_driver.session, file.toStdString()));
    auto* bar = m_driver.window->findChild<QuestionBar*>("caseQuestion");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->question().contains("decided by Dr Ann"), qPrintable(bar->question()));
    QVERIFY(!bar->button(0)->toolTip().isEmpty() && !bar->button(1)->toolTip().isEmpty());
    QVERIFY(!m_driver.session->current()->assessment.hasReaderWork());
    bar->button(0)->click();
    QVERIFY(!bar->isVisible());
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
    m_driver.action(ActionId::Undo)->trigger();
    QVERIFY(!m_driver.session->current()->assessment.hasReaderWork());
}

QTEST_MAIN(TestCaseCommands)
#include "tst_case_commands.moc"
