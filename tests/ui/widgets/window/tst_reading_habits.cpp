// The key table of the manual, row by row, with real events.
#include "tests/support/reading_pane.h"

#include "core/imaging/volume_geometry.h"
#include "tests/support/pane_driver.h"

#include <QMenu>
#include <QSignalSpy>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

QString letter(PatientVector direction)
{
    return QString::fromLatin1(orientationLetters(direction).c_str()).left(1);
}

} // namespace

class TestReadingHabits : public ReadingPane {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("habits"); }
    void init() { showReading(); }
    void cleanup() { m_driver.clear(); }
    void upAndDown_stepSlices();
    void homeAndEnd_goToTheEnds();
    void pageAndSidewaysKeys_changeTheSeries();
    void tab_goesThroughThePanes();
    void periodAndComma_changeTheLevel();
    void digits_areWindows();
    void shiftI_inverts();
    void turnsAndFlips_keepTheLettersRight_data();
    void turnsAndFlips_keepTheLettersRight();
    void flips_areNeverOnABareKey();
    void c_runsAndStopsTheCine();
    void scrollingAtTheEnd_stopsTheCine();
    void r_resetsAndEqualFits();
    void ctrl0_showsPixelForPixel();
    void plusAndMinus_zoom();
    void altI_choosesTheInterpolationOfAllPanes();
    void space_goesThroughTheOverlays();
    void h_placesTheCrosshairUntilItIsOff();
    void m_maximisesAndBack();
    void f11_fillsTheScreen();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_driver.press(m_driver.window->paneArea()->activePane(), key, modifiers);
    }
};

void TestReadingHabits::upAndDown_stepSlices()
{
    t2()->setPosition(0);
    press(Qt::Key_Down);
    QCOMPARE(t2()->position(), 1);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(t2()->position(), 6);
    press(Qt::Key_Up);
    QCOMPARE(t2()->position(), 5);
    press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(t2()->position(), 0);
}

void TestReadingHabits::homeAndEnd_goToTheEnds()
{
    press(Qt::Key_End);
    QCOMPARE(t2()->position(), t2()->positionCount() - 1);
    press(Qt::Key_Home);
    QCOMPARE(t2()->position(), 0);
}

void TestReadingHabits::pageAndSidewaysKeys_changeTheSeries()
{
    const auto of = [&](SeriesRole role) {
        return m_driver.session->current()->series.volumesFor(role);
    };
    QVERIFY(t2()->volumes() == of(SeriesRole::SagittalT2));
    press(Qt::Key_PageDown);
    QVERIFY(t2()->volumes() == of(SeriesRole::SagittalT1));
    press(Qt::Key_Right);
    QVERIFY(t2()->volumes() == of(SeriesRole::AxialT2));
    press(Qt::Key_Right);
    QVERIFY(t2()->volumes() == of(SeriesRole::SagittalT2));
    press(Qt::Key_Left);
    QVERIFY(t2()->volumes() == of(SeriesRole::AxialT2));
    press(Qt::Key_PageUp);
    press(Qt::Key_PageUp);
    QVERIFY(t2()->volumes() == of(SeriesRole::SagittalT2));
}

void TestReadingHabits::tab_goesThroughThePanes()
{
    t2()->setFocus();
    for (PaneWidget* next : {t1(), axial()}) {
        QTest::keyClick(m_driver.window->focusWidget(), Qt::Key_Tab);
        QCOMPARE(m_driver.window->paneArea()->activePane(), next);
    }
    QTest::keyClick(m_driver.window->focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(m_driver.window->paneArea()->activePane(), t1());
}

void TestReadingHabits::periodAndComma_changeTheLevel()
{
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L2L3});
    press(Qt::Key_Period);
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L3L4);
    press(Qt::Key_Comma);
    press(Qt::Key_Comma);
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L1L2);
}

void TestReadingHabits::digits_areWindows()
{
    // From the noise of the phantom: the DICOM window is 1000 wide.
    press(Qt::Key_1);
    QCOMPARE(t2()->viewState().windowWidth, 1000.0);
    QCOMPARE(t2()->viewState().windowCenter, 500.0);
    double before = 1000;
    for (const Qt::Key key : {Qt::Key_0, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
        press(key);
        QVERIFY(t2()->viewState().windowWidth != before);
        before = t2()->viewState().windowWidth;
    }
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 0);
}

