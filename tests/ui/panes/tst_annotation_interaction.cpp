#include "ui/panes/annotation/annotation_interaction.h"

#include "tests/support/annotation_pane.h"

#include "ui/panes/pane/pane_tool.h"

#include <cmath>

using namespace foramen;
using namespace foramen::test;

/// Drawing with the tools, with real mouse and key events.
class TestAnnotationInteraction : public AnnotationPane {
    Q_OBJECT

private Q_SLOTS:
    void init() { makePane(); }
    void cleanup() { dropPane(); }

    void length_isDrawnByADrag();
    void length_isDrawnByTwoClicks();
    void canalDiameter_isALengthOfItsName();
    void clickAlone_placesNothing();
    void angle_takesThreePoints();
    void cobb_takesTwoLines();
    void ellipse_isTheBoxOfTheDrag();
    void polygon_closesInDifferentWays_data();
    void polygon_closesInDifferentWays();
    void backspace_takesBackAPoint();
    void shift_stepsByFifteenDegrees();
    void shift_makesCircles();
    void end_snapsToAnotherEnd();
    void points_stopAtThePicture();
    void escape_givesUpInOrder();
    void otherPicture_givesUpTheDrawing();
    void pictureWithoutIdentity_isRefusedInWords();
};

void TestAnnotationInteraction::length_isDrawnByADrag()
{
    const ViewState before = m_pane->viewState();
    m_pane->setTool(AnnotationKind::Length);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {220, 260});
    QCOMPARE(m_placed->count(), 1);
    const Annotation line = placed();
    QVERIFY(line.kind == AnnotationKind::Length);
    QVERIFY((line.picture == PictureIdentity{"1.2.3", "1.2.3.100.10", 1}));
    QVERIFY(std::abs(*measure(line, *m_volume, 10).length - 50) < 1e-6); // 200 pixels
    QVERIFY(m_pane->viewState() == before);
}

void TestAnnotationInteraction::length_isDrawnByTwoClicks()
{
    m_pane->setTool(AnnotationKind::Length);
    click({100, 100});
    QCOMPARE(m_placed->count(), 0);
    moveMouse(*m_pane, {180, 100});
    click({180, 100});
    QCOMPARE(m_placed->count(), 1);
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).length - 20) < 1e-6);
    click({300, 300}); // the next one begins
    QCOMPARE(m_placed->count(), 1);
}

void TestAnnotationInteraction::canalDiameter_isALengthOfItsName()
{
    m_pane->setTool(AnnotationKind::CanalDiameter);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {148, 100});
    QVERIFY(placed().kind == AnnotationKind::CanalDiameter);
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).length - 12) < 1e-6);
}

void TestAnnotationInteraction::clickAlone_placesNothing()
{
    m_pane->setTool(AnnotationKind::Length);
    click({100, 100});
    click({101, 101});
    QCOMPARE(m_placed->count(), 0);
    m_pane->setTool(AnnotationKind::Ellipse);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {180, 101});
    QCOMPARE(m_placed->count(), 0);
}

void TestAnnotationInteraction::angle_takesThreePoints()
{
    m_pane->setTool(AnnotationKind::Angle);
    drag(*m_pane, Qt::LeftButton, {200, 100}, {200, 200}); // the first leg
    QCOMPARE(m_placed->count(), 0);
    click({300, 200});
    QCOMPARE(m_placed->count(), 1);
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).angle - 90) < 1e-6);
}

void TestAnnotationInteraction::cobb_takesTwoLines()
{
    m_pane->setTool(AnnotationKind::CobbAngle);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {200, 100});
    drag(*m_pane, Qt::LeftButton, {100, 250}, {200, 350});
    QCOMPARE(m_placed->count(), 1);
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).angle - 45) < 1e-6);
    for (const QPoint point : {QPoint(100, 100), QPoint(200, 100), QPoint(100, 250)})
        click(point);
    QCOMPARE(m_placed->count(), 1);
    click({200, 250});
    QCOMPARE(m_placed->count(), 2);
    QVERIFY(std::abs(*measure(placed(1), *m_volume, 10).angle) < 1e-6);
}

void TestAnnotationInteraction::ellipse_isTheBoxOfTheDrag()
{
    m_pane->setTool(AnnotationKind::Ellipse);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {180, 140}); // 20 by 10 mm
    const Measurement measured = measure(placed(), *m_volume, 10);
    QVERIFY(std::abs(*measured.area - M_PI * 10 * 5) < 1e-6);
    QVERIFY(measured.values && measured.values->pixels > 30);
}

void TestAnnotationInteraction::polygon_closesInDifferentWays_data()
{
    QTest::addColumn<QString>("by");
    for (const char* by : {"double click", "first point", "Enter"})
        QTest::newRow(by) << QString(by);
}

void TestAnnotationInteraction::polygon_closesInDifferentWays()
{
    QFETCH(QString, by);
    const QSignalSpy maximised(m_pane.get(), &PaneWidget::doubleClicked);
    m_pane->setTool(AnnotationKind::Polygon);
    for (const QPoint corner : {QPoint(100, 100), QPoint(180, 100), QPoint(180, 180)})
        click(corner);
    click({100, 180});
    QCOMPARE(m_placed->count(), 0);
    if (by == "double click")
        QTest::mouseDClick(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {100, 180});
    else if (by == "first point")
        click({103, 102});
    else
        QTest::keyClick(m_pane.get(), Qt::Key_Return);
    QCOMPARE(m_placed->count(), 1);
    QCOMPARE(placed().points.size(), std::size_t(4));
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).area - 400) < 1e-6);
    QCOMPARE(maximised.count(), 0);
}

