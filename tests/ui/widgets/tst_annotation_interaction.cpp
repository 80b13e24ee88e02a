#include "ui/widgets/annotation_interaction.h"

#include "pane_driver.h"

#include "core/measure/measurement.h"
#include "ui/widgets/annotation_layer.h"
#include "ui/widgets/annotation_text_entry.h"
#include "ui/widgets/pane_tool.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>

using namespace foramen;
using namespace foramen::testing;

Q_DECLARE_METATYPE(foramen::PaneTool)

/// The tools with real mouse and key events. The pane is 400 pixels for 100 mm: 4 pixels a mm, 8 a
/// voxel.
class TestAnnotationInteraction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

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
    void handle_isDragged();
    void line_isMovedAsAWhole();
    void drag_escapeCancels();
    void ring_isNotTakenByAMeasuringTool();
    void annotation_isShownOnItsPictureAlone();
    void otherPicture_givesUpTheDrawing();
    void text_isTypedInPlace();
    void text_escapeGivesUp();
    void arrow_mayHaveAText();
    void doubleClick_editsATextAndDoesNotMaximise();
    void pictureWithoutIdentity_isRefusedInWords();
    void viewTools_takeTheLeftButton();
    void magnifier_isThereWhileHeld();
    void cursor_showsTheTool();
    void numbers_neverLieOnRings();

private:
    void showLine(std::vector<ImagePoint> points, AnnotationKind kind = AnnotationKind::Length);
    [[nodiscard]] QPoint at(double column, double row) const;
    [[nodiscard]] Annotation placed(int index = 0) const;
    void click(QPoint where, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<ViewportWidget> m_pane;
    std::shared_ptr<Volume> m_volume;
    std::unique_ptr<QSignalSpy> m_placed;
    std::unique_ptr<QSignalSpy> m_changed;
    std::unique_ptr<QSignalSpy> m_selected;
};

void TestAnnotationInteraction::init()
{
    qRegisterMetaType<Annotation>();
    m_pane = std::make_unique<ViewportWidget>();
    m_pane->resize(kSide, kSide);
    m_volume = sagittalBody();
    for (std::size_t i = 0; i < m_volume->sources.size(); ++i)
        m_volume->sources[i].sopInstanceUid = "1.2.3.100." + std::to_string(i);
    m_pane->setVolumes({m_volume});
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_placed = std::make_unique<QSignalSpy>(m_pane.get(), &ViewportWidget::annotationPlaced);
    m_changed = std::make_unique<QSignalSpy>(m_pane.get(), &ViewportWidget::annotationChanged);
    m_selected = std::make_unique<QSignalSpy>(m_pane.get(), &ViewportWidget::annotationSelected);
}

void TestAnnotationInteraction::cleanup()
{
    m_placed.reset();
    m_changed.reset();
    m_selected.reset();
    m_pane.reset();
}

QPoint TestAnnotationInteraction::at(double column, double row) const
{
    return displayOf(m_pane->scene(), {column, row}).toPoint();
}

Annotation TestAnnotationInteraction::placed(int index) const
{
    return m_placed->at(index).at(0).value<Annotation>();
}

void TestAnnotationInteraction::click(QPoint where, Qt::KeyboardModifiers modifiers)
{
    moveMouse(*m_pane, where, Qt::NoButton, modifiers);
    QTest::mouseClick(m_pane.get(), Qt::LeftButton, modifiers, where);
}

void TestAnnotationInteraction::showLine(std::vector<ImagePoint> points, AnnotationKind kind)
{
    Annotation annotation;
    annotation.annotationUid = "u";
    annotation.kind = kind;
    annotation.picture = m_pane->shownPicture();
    annotation.points = std::move(points);
    annotation.text = kind == AnnotationKind::Text ? "here" : "";
    m_pane->setAnnotations({annotation});
}

void TestAnnotationInteraction::length_isDrawnByADrag()
{
    const ViewState before = m_pane->viewState();
    m_pane->setTool(PaneTool::Length);
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
    m_pane->setTool(PaneTool::Length);
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
    m_pane->setTool(PaneTool::CanalDiameter);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {148, 100});
    QVERIFY(placed().kind == AnnotationKind::CanalDiameter);
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).length - 12) < 1e-6);
}

void TestAnnotationInteraction::clickAlone_placesNothing()
{
    m_pane->setTool(PaneTool::Length);
    click({100, 100});
    click({101, 101});
    QCOMPARE(m_placed->count(), 0);
    m_pane->setTool(PaneTool::Ellipse);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {180, 101});
    QCOMPARE(m_placed->count(), 0);
}