void TestReadingHabits::shiftI_inverts()
{
    press(Qt::Key_I, Qt::ShiftModifier);
    QVERIFY(t2()->viewState().invert);
    press(Qt::Key_I, Qt::ShiftModifier);
    QVERIFY(!t2()->viewState().invert);
}

void TestReadingHabits::turnsAndFlips_keepTheLettersRight_data()
{
    QTest::addColumn<bool>("isAxial");
    QTest::addColumn<QString>("keys"); // R, L: turn; F, V: flip; each with Alt
    QTest::addColumn<QString>("letters"); // of the screen's right and down
    const auto row = [](const char* keys, const char* sagittal, const char* axial) {
        QTest::addRow("sagittal %s", keys) << false << QString(keys) << QString(sagittal);
        QTest::addRow("axial %s", keys) << true << QString(keys) << QString(axial);
    };
    // Sagittal: A left, P right, H up, F down. Axial: R left, L right, A up, P down.
    row("", "PF", "LP");
    row("R", "HP", "AL"); // clockwise: what was up is on the right
    row("RR", "AH", "RA");
    row("RRR", "FA", "PR");
    row("L", "FA", "PR");
    row("F", "AF", "RP");
    row("V", "PH", "LA");
    row("FV", "AH", "RA");
    row("RF", "FP", "PL");
    row("RV", "HA", "AR");
    row("LF", "HA", "AR");
    row("LV", "FP", "PL");
    row("FR", "HA", "AR"); // a turn after a flip is still clockwise on the screen
}

void TestReadingHabits::turnsAndFlips_keepTheLettersRight()
{
    QFETCH(bool, isAxial);
    QFETCH(QString, keys);
    QFETCH(QString, letters);
    PaneWidget* pane = isAxial ? axial() : t2();
    m_driver.window->paneArea()->activate(pane);
    for (const QChar key : keys) {
        press(key == 'R'       ? Qt::Key_R
                  : key == 'L' ? Qt::Key_L
                  : key == 'F' ? Qt::Key_F
                               : Qt::Key_V,
              Qt::AltModifier);
    }
    QCOMPARE(letter(pane->scene().screenRight()) + letter(pane->scene().screenDown()), letters);
    // The letters stay while scrolling, and the picture agrees with them: a step to the patient's
    // left goes in the direction of that letter.
    pane->setPosition(pane->position() + 1);
    QCOMPARE(letter(pane->scene().screenRight()) + letter(pane->scene().screenDown()), letters);
    const PatientPoint middle = pane->scene().patientFromDisplay({100, 100});
    const PatientPoint right = pane->scene().patientFromDisplay({110, 100});
    QVERIFY(dot(normalized(right - middle), pane->scene().screenRight()) > 0.999);
}

void TestReadingHabits::flips_areNeverOnABareKey()
{
    for (const ActionId id : {ActionId::FlipHorizontal, ActionId::FlipVertical,
                              ActionId::RotateLeft, ActionId::RotateRight}) {
        for (const QKeySequence& key : m_driver.window->actions()->keys(id))
            QVERIFY(key[0].keyboardModifiers() & Qt::AltModifier);
    }
    const ViewState before = t2()->viewState();
    for (const Qt::Key key : {Qt::Key_F, Qt::Key_V})
        press(key);
    QCOMPARE(t2()->viewState(), before);
}

void TestReadingHabits::c_runsAndStopsTheCine()
{
    t2()->setPosition(0);
    for (int step = 0; step < 12; ++step)
        press(Qt::Key_BracketRight);
    press(Qt::Key_C);
    QVERIFY(m_driver.action(ActionId::Cine)->isChecked());
    QTRY_VERIFY(t2()->position() > 3);
    press(Qt::Key_C);
    QVERIFY(!m_driver.action(ActionId::Cine)->isChecked());
    press(Qt::Key_C);
    turnWheel(*t2(), -240); // the reader takes over
    QTRY_VERIFY(!m_driver.action(ActionId::Cine)->isChecked());
}

