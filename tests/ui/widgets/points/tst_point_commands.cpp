// Points by key, by menu, by the context menu of a pane and by dragging; the question about the
// patient's other side.
#include "tests/support/reading_pane.h"

#include "tests/support/pane_driver.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/parts/question_bar.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QUndoGroup>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
constexpr Site kRight{Condition::RightSubarticularStenosis, DiscLevel::L3L4};

} // namespace

class TestPointCommands : public ReadingPane {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("points"); }
    void init() { showReading(); }
    void cleanup() { m_driver.clear(); }
    void key_placesThePointAtTheMouse();
    void key_saysWhereToPointWithoutAPane();
    void keys_moveAcceptAndRemove();
    void keys_workInTheGrid();
    void ringMenu_actsOnItsRing();
    void placeMenu_placesAnySiteOfTheLevel();
    void mainMenu_hasThePoints();
    void drag_toTheOtherSideAsks();
    void drag_toTheOtherSide_isLeft();
    void otherSeries_showsWhatAReaderPlacedOnIt();
    void resampledPlane_takesNoPoint();

private:
    void choose(Site site) { m_driver.session->selection()->select(site); }
    [[nodiscard]] const AssessmentCell& cell(Site site) const
    {
        return m_driver.session->current()->assessment.cell(site);
    }
    void undo() { m_driver.session->undoGroup()->undo(); }
    void point(PaneWidget& pane, QPoint at)
    {
        QCursor::setPos(pane.mapToGlobal(at));
        QTRY_COMPARE(QCursor::pos(), pane.mapToGlobal(at));
    }
    [[nodiscard]] QuestionBar* bar() const
    {
        return m_driver.window->findChild<QuestionBar*>("pointQuestion");
    }
    [[nodiscard]] MessageBanner* banner() const { return m_driver.window->banner(); }
    /// Opens the menu of a pane and triggers an entry.
    void chooseEntry(PaneWidget& pane, QPoint at, const QString& text)
    {
        QTest::mouseClick(&pane, Qt::RightButton, {}, at);
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        const auto entries = menu->findChildren<QAction*>();
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const QAction* one) {
            return one->text().section('\t', 0, 0) == text;
        });
        QVERIFY2(found != entries.end(), qPrintable(text));
        (*found)->trigger();
        menu->close();
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }
    /// Shows the slice of a site's point and returns the place of its ring.
    [[nodiscard]] QPoint ringOf(PaneWidget& pane, Site site)
    {
        const PatientPoint point = cell(site).location()->patient;
        if (const auto position = pane.positionOf(point))
            pane.setPosition(*position);
        return pixelOf(pane, point);
    }
};

void TestPointCommands::key_placesThePointAtTheMouse()
{
    choose(kCanal);
    const QPoint at = pixelOf(*t2(), {0, 14, -26});
    point(*t2(), at);
    m_driver.press(t2(), Qt::Key_J);
    const auto& placed = cell(kCanal).readerLocation;
    QVERIFY(placed);
    QCOMPARE(placed->seriesInstanceUid, t2()->currentVolume()->seriesInstanceUid);
    QCOMPARE(pixelOf(*t2(), placed->patient), at);
    QVERIFY(!cell(kCanal).decision);
    undo();
    QVERIFY(!cell(kCanal).readerLocation);
    m_driver.session->undoGroup()->redo();
    QVERIFY(cell(kCanal).readerLocation);
}

void TestPointCommands::key_saysWhereToPointWithoutAPane()
{
    choose(kCanal);
    QCursor::setPos(m_driver.window->mapToGlobal(QPoint(4, 4)));
    m_driver.press(t2(), Qt::Key_J);
    QVERIFY(!cell(kCanal).readerLocation);
    QVERIFY(banner()->text().contains("L4/L5"));
}

