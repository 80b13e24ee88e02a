#include "ui/panes/pane/pane_interaction.h"

#include "tests/support/pane_driver.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>

using namespace foramen;
using namespace foramen::test;

/// Mouse and wheel in a pane, with real events.
class TestPaneInteraction : public BodyPane {
    Q_OBJECT

private Q_SLOTS:
    void init() { makePane(); }
    void cleanup() { dropPane(); }

    void wheel_stepsThroughSlices();
    void wheel_addsUpFineSteps();
    void wheel_foldsIntoOneDrawing();
    void ctrlWheel_zoomsAtTheCursor();
    void leftDrag_changesTheWindow();
    void leftClick_changesNothing();
    void middleDrag_pans();
    void rightDrag_zooms();
    void rightClick_asksForTheMenu();
    void press_activates();
    void doubleClick_isTold();
    void shiftMove_movesTheCrosshair();
    void scrollbar_dragsThroughTheStack();
    void clickOnMark_selectsIt();
    void dragOfMark_movesIt();
    void dragOfMark_stopsAtThePicture();
    void dragOfMark_escapeCancels();
    void emptyPane_ignoresTheMouse();
};

void TestPaneInteraction::wheel_stepsThroughSlices()
{
    turnWheel(*m_pane, -120);
    QCOMPARE(m_pane->position(), 11);
    turnWheel(*m_pane, 360);
    QCOMPARE(m_pane->position(), 8);
}

void TestPaneInteraction::wheel_addsUpFineSteps()
{
    for (int i = 0; i < 7; ++i)
        turnWheel(*m_pane, -30);
    QCOMPARE(m_pane->position(), 11);
    turnWheel(*m_pane, -30);
    QCOMPARE(m_pane->position(), 12);
}

void TestPaneInteraction::wheel_foldsIntoOneDrawing()
{
    PaintCounter counter(m_pane.get());
    for (int i = 0; i < 8; ++i)
        turnWheel(*m_pane, -120);
    QCOMPARE(counter.paintings(), 1);
    QCOMPARE(counter.paintings(), 0);
    QCOMPARE(m_pane->position(), 18);
}

void TestPaneInteraction::ctrlWheel_zoomsAtTheCursor()
{
    const QPoint cursor(120, 310);
    const PatientPoint under = m_pane->scene().patientFromDisplay({120, 310});
    const double before = m_pane->scene().scale();
    turnWheel(*m_pane, 360, Qt::ControlModifier, cursor);
    QVERIFY(m_pane->scene().scale() > before * 1.3);
    QVERIFY(distance(m_pane->scene().patientFromDisplay({120, 310}), under) < 1e-6);
    QCOMPARE(m_pane->position(), 10);
}

void TestPaneInteraction::leftDrag_changesTheWindow()
{
    const ViewState before = m_pane->viewState();
    drag(*m_pane, Qt::LeftButton, {100, 100}, {200, 100});
    QVERIFY(m_pane->viewState().windowWidth > before.windowWidth * 1.2);
    QCOMPARE(m_pane->viewState().windowCenter, before.windowCenter);
    drag(*m_pane, Qt::LeftButton, {200, 100}, {100, 100});
    QVERIFY(std::abs(m_pane->viewState().windowWidth - before.windowWidth)
            < before.windowWidth * 0.01);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {100, 180});
    QVERIFY(m_pane->viewState().windowCenter > before.windowCenter);
    m_pane->setPosition(0);
    QVERIFY(m_pane->viewState().windowCenter > before.windowCenter); // sticky
}

void TestPaneInteraction::leftClick_changesNothing()
{
    const ViewState before = m_pane->viewState();
    drag(*m_pane, Qt::LeftButton, {100, 100}, {102, 101});
    QVERIFY(m_pane->viewState() == before);
}

void TestPaneInteraction::middleDrag_pans()
{
    drag(*m_pane, Qt::MiddleButton, {100, 100}, {160, 80});
    QVERIFY((m_pane->viewState().pan == DisplayPoint{60, -20}));
}

