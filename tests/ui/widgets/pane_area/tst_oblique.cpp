// Planes resampled from a sagittal series, and what is shown in place of a missing series: in a
// whole window, with keys and mouse.
#include "tests/support/window_driver.h"

#include "core/imaging/volume_geometry.h"
#include "tests/support/pane_driver.h"
#include "ui/render/oblique_plane.h"
#include "ui/render/overlays.h"
#include "ui/state/editing/annotations.h"
#include "ui/widgets/pane_painting/oblique_overlay.h"
#include "ui/widgets/parts/message_banner.h"

#include <QMenu>

#include <algorithm>
#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kWhole{.studyInstanceUid = "1.2.826.0.1.3680043.10.3.1"};
const SmallStudy kNoAxial{.studyInstanceUid = "1.2.826.0.1.3680043.10.3.2", .withAxial = false};
const SmallStudy kTwoFrames{
    .studyInstanceUid = "1.2.826.0.1.3680043.10.3.3", .withAxial = false, .t1Frame = "9.9"};
const SmallStudy kOnlyT2{
    .studyInstanceUid = "1.2.826.0.1.3680043.10.3.4", .withAxial = false, .withT1 = false};
const SmallStudy kOnlyT1{
    .studyInstanceUid = "1.2.826.0.1.3680043.10.3.5", .withAxial = false, .withT2 = false};
const SmallStudy kOnlyAxial{
    .studyInstanceUid = "1.2.826.0.1.3680043.10.3.6", .withT2 = false, .withT1 = false};

constexpr double kPlaceToleranceMm = 1e-6;
constexpr double kAngleTolerance = 1e-6;

/// Centre of a disc of the small study.
PatientPoint discOf(DiscLevel level)
{
    return {0, 0, 60 - 30.0 * static_cast<double>(level)};
}

} // namespace

Q_DECLARE_METATYPE(SmallStudy)

class TestOblique : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("oblique"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }

    void studyWithoutAxial_showsPlanesThroughItsDiscs();
    void plane_saysThatItIsResampled();
    void plane_hangsAsAnAxialPicture();
    void plane_followsTheCurrentLevel();
    void plane_isALineInTheSagittalPanes();
    void wheel_movesThePlane();
    void key_showsThePlaneInsteadOfTheAxialSeriesAndBack();
    void series_chosenByTheReaderEndsThePlane();
    void menu_showsThePlaneThroughThePlaceOfTheClick();
    void menu_ofTheT1ResamplesTheT1();
    void handle_turnsThePlane();
    void keys_tiltThePlane();
    void tilting_keepsTheSliceAndTheView();
    void tilting_withoutAPlaneSaysWhy();
    void window_isThatOfTheSeries();
    void measuring_isRefused();
    void point_isNotMovedOntoThePlane();
    void otherFrame_hasNoLine();

    void missingSeries_leavesItsRoom_data();
    void missingSeries_leavesItsRoom();
    void layoutSaidAgain_showsEmptyPanesToo();
    void onlyT2_showsBothForaminaOnIt();
    void onlyT1_showsTheCanalOnIt();
    void missingSeries_leavesRememberedSizesAlone();

private:
    PaneWidget* t2() const { return m_driver.panes().sagittalT2; }
    PaneWidget* t1() const { return m_driver.panes().sagittalT1; }
    PaneWidget* axial() const { return m_driver.panes().axialT2; }
    void show(const SmallStudy& study)
    {
        m_driver.show(&study);
        if (!study.withAxial)
            QTRY_VERIFY(axial()->isResampled());
    }
    void goTo(DiscLevel level)
    {
        m_driver.session->selection()->select({Condition::SpinalCanalStenosis, level});
    }
    double farFromPlane(PatientPoint point) const
    {
        return std::abs(axial()->scene().distanceFromSlice(point));
    }
    /// Chooses an entry of the menu that a right click opens. @return whether it is there.
    bool chooseInMenu(PaneWidget* pane, QPoint at, const QString& entry);
    double tilt() const;

    WindowDriver m_driver;
};

