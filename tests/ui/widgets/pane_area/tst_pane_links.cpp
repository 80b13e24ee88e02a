// Links between panes, shared settings, layouts and detached panels: in a whole window.
#include "tests/support/window_driver.h"

#include "tests/support/pane_driver.h"
#include "ui/render/overlays.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>

#include <QListWidget>
#include <QScreen>
#include <QSignalSpy>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
const SmallStudy kTwoFrames{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.2", .t1Frame = "9.9"};
const SmallStudy kLongAxialT1{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.3",
                              .axialT1Slices = 24};
const SmallStudy kOnlyAxialT1{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.4",
                              .withAxial = false,
                              .withT2 = false,
                              .withT1 = false,
                              .axialT1Slices = 24};
const SmallStudy kOneAxialPicture{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.5",
                                  .withAxial = false,
                                  .withT2 = false,
                                  .withT1 = false,
                                  .axialT1Slices = 1};

/// At the left edge, at the height of its disc.
QPoint placeOfLevelName(const PaneWidget& pane, DiscLevel level)
{
    for (const PaneLevel& shown : pane.levels())
        if (shown.level == level)
            return {36, pixelOf(pane, shown.discCenter).y()};
    return {};
}

} // namespace

Q_DECLARE_METATYPE(const SmallStudy*)

class TestPaneLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("links"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }

    void scrolling_takesParallelStacksAlong();
    void scrolling_leavesOtherPlanesAlone();
    void scrolling_paintsOnlyPanesThatLookDifferent();
    void scrolling_takesTheAxialFromHeadToFeet();
    void scrolling_aloneWhenSwitchedOff();
    void results_doNotMoveWhatTheReaderScrolled();
    void otherFrame_isNotFollowedAndSaysWhy();
    void otherFrame_showsNoLineAndNoLevels();
    void otherFrame_followsByHandWithItsOffset();

    void opening_hangsEachPaneOnce();
    void axialWithoutRole_isShownAndScrolled_data();
    void axialWithoutRole_isShownAndScrolled();
    void longerAxial_replacesTheShorterOnClick_data();
    void longerAxial_replacesTheShorterOnClick();

    void window_isOneForASeries();
    void window_staysWhenASeriesComesBack();
    void twins_keepOneScale();
    void viewedSlices_areRemembered();
    void spine_standsInTheMiddleWithoutBlackBars();

    void roleOfTheReader_isRememberedForTheStudy();
    void levelName_goesThereOnClick();
    void levelName_isNoObstacleForTheTool();
    void layouts_showTheirPanes();
    void layout_isRememberedWithItsSizes();
    void maximised_isRememberedAndGoesBack();
    void grid_hasAWindowOfItsOwnWithKeys();
    void detached_isRemembered();
    void bothDetached_giveThePicturesTheRoom();

private:
    PaneWidget* t2() const { return m_driver.panes().sagittalT2; }
    PaneWidget* t1() const { return m_driver.panes().sagittalT1; }
    PaneWidget* axial() const { return m_driver.panes().axialT2; }

    WindowDriver m_driver;
};

void TestPaneLinks::scrolling_takesParallelStacksAlong()
{
    m_driver.show(&kStudy);
    turnWheel(*t2(), -120 * 20);
    QCOMPARE(t2()->position(), 8);
    QCOMPARE(t1()->position(), 8);
    turnWheel(*t1(), 240);
    QCOMPARE(t2()->position(), 6);
}

void TestPaneLinks::scrolling_leavesOtherPlanesAlone()
{
    m_driver.show(&kStudy);
    const int before = axial()->position();
    turnWheel(*t2(), -120);
    QCOMPARE(axial()->position(), before);
    const int sagittal = t2()->position();
    turnWheel(*axial(), -120);
    QCOMPARE(t2()->position(), sagittal);
}

void TestPaneLinks::scrolling_paintsOnlyPanesThatLookDifferent()
{
    m_driver.show(&kStudy);
    const auto& panes = m_driver.panes();
    PaintCounter t2(panes.sagittalT2);
    PaintCounter t1(panes.sagittalT1);
    PaintCounter axial(panes.axialT2);
    PaintCounter right(panes.rightForamen);
    PaintCounter left(panes.leftForamen);
    for (int step = 0; step < 3; ++step) {
        turnWheel(*panes.sagittalT2, -120);
        QCOMPARE(t2.paintings(), 1);
        QCOMPARE(t1.paintings(), 1);
        QCOMPARE(axial.paintings(), 0);
        QCOMPARE(right.paintings(), 0);
        QCOMPARE(left.paintings(), 0);
    }
}

