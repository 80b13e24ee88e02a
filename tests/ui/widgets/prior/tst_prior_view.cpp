// The prior study beside the open one, with real events: opening, levels, scrolling, what is not
// possible there, closing.
#include "tests/support/pane_driver.h"
#include "tests/support/window_driver.h"

#include "core/imaging/spaces/patient_spaces.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/prior/prior.h"
#include "ui/widgets/grid/prior_detail.h"
#include "ui/widgets/parts/message_banner.h"

#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kWaitMs = 20000;
const char* const kFrame = "1.2.826.0.1.3680043.10.9"; ///< claimed by both studies
/// The patient lay 50 mm nearer to the head then, which is nearly two levels.
constexpr double kShiftMm = 50;

SmallStudy nowStudy()
{
    return {.studyInstanceUid = "1.2.826.0.1.3680043.10.7.1", .frame = kFrame};
}

SmallStudy oldStudy()
{
    return {.studyInstanceUid = "1.2.826.0.1.3680043.10.7.2",
            .frame = kFrame,
            .studyDate = "20240501",
            .shiftMm = kShiftMm};
}

Site canalAt(DiscLevel level)
{
    return {Condition::SpinalCanalStenosis, level};
}

/// Height of the slice shown, LPS z, mm.
double heightOf(const PaneWidget* pane)
{
    const VolumeGeometry& geometry = pane->currentVolume()->geometry;
    return geometry
        .patientFromVoxel({(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0,
                           static_cast<double>(pane->currentSlice())})
        .z;
}

} // namespace

class TestPriorView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_driver.clear(); }

    void opening_standsBothBesideOneAnother();
    void level_bringsBothThereByTheirOwnDiscs();
    void scrolling_goesByTheDistanceFromTheDisc();
    void scrolling_aloneWhenSwitchedOff();
    void sagittals_goByTheDistanceFromTheMiddle();
    void registration_isSaidAndSwitchedByKey();
    void commonFrameOfReference_linksNothing();
    void scale_isOneForBoth();
    void keysInThePrior_lookAndChangeNothing();
    void toolsInThePrior_onlyLook();
    void interpolation_isOneForAll();
    void layoutKey_goesThereAndBack();
    void closing_bringsTheLayoutBack();
    void layout_isNotRememberedWithoutPrior();
    void otherPatient_isAskedAboutAndBadged();
    void drop_onTheTargetIsThePrior();
    void dropElsewhere_opensAsAlways();
    void detail_saysTheGradeBesideNow();
    void offer_opensFromTheDetail();
    void grid_tellsThePrior();
    void missingSeries_isSaid();

private:
    [[nodiscard]] QString write(const char* folder, const SmallStudy& study);
    void openBoth(const SmallStudy& old);
    void openBoth() { openBoth(oldStudy()); }
    void waitForPrior();
    [[nodiscard]] PaneWidget* find(const char* name) const
    {
        return m_driver.window->findChild<PaneWidget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] PaneWidget* priorSagittal() const { return find("priorSagittal"); }
    [[nodiscard]] PaneWidget* priorAxial() const { return find("priorAxial"); }
    [[nodiscard]] PaneWidget* sagittal() const { return m_driver.panes().sagittalT2; }
    [[nodiscard]] PaneWidget* axial() const { return m_driver.panes().axialT2; }
    [[nodiscard]] PaneArea* area() const { return m_driver.window->paneArea(); }
    [[nodiscard]] Prior& prior() const { return *m_driver.session->prior(); }
    [[nodiscard]] QString detail() const
    {
        return m_driver.window->findChild<PriorDetail*>()->text();
    }

    WindowDriver m_driver;
};

void TestPriorView::initTestCase()
{
    m_driver.prepare("tst_prior_view");
}

void TestPriorView::init()
{
    m_driver.clear();
}

QString TestPriorView::write(const char* folder, const SmallStudy& study)
{
    const QString path = m_driver.path(QString::fromLatin1(folder));
    if (!QDir(path).exists())
        writeSmallStudy(path.toStdString(), study);
    return path;
}