void TestAnnotationInteraction::angle_takesThreePoints()
{
    m_pane->setTool(PaneTool::Angle);
    drag(*m_pane, Qt::LeftButton, {200, 100}, {200, 200}); // the first leg
    QCOMPARE(m_placed->count(), 0);
    click({300, 200});
    QCOMPARE(m_placed->count(), 1);
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).angle - 90) < 1e-6);
}

void TestAnnotationInteraction::cobb_takesTwoLines()
{
    m_pane->setTool(PaneTool::CobbAngle);
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
    m_pane->setTool(PaneTool::Ellipse);
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
    const QSignalSpy maximised(m_pane.get(), &ViewportWidget::doubleClicked);
    m_pane->setTool(PaneTool::Polygon);
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
    m_pane->setTool(PaneTool::Polygon);
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
    const QSignalSpy crosshair(m_pane.get(), &ViewportWidget::crosshairMoved);
    m_pane->setTool(PaneTool::Length);
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
    m_pane->setTool(PaneTool::Ellipse);
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {100, 100});
    moveMouse(*m_pane, {180, 120}, Qt::LeftButton, Qt::ShiftModifier);
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::ShiftModifier, {180, 120});
    QVERIFY(std::abs(*measure(placed(), *m_volume, 10).area - M_PI * 100) < 1e-6);
}

void TestAnnotationInteraction::end_snapsToAnotherEnd()
{
    showLine({{10, 10}, {20, 30}});
    m_pane->setTool(PaneTool::Length);
    drag(*m_pane, Qt::LeftButton, at(35, 35), at(20, 30) + QPoint(5, -4));
    QVERIFY((placed().points[1] == ImagePoint{20, 30}));
    drag(*m_pane, Qt::LeftButton, at(35, 35), at(20, 30) + QPoint(15, -4));
    QVERIFY(placed(1).points[1] != (ImagePoint{20, 30}));
}

void TestAnnotationInteraction::points_stopAtThePicture()
{
    m_pane->setTool(PaneTool::Length);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {2000, -900});
    QVERIFY((placed().points[1] == ImagePoint{49.5, -0.5}));
}

void TestAnnotationInteraction::escape_givesUpInOrder()
{
    const QSignalSpy dropped(m_pane.get(), &ViewportWidget::toolDropped);
    m_pane->setTool(PaneTool::Angle);
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

void TestAnnotationInteraction::handle_isDragged()
{
    showLine({{10, 10}, {20, 30}});
    const ViewState before = m_pane->viewState();
    drag(*m_pane, Qt::LeftButton, at(20, 30) + QPoint(3, 2), at(25, 35) + QPoint(3, 2));
    QCOMPARE(m_changed->count(), 1);
    const auto changed = m_changed->at(0).at(0).value<Annotation>();
    QVERIFY((changed.points[0] == ImagePoint{10, 10}));
    QVERIFY(std::hypot(changed.points[1].column - 25, changed.points[1].row - 35) < 1e-6);
    QCOMPARE(m_changed->at(0).at(1).toString(), QStringLiteral("Length changed"));
    QCOMPARE(m_selected->back().at(0).toString(), QStringLiteral("u"));
    QVERIFY(m_pane->viewState() == before);
}

void TestAnnotationInteraction::line_isMovedAsAWhole()
{
    showLine({{10, 10}, {20, 30}});
    drag(*m_pane, Qt::LeftButton, at(15, 20), at(18, 15));
    QCOMPARE(m_changed->count(), 1);
    const auto moved = m_changed->at(0).at(0).value<Annotation>();
    QVERIFY(std::hypot(moved.points[0].column - 13, moved.points[0].row - 5) < 1e-6);
    QVERIFY(std::hypot(moved.points[1].column - 23, moved.points[1].row - 25) < 1e-6);
    drag(*m_pane, Qt::LeftButton, at(15, 20), {-900, 200});
    const auto stopped = m_changed->at(1).at(0).value<Annotation>();
    QCOMPARE(stopped.points[0].column, -0.5);
    QCOMPARE(stopped.points[1].column, 9.5);
}

void TestAnnotationInteraction::drag_escapeCancels()
{
    showLine({{10, 10}, {20, 30}});
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at(20, 30));
    moveMouse(*m_pane, at(40, 30), Qt::LeftButton);
    QTest::keyClick(m_pane.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at(40, 30));
    QCOMPARE(m_changed->count(), 0);
}

