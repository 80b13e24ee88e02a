#include "tests/support/challenge/placed_series.h"
#include "tests/support/challenge/study_files.h"
#include "tests/support/window_driver.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace foramen;
using namespace foramen::test;

using Change = std::function<void(const StudyFiles&, const QString& other)>;
Q_DECLARE_METATYPE(Change)

/// The window with studies in the challenge's layout, each series in a Frame of Reference of its
/// own: graded and linked by their pictures; a series that lies elsewhere is not, and says why.
class TestChallengeFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.close(); }
    void everySiteIsGradedAndEveryPaneLinked();
    void foreignSeries_isNotLinkedAndSaysWhy_data();
    void foreignSeries_isNotLinkedAndSaysWhy();
    void seriesOfAnotherDate_isAnotherStudy();

private:
    /// Opens a study without grading it, and waits until its series were compared.
    void openAndCompare(const StudyFiles& files);

    WindowDriver m_driver;
    QString m_study; ///< data sets of one study each
    QString m_other;
};

void TestChallengeFiles::initTestCase()
{
    m_driver.prepare("challenge-files");
    m_study = m_driver.path("study");
    m_other = m_driver.path("other");
    writeTwoStudies(m_study, m_other);
}

void TestChallengeFiles::openAndCompare(const StudyFiles& files)
{
    SessionOptions options = m_driver.options();
    options.gradeAutomatically = false;
    m_driver.showSession(options);
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.drop({files.images});
    QVERIFY(settled.wait(60000));
    const auto compared = [this] {
        const OpenStudy& study = *m_driver.session->current();
        for (const SeriesEntry& entry : study.series.entries())
            if (entry.chosen && !study.spaces.covers(*entry.volumes.front()))
                return false;
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(compared(), 60000);
}

void TestChallengeFiles::everySiteIsGradedAndEveryPaneLinked()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODULE_PATH") + "/foramen_torch_cpu.so"))
        QSKIP("The LibTorch module was not built: the shipped model cannot run here");
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names");
    const StudyFiles files(m_study);
    SessionOptions options = m_driver.options();
    options.makeGrader = SessionOptions{}.makeGrader;
    options.device.kind = DeviceKind::Cpu;
    m_driver.showSession(options);
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.drop({files.images});
    QVERIFY(settled.wait(240000));
    QCOMPARE(m_driver.session->grading()->state(), GradingState::Done);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const auto& finding = m_driver.session->current()->assessment.cell(siteAt(i)).finding;
        QVERIFY(finding);
        QVERIFY2(!finding->refused,
                 finding->refused ? english(*finding->refused).c_str() : "graded");
    }
    const ReadingPanes panes = m_driver.panes();
    for (PaneWidget* pane : {panes.sagittalT2, panes.sagittalT1}) {
        QCOMPARE(pane->levels().size(), kLevelCount);
        QVERIFY(!pane->pane().content().references.empty());
    }
    // The axial is crossed by the pane that is read.
    QTest::mouseClick(panes.sagittalT2, Qt::LeftButton, {}, {20, panes.sagittalT2->height() / 2});
    QTRY_COMPARE(panes.axialT2->pane().content().references.size(), std::size_t(1));
    for (PaneWidget* pane : {panes.sagittalT1, panes.axialT2})
        QVERIFY2(pane->pane().content().subtitle.contains("linked by pictures"),
                 qPrintable(pane->pane().content().subtitle));
    for (PaneWidget* pane : {panes.sagittalT2, panes.sagittalT1, panes.axialT2}) {
        QCOMPARE(pane->linkRemark(), QString());
        // The study is not settled before its windows are found, in the background.
        QVERIFY(pane->pane().content().spineWindow);
    }
}

void TestChallengeFiles::foreignSeries_isNotLinkedAndSaysWhy_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("why");
    const QString pictures = "pictures";
    QTest::newRow("12 mm to the back") << Change([](const StudyFiles& files, const QString&) {
        moveSeries(files.axial, {0, 12, 0});
    }) << pictures;
    QTest::newRow("mirrored") << Change([](const StudyFiles& files, const QString&) {
        mirrorAxial(files.axial);
    }) << pictures;
    QTest::newRow("turned head to foot")
        << Change([](const StudyFiles& files, const QString&) { turnAxialHeadFoot(files.axial); })
        << pictures;
    QTest::newRow("of another patient")
        << Change([](const StudyFiles& files, const QString& other) {
               takeSeries(StudyFiles(other).axial, files.axial);
           })
        << pictures;
}

void TestChallengeFiles::foreignSeries_isNotLinkedAndSaysWhy()
{
    QFETCH(Change, change);
    QFETCH(QString, why);
    const StudyFiles files(m_study);
    change(files, m_other);
    openAndCompare(files);
    const ReadingPanes panes = m_driver.panes();
    for (PaneWidget* pane : {panes.sagittalT2, panes.sagittalT1}) {
        QVERIFY(pane->pane().content().references.empty());
        const QString remark = pane->linkRemark();
        QVERIFY2(remark.startsWith("No line to the axial. Not linked: ") && remark.contains(why),
                 qPrintable(remark));
    }
    QVERIFY(panes.axialT2->pane().content().references.empty());
    QVERIFY(!panes.axialT2->pane().content().subtitle.contains("linked by pictures"));
    QCOMPARE(panes.axialT2->linkRemark(), QString("Not linked to the sagittal series"));
    // The two sagittal series are still linked with each other.
    QVERIFY(panes.sagittalT1->pane().content().subtitle.contains("linked by pictures"));
}

void TestChallengeFiles::seriesOfAnotherDate_isAnotherStudy()
{
    const StudyFiles files(m_study);
    useOtherStudy(files.axial);
    openAndCompare(files);
    const SeriesList& series = m_driver.session->current()->series;
    const bool isSagittal = !series.volumesFor(SeriesRole::SagittalT2).empty();
    QCOMPARE(series.volumesFor(SeriesRole::AxialT2).empty(), isSagittal);
    const ReadingPanes panes = m_driver.panes();
    for (PaneWidget* pane : panes.all())
        QVERIFY(pane->pane().content().references.empty());
}

QTEST_MAIN(TestChallengeFiles)
#include "tst_challenge_files.moc"