void TestPriorView::waitForPrior()
{
    QTRY_COMPARE_WITH_TIMEOUT(prior().state(), PriorState::Shown, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(prior().isGraded(), kWaitMs);
}

void TestPriorView::openBoth(const SmallStudy& old)
{
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    prior().open({write(old.withAxial ? "old" : "old-without-axial", old)});
    waitForPrior();
}

void TestPriorView::opening_standsBothBesideOneAnother()
{
    openBoth();
    QCOMPARE(area()->paneLayout(), PaneLayout::Prior);
    for (PaneWidget* pane : {sagittal(), axial(), priorSagittal(), priorAxial()})
        QTRY_VERIFY(pane->isVisible());
    QVERIFY(!m_driver.panes().sagittalT1->isVisible());
    for (const PaneWidget* pane : {priorSagittal(), priorAxial()}) {
        QCOMPARE(pane->badge(), QStringLiteral("PRIOR 2024-05-01"));
        QVERIFY(pane->accessibleName().contains("2024-05-01"));
    }
    QVERIFY(sagittal()->badge().isEmpty());
    // Side by side, of the same size.
    QVERIFY(priorSagittal()->mapTo(area(), QPoint()).x() > sagittal()->mapTo(area(), QPoint()).x());
    QTRY_VERIFY(std::abs(priorSagittal()->height() - sagittal()->height()) <= 1);
    QVERIFY(std::abs(priorSagittal()->width() - sagittal()->width()) <= 2);
}

void TestPriorView::level_bringsBothThereByTheirOwnDiscs()
{
    openBoth();
    m_driver.session->selection()->select(canalAt(DiscLevel::L2L3));
    const double before = heightOf(priorAxial());
    QVERIFY(std::abs(heightOf(axial()) - 40) < 7);
    QVERIFY(std::abs(before - 40 - kShiftMm) < 7);
    m_driver.press(axial(), Qt::Key_Period);
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L3L4);
    QVERIFY(std::abs(heightOf(axial())) < 5);
    QVERIFY(std::abs(heightOf(priorAxial()) - kShiftMm) < 5);
    const auto isCurrent = [](const PaneLevel& level) {
        return level.current == (level.level == DiscLevel::L3L4);
    };
    QCOMPARE(priorSagittal()->levels().size(), kLevelCount);
    QVERIFY(
        std::all_of(priorSagittal()->levels().begin(), priorSagittal()->levels().end(), isCurrent));
}