bool TestOblique::chooseInMenu(PaneWidget* pane, QPoint at, const QString& entry)
{
    QTest::mouseClick(pane, Qt::RightButton, Qt::NoModifier, at);
    const auto menu = [] {
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    };
    if (!QTest::qWaitFor([&menu] { return menu() != nullptr; }))
        return false;
    const auto actions = menu()->actions();
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [&entry](QAction* action) { return action->text() == entry; });
    const bool isThere = found != actions.end();
    if (isThere)
        (*found)->trigger();
    menu()->close();
    return isThere;
}

double TestOblique::tilt() const
{
    const VolumeGeometry& geometry = axial()->currentVolume()->geometry;
    const PatientVector back = -geometry.columnDirection;
    return std::atan2(back.z, back.y) * 180 / 3.14159265358979;
}

void TestOblique::studyWithoutAxial_showsPlanesThroughItsDiscs()
{
    show(kNoAxial);
    QCOMPARE(axial()->volumes().size(), std::size_t{5});
    QCOMPARE(axial()->positionCount(), 5 * kObliqueSlices);
    QVERIFY(axial()->isVisible());
    QVERIFY(m_driver.action(ActionId::ObliquePlane)->isChecked());
}

void TestOblique::plane_saysThatItIsResampled()
{
    show(kNoAxial);
    goTo(DiscLevel::L3L4);
    QVERIFY(axial()->accessibleName().contains("resampled"));
    QVERIFY(axial()->accessibleName().contains("L3/L4"));
    // The badge stays when all overlays are hidden.
    const auto badgePixels = [this] {
        const QImage image = axial()->grab().toImage();
        int count = 0;
        for (int y = 0; y < 70; ++y)
            for (int x = axial()->width() - 130; x < axial()->width() - 16; ++x) {
                const QColor color = image.pixelColor(x, y);
                count += color.red() > 180 && color.blue() < 80 && color.green() > 120 ? 1 : 0;
            }
        return count;
    };
    QVERIFY(badgePixels() > 60);
    m_driver.press(axial(), Qt::Key_Space);
    m_driver.press(axial(), Qt::Key_Space);
    QVERIFY(badgePixels() > 60);
}

void TestOblique::plane_hangsAsAnAxialPicture()
{
    show(kNoAxial);
    QVERIFY(axial()->scene().screenRight().x > 0.99); // the patient's right on the left
    QVERIFY(axial()->scene().screenDown().y > 0.99); // anterior up
    QVERIFY(axial()->currentVolume()->hasGeometry); // otherwise there is no scale bar
}

void TestOblique::plane_followsTheCurrentLevel()
{
    show(kNoAxial);
    for (const DiscLevel level : kLevels) {
        goTo(level);
        QVERIFY(farFromPlane(discOf(level)) < kPlaceToleranceMm);
    }
    m_driver.press(axial(), Qt::Key_Comma);
    QVERIFY(farFromPlane(discOf(DiscLevel::L4L5)) < kPlaceToleranceMm);
}

void TestOblique::plane_isALineInTheSagittalPanes()
{
    show(kNoAxial);
    goTo(DiscLevel::L2L3);
    for (const PaneWidget* pane : {t2(), t1()}) {
        const auto line =
            referenceLine(pane->scene(), *axial()->currentVolume(), axial()->currentSlice());
        QVERIFY(line);
        QVERIFY(pane->obliqueLine());
        const DisplayPoint pivot = pane->scene().displayFromPatient(pane->obliqueLine()->pivot);
        QVERIFY(std::abs(pivot.y - line->first.y) < 0.5);
    }
}

void TestOblique::wheel_movesThePlane()
{
    show(kNoAxial);
    goTo(DiscLevel::L3L4);
    const std::vector<VolumePtr> before = axial()->volumes();
    turnWheel(*axial(), -120, Qt::NoModifier, axial()->rect().center());
    QVERIFY(std::abs(farFromPlane(discOf(DiscLevel::L3L4)) - kObliqueSpacingMm)
            < kPlaceToleranceMm);
    // Towards the feet; the line follows.
    QVERIFY(std::abs(t2()->obliqueLine()->pivot.z + kObliqueSpacingMm) < kPlaceToleranceMm);
    QVERIFY(axial()->volumes() == before); // a step resamples nothing
}

