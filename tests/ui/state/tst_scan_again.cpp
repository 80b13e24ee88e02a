#include "ui/state/editing/series_roles.h"
#include "ui/state/session/session.h"
#include "ui/state/study/folder_watch.h"

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

/// The open study after its folder was read again, on request or by the watch.
class TestScanAgain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void unchangedFolder_changesNothing();
    void newSeries_joinsTheOpenStudy();
    void newSlice_joinsItsSeries();
    void removedSeries_goes();
    void vanishedFolder_leavesTheStudyOpen();
    void rolesOfTheReader_stay();
    void otherStudy_isNotShown();
    void closedStudy_staysClosed();
    void watch_takesNewFilesByItself();
    void watch_endsWithTheStudy();

private:
    [[nodiscard]] QString study() const { return m_folder.filePath("study"); }
    void write(const SmallStudy& what) { writeSmallStudy(study().toStdString(), what); }
    /// Opens the folder and waits until everything is read and graded.
    void open();
    void scanAgain()
    {
        m_session->opening()->scanAgain();
        QTRY_VERIFY(!m_session->opening()->isScanning());
    }
    [[nodiscard]] const SeriesList& series() const { return m_session->current()->series; }
    [[nodiscard]] std::size_t seriesCount() const { return series().entries().size(); }
    [[nodiscard]] VolumePtr t2() const
    {
        const auto volumes = series().volumesFor(SeriesRole::SagittalT2);
        return volumes.empty() ? nullptr : volumes.front();
    }
    /// A grade by the reader, which must survive.
    void gradeOne() { m_session->editing()->setSeverity(kSite, Severity::Severe); }
    [[nodiscard]] bool isGraded() const
    {
        return m_session->current()->assessment.cell(kSite).severity() == Severity::Severe;
    }

    static constexpr Site kSite{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

    QTemporaryDir m_settings;
    TestFolder m_folder;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
};

void TestScanAgain::init()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QSettings().clear();
    m_session.reset();
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
}

void TestScanAgain::open()
{
    m_session = std::make_unique<Session>(optionsFor(m_folder.path(), m_model));
    QSignalSpy settled(m_session.get(), &Session::settled);
    m_session->open({study()});
    QVERIFY(settled.wait());
}

void TestScanAgain::unchangedFolder_changesNothing()
{
    write({});
    open();
    gradeOne();
    const VolumePtr shown = t2();
    QSignalSpy replaced(&m_session->current(), &CurrentStudy::replaced);
    QSignalSpy volumes(&m_session->current(), &CurrentStudy::volumesChanged);
    scanAgain();
    QCOMPARE(t2(), shown);
    QVERIFY(isGraded());
    QCOMPARE(replaced.size(), 0);
    QCOMPARE(volumes.size(), 0);
    QCOMPARE(m_model->gradings.load(), 1);
}

void TestScanAgain::newSeries_joinsTheOpenStudy()
{
    write({.withT1 = false});
    open();
    gradeOne();
    QCOMPARE(seriesCount(), std::size_t{2});
    const VolumePtr shown = t2();
    QSignalSpy replaced(&m_session->current(), &CurrentStudy::replaced);
    QSignalSpy settled(m_session.get(), &Session::settled);
    write({});
    scanAgain();
    QTRY_COMPARE(seriesCount(), std::size_t{3});
    QTRY_VERIFY(!series().volumesFor(SeriesRole::SagittalT1).empty());
    QTRY_VERIFY(!settled.isEmpty());
    QCOMPARE(t2(), shown);
    QVERIFY(isGraded());
    QVERIFY(m_session->undoGroup()->canUndo());
    QCOMPARE(replaced.size(), 0);
    QTRY_COMPARE(m_model->gradings.load(), 2); // there is more to grade
}

void TestScanAgain::newSlice_joinsItsSeries()
{
    write({});
    const QString slice = study() + "/t2_sag/5.dcm";
    const QString aside = m_folder.filePath("5.dcm");
    QVERIFY(QFile::rename(slice, aside));
    open();
    gradeOne();
    const VolumePtr before = t2();
    const std::vector<VolumePtr> axial = series().volumesFor(SeriesRole::AxialT2);
    QVERIFY(QFile::rename(aside, slice));
    m_session->opening()->scanAgain();
    QVERIFY(t2()); // there is always something to see
    QTRY_VERIFY(t2() != before);
    QCOMPARE(t2()->geometry.slices, 9);
    QVERIFY(std::none_of(t2()->sources.begin(), t2()->sources.end(),
                         [](const SliceSource& source) { return source.missing; }));
    QCOMPARE(series().volumesFor(SeriesRole::AxialT2), axial);
    QVERIFY(isGraded());
}

