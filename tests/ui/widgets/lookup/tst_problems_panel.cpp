#include "ui/widgets/lookup/problems_panel.h"

#include "tests/support/window_driver.h"

#include <QListView>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
const Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
const Site kRight{Condition::RightSubarticularStenosis, DiscLevel::L3L4};

} // namespace

/// The page of problems in the window.
class TestProblemsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("problems-panel"); }
    void init();
    void cleanup() { m_driver.close(); }

    void enter_goesToTheSiteOfAPoint();
    void doubleClick_goesThereToo();
    void cell_hasASign();

private:
    [[nodiscard]] const Assessment& assessment() const
    {
        return m_driver.session->current()->assessment;
    }
    [[nodiscard]] QListView* list() const
    {
        return m_driver.window->findChild<ProblemsPanel*>()->list();
    }
    [[nodiscard]] QImage cellOf(Site site) const
    {
        SeverityGridView* grid = m_driver.grid();
        // Laid out like the image: foramen and recess of the right, canal, then of the left.
        const int column = sideOf(site.condition) == Side::Left ? 3 : 1;
        const QModelIndex index = grid->model()->index(static_cast<int>(site.level), column);
        return grid->viewport()->grab(grid->visualRect(index)).toImage();
    }
    void moveLeftPointToTheRight()
    {
        SiteLocation moved = *assessment().cell(kLeft).location();
        moved.patient.x = assessment().cell(kRight).location()->patient.x - 5;
        m_driver.session->editing()->setPoint(kLeft, CellAction::PointMoved, moved);
    }

    WindowDriver m_driver;
};

void TestProblemsPanel::init()
{
    m_driver.clear();
    m_driver.show(&kStudy);
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L1L2});
}

void TestProblemsPanel::enter_goesToTheSiteOfAPoint()
{
    moveLeftPointToTheRight();
    m_driver.action(ActionId::ShowProblems)->trigger();
    QTRY_VERIFY(list()->hasFocus());
    list()->setCurrentIndex(list()->model()->index(0, 0));
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(m_driver.session->selection()->site() == kLeft);
}

void TestProblemsPanel::doubleClick_goesThereToo()
{
    moveLeftPointToTheRight();
    m_driver.action(ActionId::ShowProblems)->trigger();
    QTRY_VERIFY(list()->isVisible());
    const QPoint place = list()->visualRect(list()->model()->index(0, 0)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, Qt::NoModifier, place);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, Qt::NoModifier, place);
    QVERIFY(m_driver.session->selection()->site() == kLeft);
}

void TestProblemsPanel::cell_hasASign()
{
    const Site other{Condition::LeftSubarticularStenosis, DiscLevel::L1L2};
    const QImage before = cellOf(kRight);
    const QImage beforeOther = cellOf(other);
    moveLeftPointToTheRight();
    QVERIFY(cellOf(kRight) != before); // both points of the pair
    QCOMPARE(cellOf(other), beforeOther);
    m_driver.action(ActionId::Undo)->trigger();
    QCOMPARE(cellOf(kRight), before);
}

QTEST_MAIN(TestProblemsPanel)
#include "tst_problems_panel.moc"