void TestOblique::key_showsThePlaneInsteadOfTheAxialSeriesAndBack()
{
    show(kWhole);
    goTo(DiscLevel::L3L4);
    QVERIFY(!axial()->isResampled());
    const std::vector<VolumePtr> series = axial()->volumes();
    m_driver.press(t2(), Qt::Key_O);
    QTRY_VERIFY(axial()->isResampled());
    QVERIFY(farFromPlane(discOf(DiscLevel::L3L4)) < kPlaceToleranceMm);
    m_driver.press(t2(), Qt::Key_O);
    QVERIFY(!axial()->isResampled());
    QVERIFY(axial()->volumes() == series);
    QVERIFY(!t2()->obliqueLine());
    QVERIFY(!axial()->accessibleName().contains("resampled"));
}

void TestOblique::series_chosenByTheReaderEndsThePlane()
{
    show(kWhole);
    m_driver.press(axial(), Qt::Key_O);
    QTRY_VERIFY(axial()->isResampled());
    m_driver.window->paneArea()->activate(axial());
    m_driver.press(axial(), Qt::Key_PageDown);
    QVERIFY(!axial()->isResampled());
    QVERIFY(!m_driver.action(ActionId::ObliquePlane)->isChecked());
    m_driver.press(axial(), Qt::Key_O);
    QTRY_VERIFY(axial()->isResampled());
}

void TestOblique::menu_showsThePlaneThroughThePlaceOfTheClick()
{
    show(kWhole);
    goTo(DiscLevel::L1L2);
    const PatientPoint place{0, 5, -28}; // 2 mm below the disc L4/L5
    QVERIFY(chooseInMenu(t2(), pixelOf(*t2(), place), "Oblique plane through this disc"));
    QTRY_VERIFY(axial()->isResampled());
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L4L5);
    QTRY_VERIFY(farFromPlane(place) < 1); // as near as pixels allow
    QVERIFY(farFromPlane(discOf(DiscLevel::L4L5)) > 0.5);
    // The axial pane has no such entry.
    QVERIFY(!chooseInMenu(axial(), axial()->rect().center(), "Oblique plane through this disc"));
}

void TestOblique::menu_ofTheT1ResamplesTheT1()
{
    show(kWhole);
    QVERIFY(chooseInMenu(t1(), pixelOf(*t1(), {0, 0, 0}), "Oblique plane through this disc"));
    QTRY_VERIFY(axial()->isResampled());
    QCOMPARE(axial()->currentVolume()->seriesInstanceUid, t1()->currentVolume()->seriesInstanceUid);
}

void TestOblique::handle_turnsThePlane()
{
    show(kNoAxial);
    goTo(DiscLevel::L3L4);
    const double window = t2()->viewState().windowWidth;
    const auto handles = obliqueHandles(*t2()->obliqueLine(), t2()->scene(), t2()->size());
    const auto back = std::find_if(handles.begin(), handles.end(),
                                   [](const ObliqueHandle& handle) { return handle.isBack; });
    QVERIFY(back != handles.end());
    const QPointF pivot(pixelOf(*t2(), t2()->obliqueLine()->pivot));
    const double arm = QLineF(pivot, back->position).length();
    // 20 degrees up.
    const double angle = 20 * 3.14159265358979 / 180;
    const QPointF to = pivot + QPointF(std::cos(angle), -std::sin(angle)) * arm;
    drag(*t2(), Qt::LeftButton, back->position.toPoint(), to.toPoint());
    QTRY_VERIFY2(std::abs(tilt() - 20) < 1.5, qPrintable(QString::number(tilt())));
    QVERIFY(farFromPlane(discOf(DiscLevel::L3L4)) < kPlaceToleranceMm);
    QCOMPARE(t2()->viewState().windowWidth, window); // the tool of the left button was not used
    // The other discs' planes stay as they are.
    goTo(DiscLevel::L4L5);
    QVERIFY(std::abs(tilt()) < kAngleTolerance);
    goTo(DiscLevel::L3L4);
    QVERIFY(std::abs(tilt() - 20) < 1.5);
}