void TestReadingHabits::scrollingAtTheEnd_stopsTheCine()
{
    const int last = t2()->positionCount() - 1;
    t2()->setPosition(last);
    press(Qt::Key_C);
    QVERIFY(m_driver.action(ActionId::Cine)->isChecked());
    turnWheel(*t2(), -240); // towards the end: no slice is left
    QVERIFY(!m_driver.action(ActionId::Cine)->isChecked());
    QCOMPARE(t2()->position(), last);
    press(Qt::Key_C);
    turnWheel(*t2(), -240, Qt::ControlModifier); // zooms
    QVERIFY(m_driver.action(ActionId::Cine)->isChecked());
    t2()->setPosition(last);
    press(Qt::Key_Down);
    QVERIFY(!m_driver.action(ActionId::Cine)->isChecked());
}

void TestReadingHabits::r_resetsAndEqualFits()
{
    const ViewState hanging = t2()->viewState();
    QVERIFY(hanging.zoom > 1); // square slices in a high pane: no black bars
    press(Qt::Key_R, Qt::AltModifier);
    press(Qt::Key_2);
    press(Qt::Key_R);
    QCOMPARE(t2()->viewState().quarterTurns, 0);
    QCOMPARE(t2()->viewState().zoom, hanging.zoom);
    QCOMPARE(t2()->viewState().windowWidth, hanging.windowWidth);
    press(Qt::Key_Equal);
    QCOMPARE(t2()->viewState().zoom, 1.0);
    QVERIFY(t2()->viewState().pan == DisplayPoint{});
}

void TestReadingHabits::ctrl0_showsPixelForPixel()
{
    press(Qt::Key_0, Qt::ControlModifier);
    const double spacing = t2()->currentVolume()->geometry.columnSpacing;
    QCOMPARE(t2()->scene().scale() * spacing * t2()->devicePixelRatioF(), 1.0);
}

void TestReadingHabits::plusAndMinus_zoom()
{
    const double before = t2()->viewState().zoom;
    press(Qt::Key_Plus);
    QVERIFY(t2()->viewState().zoom > before);
    press(Qt::Key_Minus);
    QCOMPARE(t2()->viewState().zoom, before);
}

void TestReadingHabits::altI_choosesTheInterpolationOfAllPanes()
{
    QCOMPARE(t2()->viewState().interpolation, Interpolation::Linear);
    press(Qt::Key_I, Qt::AltModifier);
    QCOMPARE(t2()->viewState().interpolation, Interpolation::Cubic);
    QCOMPARE(axial()->viewState().interpolation, Interpolation::Cubic);
    press(Qt::Key_I, Qt::AltModifier);
    QCOMPARE(t2()->viewState().interpolation, Interpolation::Nearest);
    press(Qt::Key_R);
    QCOMPARE(t2()->viewState().interpolation, Interpolation::Nearest); // a choice, not a view
}

void TestReadingHabits::space_goesThroughTheOverlays()
{
    const QImage all = t2()->grab().toImage();
    press(Qt::Key_Space);
    const QImage noMarks = t2()->grab().toImage();
    press(Qt::Key_Space);
    const QImage none = t2()->grab().toImage();
    press(Qt::Key_Space);
    QVERIFY(all != noMarks);
    QVERIFY(noMarks != none);
    QCOMPARE(t2()->grab().toImage(), all);
}

void TestReadingHabits::h_placesTheCrosshairUntilItIsOff()
{
    const QImage before = axial()->grab().toImage();
    const double width = t2()->viewState().windowWidth;
    press(Qt::Key_H);
    QTest::mouseClick(t2(), Qt::LeftButton, {}, t2()->rect().center());
    moveMouse(*t2(), t2()->rect().center() + QPoint(30, 0));
    QVERIFY(axial()->grab().toImage() != before); // it stays when the mouse moves
    QCOMPARE(t2()->viewState().windowWidth, width);
    press(Qt::Key_H);
    QVERIFY(!m_driver.action(ActionId::Crosshair)->isChecked());
}

void TestReadingHabits::m_maximisesAndBack()
{
    press(Qt::Key_M);
    QVERIFY(t2()->isVisible());
    QVERIFY(!axial()->isVisible());
    press(Qt::Key_M);
    QVERIFY(axial()->isVisible());
    QVERIFY(m_driver.panes().leftForamen->isVisible());
}

void TestReadingHabits::f11_fillsTheScreen()
{
    press(Qt::Key_F11);
    QTRY_VERIFY(m_driver.window->isFullScreen());
    press(Qt::Key_F11);
    QTRY_VERIFY(!m_driver.window->isFullScreen());
}

QTEST_MAIN(TestReadingHabits)
#include "tst_reading_habits.moc"