void TestAnnotationInteraction::ring_isNotTakenByAMeasuringTool()
{
    const QSignalSpy moved(m_pane.get(), &ViewportWidget::markMoved);
    m_pane->setMarks({markAt({0, 10, 10})});
    m_pane->setTool(PaneTool::Length);
    const QPoint ring = pixelOf(*m_pane, {0, 10, 10});
    drag(*m_pane, Qt::LeftButton, ring, ring + QPoint(60, 0));
    QCOMPARE(m_placed->count(), 1);
    QCOMPARE(moved.count(), 0);
    m_pane->setTool(PaneTool::Pan);
    drag(*m_pane, Qt::LeftButton, ring, ring + QPoint(60, 0));
    QCOMPARE(moved.count(), 1);
}

void TestAnnotationInteraction::annotation_isShownOnItsPictureAlone()
{
    const auto coloured = [this] {
        const QImage image = m_pane->grab().toImage();
        int count = 0;
        for (int y = 60; y < 340; ++y)
            for (int x = 60; x < 340; ++x) {
                const QColor color = image.pixelColor(x, y);
                count += color.green() > color.red() + 60 ? 1 : 0;
            }
        return count;
    };
    QCOMPARE(coloured(), 0);
    showLine({{15, 15}, {35, 30}});
    QVERIFY(coloured() > 100);
    turnWheel(*m_pane, -120);
    QCOMPARE(coloured(), 0);
    drag(*m_pane, Qt::LeftButton, at(35, 30), at(40, 40)); // nor can it be taken there
    QCOMPARE(m_changed->count(), 0);
    turnWheel(*m_pane, 120);
    QVERIFY(coloured() > 100);
    m_pane->setOverlaysVisible(false);
    QCOMPARE(coloured(), 0);
}

void TestAnnotationInteraction::otherPicture_givesUpTheDrawing()
{
    m_pane->setTool(PaneTool::Length);
    click({100, 100});
    turnWheel(*m_pane, -120);
    click({200, 100});
    QCOMPARE(m_placed->count(), 0); // it begins anew there
    click({300, 100});
    QCOMPARE(m_placed->count(), 1);
    QCOMPARE(placed().picture.sopInstanceUid, std::string("1.2.3.100.11"));
}

void TestAnnotationInteraction::text_isTypedInPlace()
{
    const QSignalSpy dropped(m_pane.get(), &ViewportWidget::toolDropped);
    m_pane->activateWindow();
    m_pane->setTool(PaneTool::Text);
    click({150, 150});
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry && entry->isVisible());
    QTest::keyClicks(entry, QStringLiteral("S1 root"));
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_placed->count(), 1);
    QCOMPARE(placed().text, std::string("S1 root"));
    QVERIFY(entry->isHidden());
    QCOMPARE(dropped.count(), 1);
    click({250, 150});
    QTest::keyClick(entry, Qt::Key_Return); // nothing was typed
    QCOMPARE(m_placed->count(), 1);
}

void TestAnnotationInteraction::text_escapeGivesUp()
{
    m_pane->setTool(PaneTool::Text);
    click({150, 150});
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry);
    QTest::keyClicks(entry, QStringLiteral("no"));
    QTest::keyClick(entry, Qt::Key_Escape);
    QVERIFY(entry->isHidden());
    QCOMPARE(m_placed->count(), 0);
}

void TestAnnotationInteraction::arrow_mayHaveAText()
{
    m_pane->setTool(PaneTool::Arrow);
    drag(*m_pane, Qt::LeftButton, {150, 150}, {220, 200});
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry && entry->isVisible());
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_placed->count(), 1);
    QVERIFY(placed().kind == AnnotationKind::Arrow && placed().text.empty());
}

void TestAnnotationInteraction::doubleClick_editsATextAndDoesNotMaximise()
{
    const QSignalSpy maximised(m_pane.get(), &ViewportWidget::doubleClicked);
    showLine({{20, 20}}, AnnotationKind::Text);
    QTest::mouseDClick(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at(20, 20) + QPoint(14, 0));
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry && entry->isVisible());
    QCOMPARE(entry->text(), QStringLiteral("here"));
    entry->setText(QStringLiteral("there"));
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_changed->count(), 1);
    QCOMPARE(m_changed->at(0).at(0).value<Annotation>().text, std::string("there"));
    QCOMPARE(maximised.count(), 0);
}