void TestOblique::keys_tiltThePlane()
{
    show(kNoAxial);
    goTo(DiscLevel::L3L4);
    m_driver.press(axial(), Qt::Key_Up, Qt::AltModifier); // anterior edge up, posterior edge down
    QTRY_VERIFY(std::abs(tilt() + 2) < kAngleTolerance);
    m_driver.press(m_driver.grid(), Qt::Key_Down, Qt::AltModifier);
    m_driver.press(m_driver.grid(), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(std::abs(tilt() - 2) < kAngleTolerance);
    // After leaving and coming back the plane follows the disc again.
    m_driver.press(axial(), Qt::Key_O);
    QVERIFY(!axial()->isResampled());
    m_driver.press(axial(), Qt::Key_O);
    QTRY_VERIFY(axial()->isResampled());
    QVERIFY(std::abs(tilt()) < kAngleTolerance);
}

void TestOblique::tilting_keepsTheSliceAndTheView()
{
    show(kNoAxial);
    goTo(DiscLevel::L3L4);
    turnWheel(*axial(), -360, Qt::NoModifier, axial()->rect().center());
    turnWheel(*axial(), 240, Qt::ControlModifier, axial()->rect().center());
    const int position = axial()->position();
    const ViewState view = axial()->viewState();
    const PatientPoint pivot = t2()->obliqueLine()->pivot;
    m_driver.press(axial(), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(std::abs(tilt() - 2) < kAngleTolerance);
    QCOMPARE(axial()->position(), position);
    QCOMPARE(axial()->viewState(), view);
    QVERIFY(farFromPlane(pivot) < kPlaceToleranceMm);
}

void TestOblique::tilting_withoutAPlaneSaysWhy()
{
    show(kWhole);
    m_driver.press(axial(), Qt::Key_Up, Qt::AltModifier);
    QTRY_VERIFY(m_driver.window->banner()->isVisible());
}

void TestOblique::window_isThatOfTheSeries()
{
    show(kNoAxial);
    QCOMPARE(axial()->viewState().windowWidth, t2()->viewState().windowWidth);
    QCOMPARE(axial()->viewState().windowCenter, t2()->viewState().windowCenter);
    t2()->setWindow(321, 123);
    QCOMPARE(axial()->viewState().windowWidth, 123.0);
    axial()->setWindow(400, 456);
    QCOMPARE(t2()->viewState().windowWidth, 456.0);
    QVERIFY(t1()->viewState().windowWidth != 456.0);
}

void TestOblique::measuring_isRefused()
{
    show(kNoAxial);
    m_driver.press(axial(), Qt::Key_D);
    const QPoint middle = axial()->rect().center();
    drag(*axial(), Qt::LeftButton, middle, middle + QPoint(40, 30));
    QVERIFY(m_driver.session->annotations()->all().empty());
    QVERIFY(!axial()->shownPicture().isKnown());
    m_driver.press(axial(), Qt::Key_K);
    QVERIFY(m_driver.session->annotations()->all().empty());
}

void TestOblique::point_isNotMovedOntoThePlane()
{
    show(kNoAxial);
    goTo(DiscLevel::L3L4);
    const Site site = m_driver.session->selection()->site();
    const PatientPoint before =
        m_driver.session->current()->assessment.cell(site).location()->patient;
    const QPoint at = pixelOf(*axial(), before);
    drag(*axial(), Qt::LeftButton, at, at + QPoint(20, 0));
    QCOMPARE(m_driver.session->current()->assessment.cell(site).location()->patient, before);
    QTRY_VERIFY(m_driver.window->banner()->isVisible());
}

void TestOblique::otherFrame_hasNoLine()
{
    show(kTwoFrames);
    goTo(DiscLevel::L3L4);
    QVERIFY(t2()->obliqueLine());
    QVERIFY(!t1()->obliqueLine());
    QVERIFY2(t1()->linkRemark().contains("Frames of Reference"), qPrintable(t1()->linkRemark()));
}

void TestOblique::missingSeries_leavesItsRoom_data()
{
    QTest::addColumn<SmallStudy>("study");
    QTest::addColumn<QString>("full"); // T2, T1, axial, right and left foramen
    QTest::addColumn<QString>("three");
    QTest::addColumn<QString>("two");
    QTest::addColumn<QString>("level");
    QTest::newRow("no axial") << kNoAxial << "11111"
                              << "11100"
                              << "10100"
                              << "00111";
    QTest::newRow("only T2") << kOnlyT2 << "10111"
                             << "10100"
                             << "10100"
                             << "00111";
    QTest::newRow("only T1") << kOnlyT1 << "01111"
                             << "01100"
                             << "01100"
                             << "00111";
    QTest::newRow("only axial") << kOnlyAxial << "00100"
                                << "00100"
                                << "00100"
                                << "00100";
}

void TestOblique::missingSeries_leavesItsRoom()
{
    QFETCH(SmallStudy, study);
    show(study);
    const auto shown = [this] {
        QString text;
        for (const PaneWidget* pane : m_driver.panes().all())
            text += pane->isVisible() ? '1' : '0';
        return text;
    };
    QFETCH(QString, full);
    QFETCH(QString, three);
    QFETCH(QString, two);
    QFETCH(QString, level);
    const std::pair<Qt::Key, QString> layouts[] = {
        {Qt::Key_3, three}, {Qt::Key_2, two}, {Qt::Key_5, level}, {Qt::Key_4, full}};
    for (const auto& [key, expected] : layouts) {
        m_driver.press(m_driver.window->paneArea()->activePane(), key, Qt::ControlModifier);
        QCOMPARE(shown(), expected);
    }
    QVERIFY(m_driver.window->paneArea()->activePane()->isVisible());
    // The shown panes take all of the space.
    int width = 0;
    for (const PaneWidget* pane : {t2(), t1(), axial()})
        width += pane->isVisible() ? pane->width() : 0;
    QTRY_VERIFY(width >= m_driver.window->paneArea()->width() - 4);
}

void TestOblique::layoutSaidAgain_showsEmptyPanesToo()
{
    show(kOnlyT2);
    QVERIFY(!t1()->isVisible());
    m_driver.press(t2(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(t1()->isVisible());
    m_driver.press(t2(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(!t1()->isVisible());
}

void TestOblique::onlyT2_showsBothForaminaOnIt()
{
    show(kOnlyT2);
    goTo(DiscLevel::L4L5);
    for (const PaneWidget* pane : {m_driver.panes().rightForamen, m_driver.panes().leftForamen})
        QVERIFY(pane->volumes() == t2()->volumes());
    const auto sideOf = [](const PaneWidget* pane) {
        return pane->currentVolume()
            ->geometry.patientFromVoxel({0, 0, static_cast<double>(pane->currentSlice())})
            .x;
    };
    QVERIFY(sideOf(m_driver.panes().rightForamen) < -10);
    QVERIFY(sideOf(m_driver.panes().leftForamen) > 10);
}

void TestOblique::onlyT1_showsTheCanalOnIt()
{
    show(kOnlyT1);
    goTo(DiscLevel::L4L5);
    QVERIFY(std::abs(t1()->scene().distanceFromSlice(discOf(DiscLevel::L4L5))) <= 2);
    m_driver.session->selection()->select(
        {Condition::LeftNeuralForaminalNarrowing, DiscLevel::L4L5});
    QVERIFY(std::abs(t1()->scene().distanceFromSlice(discOf(DiscLevel::L4L5))) > 10);
}

void TestOblique::missingSeries_leavesRememberedSizesAlone()
{
    show(kWhole);
    m_driver.press(t2(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(!m_driver.panes().leftForamen->isVisible());
    const int before = t1()->width();
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kOnlyT2)));
    QTRY_VERIFY(!t1()->isVisible());
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kWhole)));
    QTRY_VERIFY(t1()->isVisible());
    QTRY_VERIFY(std::abs(t1()->width() - before) <= 2);
}

QTEST_MAIN(TestOblique)
#include "tst_oblique.moc"
