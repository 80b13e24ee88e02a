#include "core/dicom/scanning/study_scanner.h"
#include "core/store/study_database.h"
#include "tests/support/faults/failing_files.h"
#include "tests/support/faults/failing_memory.h"
#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"
#include "tests/support/window_driver.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/window/start_page.h"
#include "ui/widgets/window/status_line.h"

#include <QDir>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <chrono>
#include <filesystem>

using namespace foramen;
using namespace foramen::test;

/// The window on a full disk, beside folders that do not answer, and with short memory.
class TestWindowFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("window-faults"); }
    void init();
    void cleanup();

    void fullDisk_isSaidAndSavedOnceThereIsRoom();
    void fullDisk_keepsTheOldReport();
    void hangingDatabase_isSaidAndSavedOnceItAnswers_data();
    void hangingDatabase_isSaidAndSavedOnceItAnswers();
    void hangingFolder_isGivenUpOnTheStartPage();
    void hangingFolder_leavesTheOpenStudyAlone();
    void hangingFile_doesNotHoldUpTheNextStudy();
    void hangingFolder_doesNotHoldUpTheEnd();
    void vanishedFile_isNamedAndTheRestIsShown();
    void shortMemory_isSaidOfTheSeries();

private:
    void click(QWidget* parent) const
    {
        auto* button = parent->findChild<QPushButton*>("cancelOpening");
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] StudyState state() const { return m_driver.session->opening()->state(); }
    [[nodiscard]] QString bannerText() const { return m_driver.window->banner()->text(); }
    /// Drops a study on the window and waits until it is graded.
    void dropAndSettle(const QString& path)
    {
        QSignalSpy settled(m_driver.session.get(), &Session::settled);
        m_driver.drop({path});
        QVERIFY(settled.wait(20000));
    }

    TestFolder m_folder;
    WindowDriver m_driver;
    FailingFiles m_faults;
    QString m_good; ///< a study that can be read
    QString m_hung; ///< another one, in whose folder calls are to hang
};

void TestWindowFaults::init()
{
    m_driver.clear();
    m_folder.renew();
    m_good = m_folder.filePath("good");
    m_hung = m_folder.filePath("hung");
    writeSmallStudy(m_good.toStdString());
    SmallStudy other;
    other.studyInstanceUid = "1.2.826.0.1.3680043.10.1.2";
    writeSmallStudy(m_hung.toStdString(), other);
    m_driver.showSession(m_driver.options());
}

void TestWindowFaults::cleanup()
{
    m_faults.release();
    QTRY_VERIFY(!TaskRunner::hasAbandoned());
    m_driver.close();
}

void TestWindowFaults::fullDisk_isSaidAndSavedOnceThereIsRoom()
{
    const SmallStudy study;
    m_driver.show(&study);
    m_faults.fail(FileCall::Write, ENOSPC, ".sqlite");
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QTRY_VERIFY(m_driver.window->banner()->isVisible());
    QVERIFY2(bannerText().contains("the disk is full"), qPrintable(bannerText()));
    QVERIFY(!m_driver.session->saving()->isSaved());
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1); // not lost
    m_faults.release();
    // Without another edit.
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->saving()->isSaved(), 20000);
    QTRY_VERIFY(!m_driver.window->banner()->isVisible());
    const auto database = StudyDatabase::open(m_driver.options().databaseFile);
    QVERIFY(database);
    const auto saved = (*database)->assessment(study.studyInstanceUid);
    QVERIFY(saved && *saved);
    QCOMPARE((*saved)->reviewedCount(), 1);
}

void TestWindowFaults::hangingDatabase_isSaidAndSavedOnceItAnswers_data()
{
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("before it is opened") << false;
    QTest::newRow("while it is open") << true;
}

/// The window goes on: each call is waited for once, for a limited time.
void TestWindowFaults::hangingDatabase_isSaidAndSavedOnceItAnswers()
{
    QFETCH(bool, isOpen);
    const SmallStudy study;
    if (!isOpen)
        m_faults.hang(FileCall::Create, ".sqlite");
    m_driver.show(&study);
    m_faults.hang(FileCall::Write, ".sqlite");
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QTRY_VERIFY(m_driver.window->banner()->isVisible());
    QVERIFY2(bannerText().contains("does not answer"), qPrintable(bannerText()));
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
    QElapsedTimer watch;
    watch.start();
    m_driver.press(m_driver.grid(), Qt::Key_2);
    QVERIFY(std::chrono::milliseconds(watch.elapsed()) < StudyStore::kPatience / 2);
    m_faults.release();
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->saving()->isSaved(), 20000); // without another edit
    QTRY_VERIFY(!m_driver.window->banner()->isVisible());
    const auto database = StudyDatabase::open(m_driver.options().databaseFile);
    QVERIFY(database);
    const auto saved = (*database)->assessment(study.studyInstanceUid);
    QVERIFY(saved && *saved);
    QCOMPARE((*saved)->reviewedCount(), 1);
}