void TestPaneLinks::scrolling_takesTheAxialFromHeadToFeet()
{
    m_driver.show(&kStudy);
    const auto height = [this] { // of the line on the sagittal
        const auto line =
            referenceLine(t2()->scene(), *axial()->currentVolume(), axial()->currentSlice());
        return line ? (line->first.y + line->second.y) / 2 : -1;
    };
    m_driver.press(axial(), Qt::Key_Home);
    double before = height();
    for (int position = 1; position < axial()->positionCount(); ++position) {
        turnWheel(*axial(), -120);
        QCOMPARE(axial()->position(), position);
        QVERIFY2(height() > before, qPrintable(QString::number(position)));
        before = height();
    }
    m_driver.press(axial(), Qt::Key_Home);
    m_driver.press(axial(), Qt::Key_End);
    QCOMPARE(height(), before);
    m_driver.press(axial(), Qt::Key_Up);
    QVERIFY(height() < before);
}

void TestPaneLinks::scrolling_aloneWhenSwitchedOff()
{
    m_driver.show(&kStudy);
    m_driver.press(t2(), Qt::Key_L);
    const int before = t1()->position();
    t2()->setPosition(0);
    QCOMPARE(t1()->position(), before);
    m_driver.press(t2(), Qt::Key_L);
    QCOMPARE(t1()->position(), 0);
}

void TestPaneLinks::results_doNotMoveWhatTheReaderScrolled()
{
    SessionOptions options = m_driver.options();
    options.gradeAutomatically = false;
    m_driver.showSession(options);
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kStudy)));
    turnWheel(*axial(), 120 * 20);
    turnWheel(*axial(), -120 * 7);
    QCOMPARE(axial()->position(), 7);
    m_driver.session->grading()->start();
    QTRY_COMPARE(m_driver.session->grading()->state(), GradingState::Done);
    QCOMPARE(axial()->position(), 7); // in the last block; the current level is L1/L2
    QCOMPARE(t2()->position(), 4); // not scrolled by the reader: shows the canal
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    QVERIFY(axial()->position() != 7); // the reader chose a level
}

void TestPaneLinks::otherFrame_isNotFollowedAndSaysWhy()
{
    m_driver.show(&kTwoFrames);
    t1()->setPosition(5);
    t2()->setPosition(0);
    QCOMPARE(t1()->position(), 5);
    QVERIFY2(t1()->linkRemark().contains("Frames of Reference"), qPrintable(t1()->linkRemark()));
    QCOMPARE(t1()->linkRemark().count("Frames of Reference"), 1); // said once
    QVERIFY(t1()->linkRemark().contains("No line"));
    QVERIFY(t2()->linkRemark().isEmpty());
    QVERIFY2(axial()->linkRemark().contains("T1"), qPrintable(axial()->linkRemark()));
}

void TestPaneLinks::otherFrame_showsNoLineAndNoLevels()
{
    m_driver.show(&kTwoFrames);
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    QVERIFY(referenceLine(t2()->scene(), *axial()->currentVolume(), axial()->currentSlice()));
    QVERIFY(!referenceLine(t1()->scene(), *axial()->currentVolume(), axial()->currentSlice()));
    QVERIFY(!t2()->levels().empty());
    QVERIFY(t1()->levels().empty());
}

void TestPaneLinks::otherFrame_followsByHandWithItsOffset()
{
    m_driver.show(&kTwoFrames);
    t1()->setPosition(5);
    t2()->setPosition(3);
    m_driver.press(t2(), Qt::Key_L, Qt::ShiftModifier);
    t2()->setPosition(1);
    QCOMPARE(t1()->position(), 3);
    t1()->setPosition(6);
    QCOMPARE(t2()->position(), 4);
    m_driver.press(t2(), Qt::Key_L, Qt::ShiftModifier); // undone
    t2()->setPosition(0);
    QCOMPARE(t1()->position(), 6);
    QVERIFY(!referenceLine(t1()->scene(), *axial()->currentVolume(), axial()->currentSlice()));
}

