#include "tests/support/gap_meter.h"
#include "tests/support/real_data.h"
#include "tests/support/window_driver.h"
#include "ui/widgets/parts/message_banner.h"

#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;

} // namespace

/// The main window: maximising, dropping, clicking a series, and no stalls.
class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("main-window"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.close(); }
    void doubleClick_maximisesAndBack();
    void drop_opensAFolder();
    void badFolder_showsABannerAndKeepsTheStudy();
    void series_isShownInTheActivePaneByAClick();
    void studyWithoutRoles_isShownWithRightLetters_data();
    void studyWithoutRoles_isShownWithRightLetters();
    void window_neverStallsWhileLoadingAndGrading();

private:
    [[nodiscard]] ReadingPanes panes() const { return m_driver.panes(); }
    [[nodiscard]] QString study()
    {
        return QString::fromStdString(m_driver.folderOf(kStudy).string());
    }

    WindowDriver m_driver;
};

void TestMainWindow::doubleClick_maximisesAndBack()
{
    m_driver.show(&kStudy);
    QTest::mouseDClick(panes().axialT2, Qt::LeftButton, {}, QPoint(80, 120));
    QVERIFY(panes().axialT2->isVisible());
    QVERIFY(!panes().sagittalT1->isVisible());
    QTest::mouseDClick(panes().axialT2, Qt::LeftButton, {}, QPoint(80, 120));
    QVERIFY(panes().sagittalT1->isVisible());
    QVERIFY(panes().leftForamen->isVisible());
}

void TestMainWindow::drop_opensAFolder()
{
    m_driver.show(nullptr);
    m_driver.drop({study()});
    QTRY_COMPARE_WITH_TIMEOUT(m_driver.session->opening()->state(), StudyState::Shown, 20000);
    QVERIFY(m_driver.window->paneArea()->isVisible());
    QTRY_COMPARE(m_driver.session->grading()->state(), GradingState::Done);
    QCOMPARE(panes().sagittalT2->positionCount(), 9);
    const auto* name = m_driver.window->findChild<QLabel*>("studyName");
    QCOMPARE(name->text(), QStringLiteral("Test Small"));
}

void TestMainWindow::badFolder_showsABannerAndKeepsTheStudy()
{
    m_driver.show(&kStudy);
    QVERIFY(!m_driver.window->banner()->isVisible());
    const QTemporaryDir empty;
    m_driver.drop({empty.path()});
    QTRY_VERIFY(m_driver.window->banner()->isVisible());
    QVERIFY(!m_driver.window->banner()->text().isEmpty());
    QVERIFY(m_driver.session->current()->study());
    QVERIFY(m_driver.window->paneArea()->isVisible());
}

void TestMainWindow::series_isShownInTheActivePaneByAClick()
{
    m_driver.show(&kStudy);
    auto* list = m_driver.window->findChild<QListWidget*>("seriesList");
    const auto t2 = m_driver.session->current()->series.volumesFor(SeriesRole::SagittalT2);
    const auto t1 = m_driver.session->current()->series.volumesFor(SeriesRole::SagittalT1);
    const auto click = [&](int row) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(row)).center());
    };
    m_driver.window->paneArea()->activate(panes().sagittalT1);
    click(0);
    QVERIFY(panes().sagittalT1->volumes() == t2);
    click(1);
    QVERIFY(panes().sagittalT1->volumes() == t1);
}

void TestMainWindow::studyWithoutRoles_isShownWithRightLetters_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* position : {"HFP", "HFDL", "HFDR", "HFS"})
        QTest::newRow(position) << QStringLiteral("patient-positions/In/%1").arg(position);
    QTest::newRow("enhanced") << QStringLiteral("enhanced-sagittal/In");
}

void TestMainWindow::studyWithoutRoles_isShownWithRightLetters()
{
    QFETCH(QString, folder);
    const auto real = realData(folder);
    if (real.empty())
        QSKIP("FORAMEN_TEST_DATA names no folder with this study");
    m_driver.show(nullptr);
    m_driver.drop({QString::fromStdString(real.string())});
    QTRY_COMPARE_WITH_TIMEOUT(m_driver.session->opening()->state(), StudyState::Shown, 20000);
    PaneWidget* pane =
        m_driver.session->current()->series.volumesFor(SeriesRole::SagittalT1).empty()
        ? panes().sagittalT2
        : panes().sagittalT1;
    QTRY_VERIFY(pane->positionCount() >= 3);
    // Sagittal: head up and anterior on the left, for every patient position.
    QCOMPARE(orientationLetters(pane->scene().screenRight()).text[0], 'P');
    QCOMPARE(orientationLetters(pane->scene().screenDown()).text[0], 'F');
    const int before = pane->position();
    m_driver.press(pane, before > 0 ? Qt::Key_Up : Qt::Key_Down);
    QVERIFY(pane->position() != before);
}

void TestMainWindow::window_neverStallsWhileLoadingAndGrading()
{
    m_driver.model->perSite = std::chrono::milliseconds(10);
    m_driver.show(nullptr);
    m_driver.window->grab(); // the first painting of fonts and style is not part of loading
    QCoreApplication::processEvents();
    const std::filesystem::path folder = m_driver.folderOf(kStudy); // nor is writing
    const GapMeter meter;
    QVERIFY(openAndSettle(*m_driver.session, folder));
    QVERIFY2(meter.longestMs() <= kLongestGapMs, qPrintable(QString::number(meter.longestMs())));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