void TestPointCommands::keys_moveAcceptAndRemove()
{
    choose(kCanal);
    const SiteLocation found = *cell(kCanal).location();
    const int other = t2()->position() + 2;
    t2()->setPosition(other);
    m_driver.press(t2(), Qt::Key_J, Qt::ShiftModifier);
    QVERIFY(cell(kCanal).readerLocation);
    QVERIFY(cell(kCanal).readerLocation->sopInstanceUid != found.sopInstanceUid);
    QCOMPARE(t2()->positionOf(cell(kCanal).readerLocation->patient).value_or(-1), other);

    m_driver.press(t2(), Qt::Key_J, Qt::AltModifier);
    QVERIFY(cell(kCanal).readerLocation->patient == found.patient);

    m_driver.press(t2(), Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(!cell(kCanal).location());
    undo();
    QVERIFY(cell(kCanal).readerLocation->patient == found.patient);

    point(*t2(), pixelOf(*t2(), {0, 14, -21}));
    m_driver.press(t2(), Qt::Key_J);
    m_driver.press(t2(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(std::abs(cell(kCanal).readerLocation->patient.z + 30) < 1e-6); // its disc
}

void TestPointCommands::keys_workInTheGrid()
{
    choose(kCanal);
    m_driver.press(m_driver.grid(), Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(!cell(kCanal).location());
    QVERIFY(!cell(kCanal).decision);
    m_driver.press(m_driver.grid(), Qt::Key_J, Qt::AltModifier);
    QVERIFY(cell(kCanal).readerLocation);
}

void TestPointCommands::ringMenu_actsOnItsRing()
{
    const Site other{Condition::SpinalCanalStenosis, DiscLevel::L2L3};
    choose(kCanal);
    const QPoint ring = ringOf(*t2(), other);
    chooseEntry(*t2(), ring, "Accept the AI’s point of L2/L3 canal");
    QVERIFY(cell(other).readerLocation);
    QVERIFY(!cell(kCanal).readerLocation);
    chooseEntry(*t2(), ring, "Remove the point of L2/L3 canal");
    QVERIFY(!cell(other).location());
    undo();
    undo();
    QVERIFY(!cell(other).hasReaderPoint());
    QVERIFY(m_driver.session->selection()->site() == kCanal);
}

void TestPointCommands::placeMenu_placesAnySiteOfTheLevel()
{
    choose(kRight);
    const QPoint at = pixelOf(*axial(), {20, 20, 0});
    chooseEntry(*axial(), at, "L3/L4 left subarticular");
    QVERIFY(cell(kLeft).readerLocation);
    QVERIFY(std::abs(cell(kLeft).readerLocation->patient.x - 20) < 2);
    QVERIFY(!cell(kRight).readerLocation);
    const QPoint right = pixelOf(*axial(), {-20, 20, 0});
    chooseEntry(*axial(), right, "Place the point of L3/L4 right subarticular here");
    QVERIFY(cell(kRight).readerLocation);
}

void TestPointCommands::mainMenu_hasThePoints()
{
    for (const ActionId id : {ActionId::PlacePoint, ActionId::PointToSlice, ActionId::SnapPoint,
                              ActionId::AcceptPoint, ActionId::RemovePoint}) {
        const auto holders = m_driver.action(id)->associatedObjects();
        QVERIFY(std::any_of(holders.begin(), holders.end(), [](const QObject* holder) {
            return qobject_cast<const QMenu*>(holder) != nullptr;
        }));
        QVERIFY(m_driver.action(id)->isEnabled());
    }
    m_driver.session->closeStudy();
    QVERIFY(!m_driver.action(ActionId::RemovePoint)->isEnabled());
}

void TestPointCommands::drag_toTheOtherSideAsks()
{
    choose(kLeft);
    const QPoint from = ringOf(*axial(), kLeft);
    const PatientPoint there{-14, 10, 0};
    drag(*axial(), Qt::LeftButton, from, pixelOf(*axial(), there));
    QVERIFY(bar()->isVisible());
    QVERIFY(bar()->question().contains("L3/L4 left subarticular"));
    QVERIFY(!cell(kLeft).readerLocation);
    QTest::mouseClick(bar()->button(0), Qt::LeftButton);
    QVERIFY(!bar()->isVisible());
    QVERIFY(!cell(kLeft).readerLocation);
    QVERIFY(std::abs(cell(kRight).readerLocation->patient.x + 14) < 1);

    drag(*axial(), Qt::LeftButton, ringOf(*axial(), kLeft), pixelOf(*axial(), there));
    QTest::mouseClick(bar()->button(1), Qt::LeftButton);
    QVERIFY(std::abs(cell(kLeft).readerLocation->patient.x + 14) < 1);
    undo();
    QVERIFY(!cell(kLeft).readerLocation);
}

void TestPointCommands::drag_toTheOtherSide_isLeft()
{
    choose(kLeft);
    drag(*axial(), Qt::LeftButton, ringOf(*axial(), kLeft), pixelOf(*axial(), {-14, 10, 0}));
    QVERIFY(bar()->isVisible());
    QTest::mouseClick(bar()->laterButton(), Qt::LeftButton);
    QVERIFY(!bar()->isVisible());
    QVERIFY(!cell(kLeft).readerLocation && !cell(kRight).readerLocation);
    QCOMPARE(m_driver.session->current()->undo.count(), 0);
}

void TestPointCommands::otherSeries_showsWhatAReaderPlacedOnIt()
{
    choose(kCanal);
    m_driver.window->paneArea()->activate(t1());
    m_driver.press(t1(), Qt::Key_J, Qt::ShiftModifier);
    const std::string t1Uid = t1()->currentVolume()->seriesInstanceUid;
    QCOMPARE(cell(kCanal).readerLocation->seriesInstanceUid, t1Uid);
    // The pane of the T2 shows the T1: the point that lies on it is there, the AI's are not.
    m_driver.window->paneArea()->activate(t2());
    m_driver.action(ActionId::NextSeries)->trigger();
    while (t2()->currentVolume()->seriesInstanceUid != t1Uid)
        m_driver.action(ActionId::NextSeries)->trigger();
    const auto& marks = t2()->pane().content().marks;
    QCOMPARE(marks.size(), std::size_t(1));
    QVERIFY(marks.front().site == kCanal);
}

void TestPointCommands::resampledPlane_takesNoPoint()
{
    choose(kCanal);
    m_driver.window->paneArea()->activate(t2());
    m_driver.action(ActionId::PlaneCoronal)->trigger();
    QTRY_VERIFY(t2()->isResampled());
    QTRY_VERIFY(t2()->pane().hasPicture());
    point(*t2(), t2()->rect().center());
    m_driver.press(t2(), Qt::Key_J);
    QVERIFY(!cell(kCanal).readerLocation);
    QVERIFY(banner()->text().contains("resampled"));
}

QTEST_MAIN(TestPointCommands)
#include "tst_point_commands.moc"