void TestAnnotationInteraction::pictureWithoutIdentity_isRefusedInWords()
{
    m_volume->sources[10].sopInstanceUid.clear();
    const QImage before = m_pane->grab().toImage();
    m_pane->setTool(PaneTool::Length);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {220, 260});
    QCOMPARE(m_placed->count(), 0);
    QVERIFY(m_pane->grab().toImage() != before); // the sentence
}

void TestAnnotationInteraction::viewTools_takeTheLeftButton()
{
    m_pane->setTool(PaneTool::Pan);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {160, 80});
    QVERIFY((m_pane->viewState().pan == DisplayPoint{60, -20}));
    m_pane->resetView();
    m_pane->setTool(PaneTool::Zoom);
    const QSignalSpy menu(m_pane.get(), &ViewportWidget::contextMenuRequested);
    drag(*m_pane, Qt::LeftButton, {150, 250}, {150, 150});
    QVERIFY(m_pane->viewState().zoom > 1.5);
    click({150, 250});
    QCOMPARE(menu.count(), 0);
    m_pane->setTool(PaneTool::Scroll);
    const ViewState before = m_pane->viewState();
    drag(*m_pane, Qt::LeftButton, {150, 150}, {150, 174});
    QCOMPARE(m_pane->position(), 13);
    drag(*m_pane, Qt::LeftButton, {150, 150}, {150, 110});
    QCOMPARE(m_pane->position(), 8);
    QCOMPARE(m_pane->viewState().windowWidth, before.windowWidth);
    m_pane->setTool(PaneTool::Window);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {200, 100});
    QVERIFY(m_pane->viewState().windowWidth > before.windowWidth * 1.2);
}

void TestAnnotationInteraction::magnifier_isThereWhileHeld()
{
    const QSignalSpy clicked(m_pane.get(), &ViewportWidget::markClicked);
    m_pane->setMarks({markAt(m_pane->scene().patientFromDisplay({200, 200}))});
    m_pane->setTool(PaneTool::Magnifier);
    const QImage before = m_pane->grab().toImage();
    const ViewState view = m_pane->viewState();
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {200, 200});
    const QImage lens = m_pane->grab().toImage();
    QVERIFY(lens != before);
    QCOMPARE(lens.pixelColor(30, 30), before.pixelColor(30, 30));
    QVERIFY(severePixels(*m_pane, {200, 200}) == 0); // the ring is out of the way
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {200, 200});
    QCOMPARE(m_pane->grab().toImage(), before);
    QVERIFY(m_pane->viewState() == view);
    QCOMPARE(clicked.count(), 0);
}

void TestAnnotationInteraction::cursor_showsTheTool()
{
    QCOMPARE(m_pane->cursor().shape(), Qt::ArrowCursor);
    for (const PaneTool tool : kPaneTools) {
        m_pane->setTool(tool);
        const bool isPlain = tool == PaneTool::Window;
        QCOMPARE(m_pane->cursor().shape(), isPlain ? Qt::ArrowCursor : Qt::BitmapCursor);
    }
    m_pane->setTool(PaneTool::Window);
    showLine({{10, 10}, {20, 30}});
    moveMouse(*m_pane, at(20, 30));
    QCOMPARE(m_pane->cursor().shape(), Qt::PointingHandCursor);
    moveMouse(*m_pane, at(15, 20));
    QCOMPARE(m_pane->cursor().shape(), Qt::SizeAllCursor);
    moveMouse(*m_pane, {350, 300});
    QCOMPARE(m_pane->cursor().shape(), Qt::ArrowCursor);
}

void TestAnnotationInteraction::numbers_neverLieOnRings()
{
    // A ring exactly where the number would stand: its pixels stay as they are without the line.
    const PatientPoint place = m_volume->geometry.patientFromVoxel({34, 20, 10});
    m_pane->setMarks({markAt(place)});
    const QPoint ring = pixelOf(*m_pane, place);
    const QImage before = m_pane->grab().toImage();
    showLine({{12, 20}, {30, 20}});
    const QImage after = m_pane->grab().toImage();
    QVERIFY(after != before);
    const QRect around(ring - QPoint(11, 11), QSize(22, 22));
    QCOMPARE(after.copy(around), before.copy(around));
}

QTEST_MAIN(TestAnnotationInteraction)
#include "tst_annotation_interaction.moc"
