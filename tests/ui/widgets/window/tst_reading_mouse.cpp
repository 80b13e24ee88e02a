// The mouse table of the manual, row by row, with real events.
#include "tests/support/reading_pane.h"

#include "tests/support/pane_driver.h"

#include <QMenu>
#include <QSignalSpy>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

bool isAccent(QRgb pixel)
{
    return qBlue(pixel) > 150 && qBlue(pixel) - qRed(pixel) > 100;
}

/// How many solid lines in the accent colour cross a pane, 10 mm in front of its disc centres.
int accentLines(PaneWidget& pane)
{
    constexpr int width = 12; // pixels: a dash is shorter
    constexpr int slope = 6; // pixels along them
    const DisplayPoint disc = pane.scene().displayFromPatient({0, -10, 0});
    const QImage picture = pane.grab().toImage();
    const auto left = static_cast<int>(disc.x * picture.devicePixelRatio());
    const auto hasLineNear = [&picture](int x, int y) {
        for (int at = std::max(0, y - slope); at <= std::min(picture.height() - 1, y + slope); ++at)
            if (isAccent(picture.pixel(x, at)))
                return true;
        return false;
    };
    int lines = 0;
    for (int y = 4; y < picture.height() - 4; ++y) { // without the frame of the active pane
        if (!isAccent(picture.pixel(left, y)) || isAccent(picture.pixel(left, y - 1)))
            continue;
        bool isSolid = true;
        for (int x = left; x < left + width; ++x)
            isSolid = isSolid && hasLineNear(x, y);
        lines += isSolid;
    }
    return lines;
}

} // namespace

class TestReadingMouse : public ReadingPane {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("mouse"); }
    void init() { showReading(); }
    void cleanup() { m_driver.clear(); }
    void leftDrag_windowsSidewaysWidthAndUpDownLevel();
    void middleDrag_pans();
    void rightDrag_zooms();
    void rightClick_opensTheMenu();
    void wheel_stepsSlices();
    void wheel_leavesOneLineAcrossTheSagittal();
    void ctrlWheel_zoomsAtTheMouse();
    void shiftMove_showsTheCrosshairEverywhere();
    void ctrlDrag_takesTheWindowFromARectangle();
    void doubleClick_maximisesAndBack();
};

void TestReadingMouse::leftDrag_windowsSidewaysWidthAndUpDownLevel()
{
    const ViewState before = t2()->viewState();
    drag(*t2(), Qt::LeftButton, {60, 300}, {110, 300});
    const ViewState wider = t2()->viewState();
    QVERIFY(wider.windowWidth > before.windowWidth);
    QCOMPARE(wider.windowCenter, before.windowCenter);
    drag(*t2(), Qt::LeftButton, {60, 300}, {60, 340});
    QVERIFY(t2()->viewState().windowCenter > wider.windowCenter);
    QCOMPARE(t2()->viewState().windowWidth, wider.windowWidth);
    m_driver.action(ActionId::SwapWindowAxes)->trigger();
    const ViewState straight = t2()->viewState();
    drag(*t2(), Qt::LeftButton, {60, 300}, {60, 340});
    QVERIFY(t2()->viewState().windowWidth > straight.windowWidth);
    QCOMPARE(t2()->viewState().windowCenter, straight.windowCenter);
}

void TestReadingMouse::middleDrag_pans()
{
    const DisplayPoint before = t2()->viewState().pan;
    drag(*t2(), Qt::MiddleButton, {60, 300}, {90, 320});
    QCOMPARE(t2()->viewState().pan.x, before.x + 30);
    QCOMPARE(t2()->viewState().pan.y, before.y + 20);
}

void TestReadingMouse::rightDrag_zooms()
{
    const double before = t2()->viewState().zoom;
    drag(*t2(), Qt::RightButton, {60, 300}, {60, 240});
    QVERIFY(t2()->viewState().zoom > before);
}

void TestReadingMouse::rightClick_opensTheMenu()
{
    QTest::mouseClick(t2(), Qt::RightButton, {}, QPoint(60, 300));
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu && menu->actions().contains(m_driver.action(ActionId::ResetView)));
    menu->close();
}

void TestReadingMouse::wheel_stepsSlices()
{
    t2()->setPosition(4);
    turnWheel(*t2(), -120);
    QCOMPARE(t2()->position(), 5);
    turnWheel(*t2(), 240);
    QCOMPARE(t2()->position(), 3);
}

void TestReadingMouse::wheel_leavesOneLineAcrossTheSagittal()
{
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    QTRY_COMPARE(accentLines(*t2()), 1);
    axial()->setPosition(0);
    for (int position = 0; position < axial()->positionCount(); ++position) {
        QCOMPARE(axial()->position(), position);
        QVERIFY2(accentLines(*t2()) == 1, qPrintable(QString::number(position)));
        turnWheel(*axial(), -120);
    }
}

void TestReadingMouse::ctrlWheel_zoomsAtTheMouse()
{
    const PatientPoint under = t2()->scene().patientFromDisplay({150, 260});
    const double before = t2()->viewState().zoom;
    turnWheel(*t2(), 120, Qt::ControlModifier, {150, 260});
    QVERIFY(t2()->viewState().zoom > before);
    QVERIFY(distance(t2()->scene().patientFromDisplay({150, 260}), under) < 1e-6);
    QCOMPARE(t2()->position(), 4);
}

void TestReadingMouse::shiftMove_showsTheCrosshairEverywhere()
{
    const QImage before = axial()->grab().toImage();
    moveMouse(*t2(), {150, 400}, Qt::NoButton, Qt::ShiftModifier);
    QVERIFY(axial()->grab().toImage() != before);
    const PatientPoint point = t2()->scene().patientFromDisplay({150, 400});
    // The axial is at the slice of the point, or at the nearest there is.
    QCOMPARE(axial()->position(), *axial()->positionOf(point));
    moveMouse(*t2(), {151, 400});
}

void TestReadingMouse::ctrlDrag_takesTheWindowFromARectangle()
{
    t2()->setWindow(100, 50);
    const ViewState before = t2()->viewState();
    QTest::mousePress(t2(), Qt::LeftButton, Qt::ControlModifier, {100, 300});
    moveMouse(*t2(), {180, 380}, Qt::LeftButton, Qt::ControlModifier);
    QTest::mouseRelease(t2(), Qt::LeftButton, Qt::ControlModifier, {180, 380});
    // Noise from 200 to 1000: the rectangle's own percentiles.
    const ViewState after = t2()->viewState();
    QVERIFY(after.windowWidth > 600 && after.windowWidth < 800);
    QVERIFY(after.windowCenter > 500 && after.windowCenter < 700);
    QCOMPARE(after.zoom, before.zoom);
}

void TestReadingMouse::doubleClick_maximisesAndBack()
{
    QTest::mouseDClick(t2(), Qt::LeftButton, {}, QPoint(60, 300));
    QVERIFY(!t1()->isVisible());
    QTest::mouseDClick(t2(), Qt::LeftButton, {}, QPoint(60, 300));
    QVERIFY(t1()->isVisible());
}

QTEST_MAIN(TestReadingMouse)
#include "tst_reading_mouse.moc"