void TestScanAgain::removedSeries_goes()
{
    write({});
    open();
    QVERIFY(QDir(study() + "/t2_sag").exists());
    for (const QString& folder : QDir(study()).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (folder.contains("t1"))
            QVERIFY(QDir(study() + '/' + folder).removeRecursively());
    const VolumePtr shown = t2();
    scanAgain();
    QTRY_COMPARE(seriesCount(), std::size_t{2});
    QVERIFY(series().volumesFor(SeriesRole::SagittalT1).empty());
    QCOMPARE(t2(), shown);
}

void TestScanAgain::vanishedFolder_leavesTheStudyOpen()
{
    write({});
    open();
    QSignalSpy failed(m_session.get(), &Session::failed);
    QVERIFY(QDir(study()).removeRecursively());
    scanAgain();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(m_session->current()->study());
    QCOMPARE(m_session->opening()->state(), StudyState::Shown);
    QVERIFY(t2());
}

void TestScanAgain::rolesOfTheReader_stay()
{
    write({.withT1 = false});
    open();
    std::size_t index = 0;
    while (series().entries()[index].role != SeriesRole::SagittalT2)
        ++index;
    m_session->roles()->give(index, SeriesRole::SagittalT1);
    QVERIFY(series().volumesFor(SeriesRole::SagittalT2).empty());
    write({});
    QSignalSpy settled(m_session.get(), &Session::settled);
    scanAgain();
    QTRY_COMPARE(seriesCount(), std::size_t{3});
    QTRY_VERIFY(!settled.isEmpty());
    QVERIFY(series().volumesFor(SeriesRole::SagittalT2).empty());
    QCOMPARE(series().volumesFor(SeriesRole::SagittalT1).size(), std::size_t{1});
}

void TestScanAgain::otherStudy_isNotShown()
{
    write({});
    open();
    const VolumePtr shown = t2();
    writeSmallStudy((study() + "/later").toStdString(),
                    {.studyInstanceUid = "1.2.3.9", .studyDate = "20270101"});
    scanAgain();
    QTRY_COMPARE(m_session->current()->scanned->studies.size(), std::size_t{2});
    QCOMPARE(m_session->current()->study()->studyInstanceUid, SmallStudy().studyInstanceUid);
    QCOMPARE(t2(), shown);
}

void TestScanAgain::closedStudy_staysClosed()
{
    write({});
    open();
    write({.axialT1Slices = 3});
    m_session->opening()->scanAgain();
    m_session->closeStudy();
    QTRY_VERIFY(!m_session->opening()->isScanning());
    QVERIFY(!m_session->current()->study());
    QCOMPARE(m_session->opening()->state(), StudyState::Empty);
}

void TestScanAgain::watch_takesNewFilesByItself()
{
    write({.withT1 = false});
    open();
    FolderWatch watch(m_session->current(), *m_session->opening());
    watch.setOn(true);
    QTRY_VERIFY(!m_session->opening()->isScanning());
    const VolumePtr shown = t2();
    write({}); // a new folder with files
    QTRY_VERIFY_WITH_TIMEOUT(!series().volumesFor(SeriesRole::SagittalT1).empty(), 30000);
    QTRY_COMPARE(series().volumesFor(SeriesRole::SagittalT1).front()->geometry.slices, 9);
    QCOMPARE(t2(), shown);
    QVERIFY(watch.isOn());
}

void TestScanAgain::watch_endsWithTheStudy()
{
    write({});
    open();
    FolderWatch watch(m_session->current(), *m_session->opening());
    QSignalSpy changed(&watch, &FolderWatch::changed);
    watch.setOn(true);
    QVERIFY(watch.isOn());
    m_session->closeStudy();
    QVERIFY(!watch.isOn());
    QCOMPARE(changed.size(), 2);
}

QTEST_GUILESS_MAIN(TestScanAgain)
#include "tst_scan_again.moc"