void TestPaneInteraction::rightDrag_zooms()
{
    const QSignalSpy menu(m_pane.get(), &PaneWidget::contextMenuRequested);
    const PatientPoint under = m_pane->scene().patientFromDisplay({150, 250});
    drag(*m_pane, Qt::RightButton, {150, 250}, {150, 150});
    QVERIFY(m_pane->viewState().zoom > 1.5);
    QVERIFY(distance(m_pane->scene().patientFromDisplay({150, 250}), under) < 1e-6);
    drag(*m_pane, Qt::RightButton, {150, 150}, {150, 250});
    QVERIFY(std::abs(m_pane->viewState().zoom - 1) < 1e-6);
    QCOMPARE(menu.count(), 0);
}

void TestPaneInteraction::rightClick_asksForTheMenu()
{
    const QSignalSpy menu(m_pane.get(), &PaneWidget::contextMenuRequested);
    const ViewState before = m_pane->viewState();
    QTest::mouseClick(m_pane.get(), Qt::RightButton, Qt::NoModifier, {150, 250});
    QCOMPARE(menu.count(), 1);
    QCOMPARE(menu.at(0).at(0).toPoint(), m_pane->mapToGlobal(QPoint(150, 250)));
    QVERIFY(m_pane->viewState() == before);
}

void TestPaneInteraction::press_activates()
{
    const QSignalSpy spy(m_pane.get(), &PaneWidget::activated);
    QTest::mouseClick(m_pane.get(), Qt::MiddleButton, Qt::NoModifier, {10, 300});
    QCOMPARE(spy.count(), 1);
}

void TestPaneInteraction::doubleClick_isTold()
{
    const QSignalSpy spy(m_pane.get(), &PaneWidget::doubleClicked);
    const ViewState before = m_pane->viewState();
    QTest::mouseDClick(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {100, 100});
    QCOMPARE(spy.count(), 1);
    moveMouse(*m_pane, {180, 180});
    QVERIFY(m_pane->viewState() == before);
}

void TestPaneInteraction::shiftMove_movesTheCrosshair()
{
    const QSignalSpy moved(m_pane.get(), &PaneWidget::crosshairMoved);
    const QSignalSpy left(m_pane.get(), &PaneWidget::crosshairLeft);
    moveMouse(*m_pane, {100, 100});
    QCOMPARE(moved.count(), 0);
    moveMouse(*m_pane, {240, 160}, Qt::NoButton, Qt::ShiftModifier);
    QCOMPARE(moved.count(), 1);
    const auto point = moved.at(0).at(0).value<PatientPoint>();
    QVERIFY(distance(point, {0, 10, 10}) < 1e-6); // 4 pixels a mm; anterior on the left, head up
    moveMouse(*m_pane, {241, 160});
    QCOMPARE(left.count(), 1);
    moveMouse(*m_pane, {242, 160}, Qt::NoButton, Qt::ShiftModifier);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_pane.get(), &leave);
    QCOMPARE(left.count(), 2);
}

void TestPaneInteraction::scrollbar_dragsThroughTheStack()
{
    const ViewState before = m_pane->viewState();
    const int x = kSide - 7;
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {x, 60});
    QCOMPARE(m_pane->position(), 0);
    moveMouse(*m_pane, {x - 40, 205}, Qt::LeftButton); // still dragging, although beside the bar
    QCOMPARE(m_pane->position(), 10);
    moveMouse(*m_pane, {x, 399}, Qt::LeftButton);
    QCOMPARE(m_pane->position(), 20);
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {x, 399});
    QCOMPARE(m_pane->viewState().windowWidth, before.windowWidth);
}

void TestPaneInteraction::clickOnMark_selectsIt()
{
    const QSignalSpy clicked(m_pane.get(), &PaneWidget::markClicked);
    const QSignalSpy moved(m_pane.get(), &PaneWidget::markMoved);
    const PatientPoint place{0, 10, 10};
    m_pane->setMarks({markAt(place)});
    const QPoint at = pixelOf(*m_pane, place);
    drag(*m_pane, Qt::LeftButton, at + QPoint(5, 3),
         at + QPoint(7, 4)); // a click with a small movement
    QCOMPARE(clicked.count(), 1);
    QVERIFY(clicked.at(0).at(0).value<Site>() == kSite);
    QCOMPARE(moved.count(), 0);
    QTest::mouseClick(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at + QPoint(40, 0));
    QCOMPARE(clicked.count(), 1);
}