void TestPaneLinks::opening_hangsEachPaneOnce()
{
    m_driver.show(nullptr);
    std::vector<std::unique_ptr<QSignalSpy>> hangings;
    for (PaneWidget* pane : m_driver.panes().all())
        hangings.push_back(std::make_unique<QSignalSpy>(&pane->pane(), &Pane::stackChanged));
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kStudy)));
    for (const auto& hanging : hangings)
        QCOMPARE(hanging->count(), 1);
    for (const PaneWidget* pane : m_driver.panes().all())
        QVERIFY(pane->positionCount() > 0);
    m_driver.session->closeStudy();
    for (const auto& hanging : hangings)
        QCOMPARE(hanging->count(), 2);
}

void TestPaneLinks::axialWithoutRole_isShownAndScrolled_data()
{
    QTest::addColumn<const SmallStudy*>("study");
    QTest::newRow("a stack") << &kOnlyAxialT1;
    QTest::newRow("one picture") << &kOneAxialPicture;
}

void TestPaneLinks::axialWithoutRole_isShownAndScrolled()
{
    QFETCH(const SmallStudy*, study);
    m_driver.show(study);
    QCOMPARE(axial()->positionCount(), study->axialT1Slices);
    turnWheel(*axial(), -120 * 30);
    QCOMPARE(axial()->position(), study->axialT1Slices - 1);
}

void TestPaneLinks::longerAxial_replacesTheShorterOnClick_data()
{
    using Change = std::function<void(DcmDataset&)>;
    QTest::addColumn<Change>("change"); // of the files of the longer axial series
    QTest::newRow("axial T1") << Change([](DcmDataset&) {});
    QTest::newRow("CT") << Change([](DcmDataset& data) {
        data.putAndInsertString(DCM_Modality, "CT");
        data.putAndInsertString(DCM_RescaleIntercept, "-1024");
    });
    QTest::newRow("another Frame of Reference") << Change([](DcmDataset& data) {
        data.putAndInsertString(DCM_FrameOfReferenceUID, "1.2.826.0.1.3680043.10.1.99");
    });
    QTest::newRow("without a place") << Change([](DcmDataset& data) {
        data.findAndDeleteElement(DCM_ImagePositionPatient);
        data.findAndDeleteElement(DCM_ImageOrientationPatient);
    });
}

void TestPaneLinks::longerAxial_replacesTheShorterOnClick()
{
    using Change = std::function<void(DcmDataset&)>;
    QFETCH(Change, change);
    SmallStudy study = kLongAxialT1;
    study.studyInstanceUid += "." + std::to_string(qHash(QString(QTest::currentDataTag())));
    const std::filesystem::path folder = m_driver.folderOf(study);
    for (const auto& entry : std::filesystem::directory_iterator(folder / "t1_tra")) {
        DcmFileFormat file;
        QVERIFY(file.loadFile(entry.path().c_str()).good());
        file.loadAllDataIntoMemory(); // it is written into the same file
        change(*file.getDataset());
        QVERIFY(file.saveFile(entry.path().c_str(), EXS_LittleEndianExplicit).good());
    }
    m_driver.show(&study);
    QCOMPARE(axial()->positionCount(), 9);
    QTest::mouseClick(axial(), Qt::LeftButton);
    QCOMPARE(m_driver.window->paneArea()->activePane(), axial());
    auto* list = m_driver.window->findChild<QListWidget*>("seriesList");
    QCOMPARE(list->count(), 4);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                      list->visualItemRect(list->item(3)).center());
    QCOMPARE(axial()->positionCount(), 24);
    m_driver.press(axial(), Qt::Key_End);
    QCOMPARE(axial()->position(), 23);
    m_driver.press(axial(), Qt::Key_PageDown); // continues at the first series of the list
    m_driver.press(axial(), Qt::Key_PageUp);
    QCOMPARE(axial()->positionCount(), 24);
}

void TestPaneLinks::window_isOneForASeries()
{
    m_driver.show(&kStudy);
    t1()->setWindow(321, 123);
    for (const PaneWidget* pane : {m_driver.panes().rightForamen, m_driver.panes().leftForamen})
        QCOMPARE(pane->viewState().windowWidth, 123.0);
    QVERIFY(t2()->viewState().windowWidth != 123.0);
    t1()->setPosition(2);
    QCOMPARE(t1()->viewState().windowWidth, 123.0);
}

void TestPaneLinks::window_staysWhenASeriesComesBack()
{
    m_driver.show(&kStudy);
    m_driver.window->paneArea()->activate(t2());
    t2()->setWindow(321, 123);
    m_driver.press(t2(), Qt::Key_PageDown);
    QVERIFY(t2()->viewState().windowWidth != 123.0);
    m_driver.press(t2(), Qt::Key_PageUp);
    QCOMPARE(t2()->viewState().windowWidth, 123.0);
    QCOMPARE(t2()->viewState().windowCenter, 321.0);
}