void TestAnnotationInteraction::backspace_takesBackAPoint()
{
    m_pane->setTool(AnnotationKind::Polygon);
    for (const QPoint corner :
         {QPoint(100, 100), QPoint(180, 100), QPoint(300, 300), QPoint(180, 180)})
        click(corner);
    QTest::keyClick(m_pane.get(), Qt::Key_Backspace);
    QTest::keyClick(m_pane.get(), Qt::Key_Backspace);
    click({180, 180});
    QTest::keyClick(m_pane.get(), Qt::Key_Enter);
    QCOMPARE(m_placed->count(), 1);
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).area - 200) < 1e-6);
}

void TestAnnotationInteraction::shift_stepsByFifteenDegrees()
{
    const QSignalSpy crosshair(m_pane.get(), &PaneWidget::crosshairMoved);
    m_pane->setTool(AnnotationKind::Length);
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {100, 200});
    moveMouse(*m_pane, {200, 207}, Qt::LeftButton, Qt::ShiftModifier);
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::ShiftModifier, {200, 207});
    const auto points = placed().points;
    QVERIFY(std::abs(points[0].row - points[1].row) < 1e-9);
    QCOMPARE(crosshair.count(), 0);
    click({100, 100});
    moveMouse(*m_pane, {200, 190}, Qt::NoButton, Qt::ShiftModifier);
    click({200, 190}, Qt::ShiftModifier);
    const auto slanted = placed(1).points;
    QVERIFY(std::abs((slanted[1].row - slanted[0].row) - (slanted[1].column - slanted[0].column))
            < 1e-6);
    QCOMPARE(crosshair.count(), 0);
}

void TestAnnotationInteraction::shift_makesCircles()
{
    m_pane->setTool(AnnotationKind::Ellipse);
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {100, 100});
    moveMouse(*m_pane, {180, 120}, Qt::LeftButton, Qt::ShiftModifier);
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::ShiftModifier, {180, 120});
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).area - M_PI * 100) < 1e-6);
}

void TestAnnotationInteraction::end_snapsToAnotherEnd()
{
    showLine({{10, 10}, {20, 30}});
    m_pane->setTool(AnnotationKind::Length);
    drag(*m_pane, Qt::LeftButton, at(35, 35), at(20, 30) + QPoint(5, -4));
    QVERIFY((placed().points[1] == ImagePoint{20, 30}));
    drag(*m_pane, Qt::LeftButton, at(35, 35), at(20, 30) + QPoint(15, -4));
    QVERIFY(placed(1).points[1] != (ImagePoint{20, 30}));
}

void TestAnnotationInteraction::points_stopAtThePicture()
{
    m_pane->setTool(AnnotationKind::Length);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {2000, -900});
    QVERIFY((placed().points[1] == ImagePoint{49.5, -0.5}));
}

void TestAnnotationInteraction::escape_givesUpInOrder()
{
    const QSignalSpy dropped(m_pane.get(), &PaneWidget::toolDropped);
    m_pane->setTool(AnnotationKind::Angle);
    drag(*m_pane, Qt::LeftButton, {200, 100}, {200, 200});
    QTest::keyClick(m_pane.get(), Qt::Key_Escape); // the drawing
    QCOMPARE(dropped.count(), 0);
    click({300, 200});
    QCOMPARE(m_placed->count(), 0);
    QTest::keyClick(m_pane.get(), Qt::Key_Escape);
    showLine({{10, 10}, {20, 30}});
    m_pane->setSelectedAnnotation(QStringLiteral("u"));
    m_selected->clear();
    QTest::keyClick(m_pane.get(), Qt::Key_Escape); // the selection
    QCOMPARE(m_selected->count(), 1);
    QVERIFY(m_selected->at(0).at(0).toString().isEmpty());
    QCOMPARE(dropped.count(), 0);
    m_pane->setSelectedAnnotation({});
    QTest::keyClick(m_pane.get(), Qt::Key_Escape); // the tool
    QCOMPARE(dropped.count(), 1);
}

void TestAnnotationInteraction::otherPicture_givesUpTheDrawing()
{
    m_pane->setTool(AnnotationKind::Length);
    click({100, 100});
    turnWheel(*m_pane, -120);
    click({200, 100});
    QCOMPARE(m_placed->count(), 0); // drawing starts again there
    click({300, 100});
    QCOMPARE(m_placed->count(), 1);
    QCOMPARE(placed().picture.sopInstanceUid, std::string("1.2.3.100.11"));
}

void TestAnnotationInteraction::pictureWithoutIdentity_isRefusedInWords()
{
    m_volume->sources[10].sopInstanceUid.clear();
    const QImage before = m_pane->grab().toImage();
    m_pane->setTool(AnnotationKind::Length);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {220, 260});
    QCOMPARE(m_placed->count(), 0);
    QVERIFY(m_pane->grab().toImage() != before); // the sentence
}

QTEST_MAIN(TestAnnotationInteraction)
#include "tst_annotation_interaction.moc"
