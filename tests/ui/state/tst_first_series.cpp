#include "ui/state/session/session.h"

#include "tests/support/held_scan.h"
#include "tests/support/sample_archive.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace foramen;
using namespace foramen::test;

/// The first series is shown while the scan goes on, and replaced or kept when it ends.
class TestFirstSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void firstSeries_isShownBeforeTheScanEnds();
    void firstSeries_staysWhenTheRestComes();
    void firstSeries_keepsWhatTheReaderDid();
    void firstSeries_goesWithItsScanWhenClosed();
    void firstSeries_goesWhenAnotherStudyIsOpened();
    void firstSeries_isReadAgainWhenItHasMore();
    void firstSeries_ofAnArchiveIsShownToo();

private:
    [[nodiscard]] SessionOptions options() const
    {
        SessionOptions chosen = optionsFor(folder(), m_model);
        chosen.scan = m_scan->function();
        return chosen;
    }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path(); }
    [[nodiscard]] QString study() const { return m_folder.filePath("study"); }

    QTemporaryDir m_settings;
    TestFolder m_folder;
    std::unique_ptr<HeldScan> m_scan;
    FakeModelPtr m_model;
};

void TestFirstSeries::init()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QSettings().clear();
    m_folder.renew();
    m_scan = std::make_unique<HeldScan>();
    m_model = std::make_shared<FakeModel>();
    qputenv("FORAMEN_TEMPORARY", (m_folder.folder() + "/opened").toUtf8());
    writeSmallStudy(study().toStdString());
}

void TestFirstSeries::firstSeries_isShownBeforeTheScanEnds()
{
    Session session(options());
    session.open({study()});
    QTRY_COMPARE(session.current()->series.volumesFor(SeriesRole::SagittalT2).size(),
                 std::size_t(1));
    QCOMPARE(session.opening()->state(), StudyState::Scanning);
    QVERIFY(session.current()->study());
    QCOMPARE(session.current()->study()->studyInstanceUid, SmallStudy().studyInstanceUid);
    QCOMPARE(session.current()->series.entries().size(), std::size_t(1));
    QCOMPARE(session.current()->series.entries()[0].detail, QStringLiteral("9 slices"));
    QCOMPARE(session.grading()->state(), GradingState::Waiting);
    QCOMPARE(m_model->gradings.load(), 0);
    m_scan->letGo();
}

void TestFirstSeries::firstSeries_staysWhenTheRestComes()
{
    Session session(options());
    QSignalSpy settled(&session, &Session::settled);
    session.open({study()});
    QTRY_VERIFY(!session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    const VolumePtr shown = session.current()->series.volumesFor(SeriesRole::SagittalT2).front();
    connect(&session.current(), &CurrentStudy::volumesChanged, this, [&](SeriesRole role) {
        if (role == SeriesRole::SagittalT2)
            QCOMPARE(session.current()->series.volumesFor(role), std::vector<VolumePtr>{shown});
    });
    connect(session.opening(), &StudyOpening::changed, this,
            [&] { QVERIFY(session.current()->study()); });
    m_scan->letGo();
    QVERIFY(settled.wait());
    QCOMPARE(session.opening()->state(), StudyState::Shown);
    QCOMPARE(session.current()->series.entries().size(), std::size_t(3));
    QCOMPARE(session.current()->series.volumesFor(SeriesRole::SagittalT2).front(), shown);
    QCOMPARE(session.current()->series.volumesFor(SeriesRole::AxialT2).size(), std::size_t(3));
    QCOMPARE(problemsOf(session), QStringList());
    QCOMPARE(m_model->gradings.load(), 1);
    QCOMPARE(settled.size(), 1);
}

void TestFirstSeries::firstSeries_keepsWhatTheReaderDid()
{
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    Session session(options());
    QSignalSpy settled(&session, &Session::settled);
    session.open({study()});
    QTRY_VERIFY(!session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    session.editing()->setSeverity(site, Severity::Severe);
    m_scan->letGo();
    QVERIFY(settled.wait());
    QCOMPARE(session.current()->assessment.cell(site).severity(), std::optional(Severity::Severe));
    QVERIFY(session.undoGroup()->canUndo());
    session.undoGroup()->undo();
    QVERIFY(!session.current()->assessment.cell(site).isReviewed());
}

void TestFirstSeries::firstSeries_goesWithItsScanWhenClosed()
{
    Session session(options());
    session.open({study()});
    QTRY_VERIFY(!session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    QSignalSpy failed(&session, &Session::failed);
    session.closeStudy();
    QCOMPARE(session.opening()->state(), StudyState::Empty);
    QVERIFY(!session.current()->study());
    m_scan->letGo();
    m_scan->waitForEnd();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QVERIFY(!session.current()->study());
    QCOMPARE(session.opening()->state(), StudyState::Empty);
    QCOMPARE(failed.size(), 0);
}

void TestFirstSeries::firstSeries_goesWhenAnotherStudyIsOpened()
{
    writeSmallStudy(folder() / "second", {.studyInstanceUid = "1.2.3.2"});
    Session session(options());
    QSignalSpy settled(&session, &Session::settled);
    session.open({study()});
    QTRY_VERIFY(!session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    m_scan->letGo(); // this scan and all later ones
    session.open({m_folder.filePath("second")});
    QVERIFY(settled.wait());
    QCOMPARE(session.current()->study()->studyInstanceUid, std::string("1.2.3.2"));
    QCOMPARE(session.current()->series.entries().size(), std::size_t(3));
}

void TestFirstSeries::firstSeries_isReadAgainWhenItHasMore()
{
    // A slice of the series lies in another folder, behind a file of another series.
    QVERIFY(QDir().mkpath(study() + "/z"));
    QVERIFY(QFile::rename(study() + "/t2_sag/5.dcm", study() + "/z/5.dcm"));
    const QDir other(study() + '/'
                     + QDir(study()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).front());
    QVERIFY(other.dirName() != "t2_sag");
    QVERIFY(
        QFile::rename(other.filePath(other.entryList(QDir::Files).front()), study() + "/z/1.dcm"));
    Session session(options());
    QSignalSpy settled(&session, &Session::settled);
    session.open({study()});
    QTRY_VERIFY(session.current()->study()
                && !session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    QCOMPARE(session.opening()->state(), StudyState::Scanning);
    m_scan->letGo();
    QVERIFY(settled.wait());
    QCOMPARE(session.current()->series.entries()[0].detail, QStringLiteral("9 slices"));
    QCOMPARE(session.current()->series.volumesFor(SeriesRole::SagittalT2).front()->geometry.slices,
             9);
}

void TestFirstSeries::firstSeries_ofAnArchiveIsShownToo()
{
    writeArchive(folder() / "study.zip", SampleFormat::Zip, entriesOf(study().toStdString()));
    Session session(options());
    QSignalSpy settled(&session, &Session::settled);
    session.open({m_folder.filePath("study.zip")});
    QTRY_VERIFY(!session.current()->series.volumesFor(SeriesRole::SagittalT2).empty());
    QCOMPARE(session.opening()->state(), StudyState::Scanning);
    m_scan->letGo();
    QVERIFY(settled.wait());
    QCOMPARE(problemsOf(session), QStringList());
    const QDir opened(m_folder.filePath("opened"));
    QCOMPARE(opened.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    session.closeStudy();
    QTRY_COMPARE(opened.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 0);
}

QTEST_GUILESS_MAIN(TestFirstSeries)
#include "tst_first_series.moc"