void TestPaneLinks::twins_keepOneScale()
{
    m_driver.show(&kStudy);
    PaneWidget* right = m_driver.panes().rightForamen;
    PaneWidget* left = m_driver.panes().leftForamen;
    turnWheel(*right, 360, Qt::ControlModifier, right->rect().center());
    QVERIFY(std::abs(right->scene().scale() - left->scene().scale()) < 1e-9);
}

void TestPaneLinks::viewedSlices_areRemembered()
{
    m_driver.show(&kStudy);
    m_driver.window->paneArea()->activate(t2());
    for (const int position : {0, 1}) {
        t2()->setPosition(position);
        t2()->repaint();
    }
    const std::vector<bool> viewed = t2()->viewed();
    QVERIFY(viewed[0] && viewed[1] && !viewed[8]);
    m_driver.press(t2(), Qt::Key_PageDown);
    m_driver.press(t2(), Qt::Key_PageUp);
    QVERIFY(t2()->viewed()[0] && t2()->viewed()[1]);
    QVERIFY(!t2()->viewed()[8]);
}

void TestPaneLinks::spine_standsInTheMiddleWithoutBlackBars()
{
    m_driver.show(&kStudy);
    const VolumeGeometry& geometry = t2()->currentVolume()->geometry;
    const DisplayPoint a = t2()->scene().displayFromImage({-0.5, -0.5});
    const DisplayPoint b =
        t2()->scene().displayFromImage({geometry.columns - 0.5, geometry.rows - 0.5});
    QVERIFY(std::min(a.y, b.y) <= 0.5);
    QVERIFY(std::max(a.y, b.y) >= t2()->height() - 0.5);
    // The small study's discs lie at y = 0 of the patient.
    const DisplayPoint disc = t2()->scene().displayFromPatient({0, 0, 0});
    QVERIFY(std::abs(disc.x - t2()->width() / 2.0) < 2);
}

void TestPaneLinks::roleOfTheReader_isRememberedForTheStudy()
{
    m_driver.show(&kStudy);
    const auto isT1 = [](const SeriesEntry& entry) {
        return entry.chosen && entry.role == SeriesRole::SagittalT1;
    };
    const auto& before = m_driver.session->current()->series.entries();
    const auto t1Entry = std::find_if(before.begin(), before.end(), isT1);
    QVERIFY(t1Entry != before.end());
    const std::size_t index = t1Entry->seriesIndex;
    m_driver.session->roles()->give(index, SeriesRole::SagittalT2);
    QVERIFY(m_driver.session->current()->series.volumesFor(SeriesRole::SagittalT1).empty());
    m_driver.show(&kStudy);
    QVERIFY(m_driver.session->current()->series.volumesFor(SeriesRole::SagittalT1).empty());
    const SeriesEntry& now = m_driver.session->current()->series.entries()[index];
    QVERIFY(now.chosen && now.role == SeriesRole::SagittalT2);
    QVERIFY(now.reason.contains("reader"));
}

void TestPaneLinks::levelName_goesThereOnClick()
{
    m_driver.show(&kStudy);
    SiteSelection& selection = *m_driver.session->selection();
    selection.select({Condition::LeftSubarticularStenosis, DiscLevel::L1L2});
    for (const DiscLevel level : {DiscLevel::L4L5, DiscLevel::L2L3}) {
        t2()->grab(); // names are where they were painted
        const QPoint name = placeOfLevelName(*t2(), level);
        moveMouse(*t2(), name);
        QVERIFY(t2()->cursor().shape() == Qt::PointingHandCursor);
        QTest::mouseClick(t2(), Qt::LeftButton, Qt::NoModifier, name);
        QVERIFY(selection.site() == (Site{Condition::LeftSubarticularStenosis, level}));
    }
}

void TestPaneLinks::levelName_isNoObstacleForTheTool()
{
    m_driver.show(&kStudy);
    SiteSelection& selection = *m_driver.session->selection();
    selection.select({Condition::SpinalCanalStenosis, DiscLevel::L1L2});
    t2()->grab();
    const QPoint name = placeOfLevelName(*t2(), DiscLevel::L3L4);
    const double width = t2()->viewState().windowWidth;
    drag(*t2(), Qt::LeftButton, name, name + QPoint(60, 0));
    QVERIFY(t2()->viewState().windowWidth > width);
    QVERIFY(selection.site().level == DiscLevel::L1L2);
}