void TestPriorView::scrolling_goesByTheDistanceFromTheDisc()
{
    openBoth();
    m_driver.session->selection()->select(canalAt(DiscLevel::L3L4));
    const double difference = heightOf(priorAxial()) - heightOf(axial());
    turnWheel(*axial(), -120, Qt::NoModifier, {50, 50});
    QVERIFY(std::abs(heightOf(priorAxial()) - heightOf(axial()) - difference) < 0.5);
    const int there = axial()->position();
    turnWheel(*priorAxial(), 120, Qt::NoModifier, {50, 50});
    QCOMPARE(axial()->position(), there - 1);
    // Into the next block, at another level.
    m_driver.press(axial(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(std::abs(heightOf(priorAxial()) - heightOf(axial()) - kShiftMm) < 3);
}

void TestPriorView::scrolling_aloneWhenSwitchedOff()
{
    openBoth();
    m_driver.press(axial(), Qt::Key_L);
    const int before = priorAxial()->position();
    turnWheel(*axial(), -120, Qt::NoModifier, {50, 50});
    QCOMPARE(priorAxial()->position(), before);
    m_driver.press(axial(), Qt::Key_L);
}

void TestPriorView::sagittals_goByTheDistanceFromTheMiddle()
{
    openBoth();
    sagittal()->setPosition(1);
    QCOMPARE(priorSagittal()->position(), 1);
    turnWheel(*priorSagittal(), -120, Qt::NoModifier, {50, 50});
    QCOMPARE(sagittal()->position(), 2);
}

void TestPriorView::registration_isSaidAndSwitchedByKey()
{
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    QAction* registered = m_driver.action(ActionId::RegisterPrior);
    QVERIFY(registered->isChecked() && !registered->isEnabled());
    prior().open({write("old", oldStudy())});
    waitForPrior();
    QVERIFY(registered->isEnabled());
    const auto isSaid = [this] {
        const auto ofPane = [](const PaneWidget* pane) {
            return pane->linkRemark().contains(QLatin1String("Not registered: "))
                || pane->pane().content().subtitle.contains(QLatin1String("registered with"));
        };
        return ofPane(priorAxial()) && ofPane(priorSagittal());
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kWaitMs);
    m_driver.press(axial(), Qt::Key_P, Qt::ShiftModifier);
    QVERIFY(!registered->isChecked());
    QTRY_VERIFY(!isSaid());
    for (PaneWidget* pane : {priorSagittal(), priorAxial()})
        QVERIFY(!pane->isResampled());
    m_driver.press(axial(), Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kWaitMs);
}

void TestPriorView::commonFrameOfReference_linksNothing()
{
    openBoth();
    // Both studies name one Frame of Reference: a line of one could be drawn on the other.
    QVERIFY(PatientSpaces()
                .missingLinkReason(*axial()->currentVolume(), *priorSagittal()->currentVolume())
                .empty());
    m_driver.session->selection()->select(canalAt(DiscLevel::L3L4));
    // A crosshair is shown in its own study only.
    const QImage prior = priorAxial()->grab().toImage();
    moveMouse(*axial(), {60, 60}, Qt::NoButton, Qt::ShiftModifier);
    QVERIFY(priorAxial()->grab().toImage() == prior);
    moveMouse(*axial(), {60, 60});
    const QImage open = axial()->grab().toImage();
    moveMouse(*priorAxial(), {60, 60}, Qt::NoButton, Qt::ShiftModifier);
    QVERIFY(axial()->grab().toImage() == open);
    QVERIFY(priorAxial()->grab().toImage() != prior);
}

void TestPriorView::scale_isOneForBoth()
{
    openBoth();
    QTRY_VERIFY(std::abs(priorSagittal()->scene().scale() / sagittal()->scene().scale() - 1)
                < 0.01);
    sagittal()->zoomAtMiddle(1.5);
    QVERIFY(std::abs(priorSagittal()->scene().scale() / sagittal()->scene().scale() - 1) < 0.01);
    m_driver.press(priorAxial(), Qt::Key_Plus);
    QVERIFY(std::abs(priorAxial()->scene().scale() / axial()->scene().scale() - 1) < 0.01);
}

void TestPriorView::keysInThePrior_lookAndChangeNothing()
{
    openBoth();
    const ViewState before = axial()->viewState();
    m_driver.press(priorAxial(), Qt::Key_2); // it has a window of its own
    QVERIFY(area()->keyPane() == priorAxial());
    QCOMPARE(axial()->viewState().windowWidth, before.windowWidth);
    const int position = priorAxial()->position();
    m_driver.press(priorAxial(), Qt::Key_Down);
    QCOMPARE(priorAxial()->position(), position + 1);
    const auto volumes = axial()->volumes();
    m_driver.press(priorAxial(), Qt::Key_PageDown);
    QVERIFY(axial()->volumes() == volumes);
    QVERIFY(!m_driver.window->banner()->text().isEmpty());
    m_driver.press(priorAxial(), Qt::Key_K);
    QVERIFY(m_driver.session->annotations()->all().empty());
    QCOMPARE(area()->paneLayout(), PaneLayout::Prior);
    QCOMPARE(m_driver.session->current()->undo.count(), 0);
    m_driver.press(axial(), Qt::Key_2);
    QVERIFY(area()->keyPane() == axial());
    QVERIFY(axial()->viewState().windowWidth != before.windowWidth);
}

void TestPriorView::toolsInThePrior_onlyLook()
{
    openBoth();
    m_driver.press(axial(), Qt::Key_D);
    drag(*priorAxial(), Qt::LeftButton, {100, 100}, {160, 150});
    QVERIFY(m_driver.session->annotations()->all().empty());
    m_driver.press(axial(), Qt::Key_T);
    QVERIFY(priorAxial()->tool() == axial()->tool());
    m_driver.press(axial(), Qt::Key_W);
}

void TestPriorView::interpolation_isOneForAll()
{
    openBoth();
    m_driver.press(axial(), Qt::Key_I, Qt::AltModifier);
    QVERIFY(axial()->viewState().interpolation == priorAxial()->viewState().interpolation);
    QVERIFY(sagittal()->viewState().interpolation == priorSagittal()->viewState().interpolation);
}

void TestPriorView::layoutKey_goesThereAndBack()
{
    openBoth();
    m_driver.press(m_driver.grid(), Qt::Key_P);
    QCOMPARE(area()->paneLayout(), PaneLayout::Full);
    QVERIFY(!priorAxial()->isVisible());
    m_driver.press(m_driver.grid(), Qt::Key_P);
    QCOMPARE(area()->paneLayout(), PaneLayout::Prior);
}

void TestPriorView::closing_bringsTheLayoutBack()
{
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    area()->setPaneLayout(PaneLayout::Three);
    QVERIFY(!m_driver.action(ActionId::LayoutPrior)->isVisible());
    prior().open({write("old", oldStudy())});
    waitForPrior();
    QVERIFY(m_driver.action(ActionId::LayoutPrior)->isVisible());
    m_driver.action(ActionId::ClosePrior)->trigger();
    QVERIFY(!prior().study());
    QCOMPARE(area()->paneLayout(), PaneLayout::Three);
    QVERIFY(!priorAxial()->isVisible());
    QVERIFY(priorAxial()->volumes().empty());
    QVERIFY(m_driver.panes().sagittalT1->isVisible());
    QVERIFY(detail().isEmpty());
}

void TestPriorView::layout_isNotRememberedWithoutPrior()
{
    openBoth();
    area()->saveLayout();
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    QCOMPARE(area()->paneLayout(), PaneLayout::Full);
}

void TestPriorView::otherPatient_isAskedAboutAndBadged()
{
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    SmallStudy other = oldStudy();
    other.patientId = "SOMEBODY";
    const QString path = write("other", other);
    const auto box = [this] {
        return m_driver.window->findChild<QMessageBox*>(QStringLiteral("priorQuestion"));
    };
    prior().open({path});
    QTRY_VERIFY_WITH_TIMEOUT(box(), kWaitMs);
    QVERIFY(box()->text().contains("SOMEBODY"));
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY(!box());
    QCOMPARE(prior().state(), PriorState::None);

    prior().open({path});
    QTRY_VERIFY_WITH_TIMEOUT(box(), kWaitMs);
    for (QAbstractButton* button : box()->buttons()) {
        if (box()->buttonRole(button) == QMessageBox::AcceptRole) {
            QTest::mouseClick(button, Qt::LeftButton);
            break;
        }
    }
    waitForPrior();
    for (const PaneWidget* pane : {priorSagittal(), priorAxial()})
        QVERIFY(pane->linkRemark().contains("patient ID differs"));
    QVERIFY(detail().contains("patient ID differs"));
}

void TestPriorView::drop_onTheTargetIsThePrior()
{
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    const auto* target = m_driver.window->findChild<QWidget*>(QStringLiteral("priorDrop"));
    QVERIFY(target);
    QVERIFY(!target->isVisible());
    const QPoint middle =
        QRect(area()->mapTo(m_driver.window.get(), QPoint()), area()->size()).center();
    m_driver.drop({write("old", oldStudy())}, {middle.x(), m_driver.window->height() - 120});
    QVERIFY(!target->isVisible());
    waitForPrior();
    QCOMPARE(m_driver.session->current()->study()->studyInstanceUid, now.studyInstanceUid);
}

void TestPriorView::dropElsewhere_opensAsAlways()
{
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    m_driver.drop({write("old", oldStudy())}, {200, 200});
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->current()->study()
                                 && m_driver.session->current()->study()->studyInstanceUid
                                     == oldStudy().studyInstanceUid,
                             kWaitMs);
    QCOMPARE(prior().state(), PriorState::None);
}

void TestPriorView::detail_saysTheGradeBesideNow()
{
    openBoth();
    m_driver.session->selection()->select(canalAt(DiscLevel::L4L5));
    QVERIFY2(detail().contains("Prior (2024-05-01): Normal/Mild, AI only"), qPrintable(detail()));
    QVERIFY2(detail().contains("Now Normal/Mild, AI only: same"), qPrintable(detail()));
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QVERIFY2(detail().contains("Now Severe: worse"), qPrintable(detail()));
    auto* close = m_driver.window->findChild<PriorDetail*>()->findChildren<QToolButton*>().last();
    QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(!prior().study());
}

void TestPriorView::offer_opensFromTheDetail()
{
    const QString now = write("both/now", nowStudy());
    (void)write("both/old", oldStudy());
    m_driver.show(nullptr);
    QVERIFY(detail().isEmpty());
    QVERIFY(openAndSettle(*m_driver.session, m_driver.path("both").toStdString()));
    QCOMPARE(m_driver.session->current()->study()->studyInstanceUid, nowStudy().studyInstanceUid);
    QVERIFY2(detail().contains("2024-05-01"), qPrintable(detail()));
    auto* compare =
        m_driver.window->findChild<PriorDetail*>()->findChild<QToolButton*>("smallTool");
    QVERIFY(compare->isVisible());
    QCOMPARE(compare->menu()->actions().size(), 1);
    compare->menu()->actions().front()->trigger();
    waitForPrior();
    QCOMPARE(prior().study()->studyInstanceUid, oldStudy().studyInstanceUid);
}

void TestPriorView::grid_tellsThePrior()
{
    openBoth();
    m_driver.session->selection()->select(canalAt(DiscLevel::L4L5));
    m_driver.press(m_driver.grid(), Qt::Key_3);
    const QString tip = m_driver.grid()->currentIndex().data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("prior (2024-05-01): Normal/Mild, AI only; worse now"), qPrintable(tip));
}

void TestPriorView::missingSeries_isSaid()
{
    SmallStudy old = oldStudy();
    old.withAxial = false;
    openBoth(old);
    QVERIFY(priorAxial()->volumes().empty());
    QVERIFY(!priorSagittal()->volumes().empty());
    turnWheel(*axial(), -120, Qt::NoModifier, {50, 50}); // and scrolling still works
}

QTEST_MAIN(TestPriorView)
#include "tst_prior_view.moc"