void TestPaneInteraction::dragOfMark_movesIt()
{
    const QSignalSpy clicked(m_pane.get(), &PaneWidget::markClicked);
    const QSignalSpy moved(m_pane.get(), &PaneWidget::markMoved);
    const ViewState before = m_pane->viewState();
    const PatientPoint place{1.5, 10, 10}; // beside the slice, but nearest to it
    m_pane->setMarks({markAt(place)});
    const QPoint at = pixelOf(*m_pane, place);
    // Dragged beside its centre, it moves as far as the mouse and does not jump.
    drag(*m_pane, Qt::LeftButton, at + QPoint(5, 0), at + QPoint(5 + 40, 20));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(clicked.count(), 0);
    const auto point = moved.at(0).at(1).value<PatientPoint>();
    const auto image = moved.at(0).at(2).value<ImagePoint>();
    QVERIFY(distance(point, {0, 20, 5}) < 1e-6); // on the slice
    const VoxelPoint voxel = m_volume->geometry.voxelFromPatient(point);
    QVERIFY(std::hypot(image.column - voxel.column, image.row - voxel.row) < 1e-9);
    QVERIFY(std::abs(voxel.slice - 10) < 1e-9);
    QVERIFY(m_pane->viewState() == before);
}

void TestPaneInteraction::dragOfMark_stopsAtThePicture()
{
    const QSignalSpy moved(m_pane.get(), &PaneWidget::markMoved);
    m_pane->setMarks({markAt({0, 10, 10})});
    drag(*m_pane, Qt::LeftButton, pixelOf(*m_pane, {0, 10, 10}), {2000, -500});
    const auto image = moved.at(0).at(2).value<ImagePoint>();
    QVERIFY(std::hypot(image.column - 49, image.row - 0) < 1e-9);
}

void TestPaneInteraction::dragOfMark_escapeCancels()
{
    const QSignalSpy moved(m_pane.get(), &PaneWidget::markMoved);
    const QSignalSpy clicked(m_pane.get(), &PaneWidget::markClicked);
    const PatientPoint place{0, 10, 10};
    m_pane->setMarks({markAt(place)});
    const QPoint at = pixelOf(*m_pane, place);
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at);
    moveMouse(*m_pane, at + QPoint(80, 0), Qt::LeftButton);
    QVERIFY(severePixels(*m_pane, at + QPoint(80, 0)) > 10);
    QTest::keyClick(m_pane.get(), Qt::Key_Escape);
    QVERIFY(severePixels(*m_pane, at) > 10);
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at + QPoint(80, 0));
    QCOMPARE(moved.count(), 0);
    QCOMPARE(clicked.count(), 0);
}

void TestPaneInteraction::emptyPane_ignoresTheMouse()
{
    m_pane->setVolumes({});
    const QSignalSpy menu(m_pane.get(), &PaneWidget::contextMenuRequested);
    const QSignalSpy crosshair(m_pane.get(), &PaneWidget::crosshairMoved);
    for (const auto button : {Qt::LeftButton, Qt::MiddleButton, Qt::RightButton})
        drag(*m_pane, button, {100, 100}, {200, 200});
    moveMouse(*m_pane, {50, 50}, Qt::NoButton, Qt::ShiftModifier);
    turnWheel(*m_pane, 120);
    turnWheel(*m_pane, 120, Qt::ControlModifier);
    m_pane->showPoint({0, 0, 0}, 50);
    m_pane->resetView();
    m_pane->applyWindowPreset(3);
    QVERIFY(!m_pane->grab().isNull());
    QCOMPARE(menu.count() + crosshair.count(), 0);
}

QTEST_MAIN(TestPaneInteraction)
#include "tst_pane_interaction.moc"