void TestPaneLinks::layouts_showTheirPanes()
{
    m_driver.show(&kStudy);
    const auto shown = [this] {
        QString text;
        for (const PaneWidget* pane : m_driver.panes().all())
            text += pane->isVisible() ? '1' : '0';
        return text;
    };
    const std::pair<Qt::Key, const char*> layouts[] = {{Qt::Key_1, "10000"},
                                                       {Qt::Key_2, "10100"},
                                                       {Qt::Key_3, "11100"},
                                                       {Qt::Key_5, "00111"},
                                                       {Qt::Key_4, "11111"}};
    m_driver.window->paneArea()->activate(t2());
    for (const auto& [key, panes] : layouts) {
        m_driver.press(m_driver.window->paneArea()->activePane(), key, Qt::ControlModifier);
        QCOMPARE(shown(), QString(panes));
    }
}

void TestPaneLinks::layout_isRememberedWithItsSizes()
{
    m_driver.show(&kStudy);
    m_driver.press(t2(), Qt::Key_2, Qt::ControlModifier);
    m_driver.window->grab(); // lays out
    const int width = t2()->width();
    m_driver.window->close();
    m_driver.show(nullptr);
    QCOMPARE(m_driver.window->paneArea()->paneLayout(), PaneLayout::Two);
    m_driver.show(&kStudy);
    QTRY_VERIFY(std::abs(t2()->width() - width) <= 2);
    QVERIFY(!t1()->isVisible());
}

void TestPaneLinks::maximised_isRememberedAndGoesBack()
{
    m_driver.show(&kStudy);
    m_driver.press(t1(), Qt::Key_M);
    m_driver.window->close();
    m_driver.show(&kStudy);
    QVERIFY(t1()->isVisible() && !t2()->isVisible());
    m_driver.press(t1(), Qt::Key_M);
    QVERIFY(t2()->isVisible() && m_driver.panes().leftForamen->isVisible());
}

void TestPaneLinks::grid_hasAWindowOfItsOwnWithKeys()
{
    m_driver.show(&kStudy);
    m_driver.press(t2(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget* own = m_driver.window->sidePanel()->detachedWindow(SidePage::Grid);
    QVERIFY(own && own->isVisible() && own->isWindow());
    QVERIFY(m_driver.grid()->window() == own);
    own->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(own));
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L2L3});
    m_driver.press(m_driver.grid(), Qt::Key_2); // of the grid
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
    m_driver.press(m_driver.grid(), Qt::Key_Period); // of the window
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L3L4);
    own->close();
    QVERIFY(!m_driver.window->sidePanel()->isDetached(SidePage::Grid));
    QVERIFY(m_driver.grid()->window() == m_driver.window.get());
    QVERIFY(!m_driver.action(ActionId::DetachGrid)->isChecked());
}

void TestPaneLinks::detached_isRemembered()
{
    m_driver.show(&kStudy);
    m_driver.action(ActionId::DetachReport)->trigger();
    QWidget* own = m_driver.window->sidePanel()->detachedWindow(SidePage::Report);
    QVERIFY(QTest::qWaitForWindowExposed(own));
    own->resize(512, 433);
    QTRY_COMPARE(own->size(), QSize(512, 433));
    m_driver.window->close();
    m_driver.show(&kStudy);
    own = m_driver.window->sidePanel()->detachedWindow(SidePage::Report);
    QVERIFY(own);
    QTRY_COMPARE(own->size(), QSize(512, 433));
    QVERIFY(!m_driver.window->sidePanel()->isDetached(SidePage::Grid));
}

void TestPaneLinks::bothDetached_giveThePicturesTheRoom()
{
    m_driver.show(&kStudy);
    const int before = m_driver.window->paneArea()->width();
    m_driver.action(ActionId::DetachReport)->trigger();
    m_driver.action(ActionId::DetachGrid)->trigger();
    QTRY_VERIFY(m_driver.window->paneArea()->width() > before + 200);
    m_driver.action(ActionId::DetachGrid)->trigger();
    QTRY_VERIFY(m_driver.window->sidePanel()->isVisible());
}

QTEST_MAIN(TestPaneLinks)
#include "tst_pane_links.moc"