void TestWindowFaults::fullDisk_keepsTheOldReport()
{
    dropAndSettle(m_good);
    const QString out = m_folder.filePath("report");
    ReportExporter* exporter = m_driver.session->exporter();
    QSignalSpy exported(exporter, &ReportExporter::exported);
    exporter->start({"json", "csv", "sr"}, out);
    QVERIFY(exported.wait(20000));
    const QByteArray before = contentOf(out + "/assessment.json");
    QVERIFY(!before.isEmpty());
    m_faults.fail(FileCall::Write, ENOSPC, "/report/");
    exporter->start({"json", "csv", "sr"}, out);
    QTRY_VERIFY2(bannerText().contains("the disk is full"), qPrintable(bannerText()));
    QVERIFY(m_driver.window->banner()->isVisible());
    QCOMPARE(contentOf(out + "/assessment.json"), before);
    QVERIFY(QDir(out).entryList({"*.part"}).isEmpty());
    QCOMPARE(exported.count(), 1);
}

void TestWindowFaults::hangingFolder_isGivenUpOnTheStartPage()
{
    m_faults.hang(FileCall::Stat, "/hung");
    m_faults.hang(FileCall::List, "/hung");
    m_driver.drop({m_hung});
    QTRY_VERIFY(FailingFiles::hanging() > 0);
    QCOMPARE(state(), StudyState::Scanning);
    click(m_driver.window->findChild<StartPage*>());
    QCOMPARE(state(), StudyState::Empty);
    dropAndSettle(m_good);
    QVERIFY(FailingFiles::hanging() > 0);
    QCOMPARE(m_driver.session->current()->series.entries().size(), std::size_t(3));
}

void TestWindowFaults::hangingFolder_leavesTheOpenStudyAlone()
{
    dropAndSettle(m_good);
    m_faults.hang(FileCall::Stat, "/hung");
    m_faults.hang(FileCall::List, "/hung");
    m_driver.drop({m_hung});
    QTRY_VERIFY(FailingFiles::hanging() > 0);
    m_driver.window->activateWindow();
    m_driver.press(m_driver.grid(), Qt::Key_3); // reading goes on
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
    click(m_driver.window->findChild<StatusLine*>());
    QCOMPARE(state(), StudyState::Shown);
    QVERIFY(m_driver.session->current().isOpen());
    m_faults.release();
    dropAndSettle(m_hung); // the network is there again
    QCOMPARE(m_driver.session->current()->uid(), std::string("1.2.826.0.1.3680043.10.1.2"));
}

void TestWindowFaults::hangingFile_doesNotHoldUpTheNextStudy()
{
    SessionOptions options = m_driver.options();
    options.scan = [this](const std::vector<std::filesystem::path>& paths, const Task& task,
                          const ScanWatch& watch) {
        auto found = scanStudies(paths, task, watch);
        m_faults.hang(FileCall::Open, "/hung/"); // from the first picture on
        return found;
    };
    m_driver.showSession(std::move(options));
    m_driver.drop({m_hung});
    QTRY_VERIFY(FailingFiles::hanging() > 0);
    QTRY_VERIFY(m_driver.session->current().isOpen());
    dropAndSettle(m_good);
    QCOMPARE(m_driver.session->current()->uid(), SmallStudy().studyInstanceUid);
}

void TestWindowFaults::hangingFolder_doesNotHoldUpTheEnd()
{
    m_faults.hang(FileCall::Stat, "/hung");
    m_faults.hang(FileCall::List, "/hung");
    m_driver.drop({m_hung});
    QTRY_VERIFY(FailingFiles::hanging() > 0);
    m_driver.close(); // comes back
    QVERIFY(TaskRunner::hasAbandoned());
    QVERIFY(FailingFiles::hanging() > 0);
}

void TestWindowFaults::vanishedFile_isNamedAndTheRestIsShown()
{
    SessionOptions options = m_driver.options();
    std::filesystem::path gone;
    options.scan = [&gone](const std::vector<std::filesystem::path>& paths, const Task& task,
                           const ScanWatch& watch) {
        auto found = scanStudies(paths, task, watch);
        gone = found->studies.front().series.front().instances[4].path;
        std::filesystem::remove(gone);
        return found;
    };
    m_driver.showSession(std::move(options));
    dropAndSettle(m_good);
    const QString name = QString::fromStdString(gone.filename().string());
    const QStringList problems = problemsOf(*m_driver.session);
    QVERIFY2(problems.join('\n').contains("The file does not exist"),
             qPrintable(problems.join('\n')));
    QVERIFY2(problems.join('\n').contains(name), qPrintable(problems.join('\n')));
    for (const SeriesEntry& entry : m_driver.session->current()->series.entries())
        QVERIFY(!entry.volumes.empty());
}

void TestWindowFaults::shortMemory_isSaidOfTheSeries()
{
    SmallStudy large;
    large.studyInstanceUid = "1.2.826.0.1.3680043.10.1.3";
    large.size = 512;
    const QString path = m_folder.filePath("large");
    writeSmallStudy(path.toStdString(), large);
    {
        // The sagittal volumes need 4.5 MiB, the axial blocks 1.5.
        const FailingMemory memory(3 << 20, ShortThreads::Others);
        dropAndSettle(path);
        const QString problems = problemsOf(*m_driver.session).join('\n');
        QVERIFY2(problems.contains("does not fit into memory"), qPrintable(problems));
    }
    dropAndSettle(m_good);
    QVERIFY(!problemsOf(*m_driver.session).join('\n').contains("memory"));
}

QTEST_MAIN(TestWindowFaults)
#include "tst_window_faults.moc"
