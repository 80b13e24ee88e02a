// Moving through the grid with its keys, and the panes that follow.
#include "tests/support/window_driver.h"

#include "ui/state/editing/reading_order_setting.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/grid/grade_button.h"
#include "ui/widgets/parts/message_banner.h"

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
constexpr Site kLeftSubarticular{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
constexpr Site kRightSubarticular{Condition::RightSubarticularStenosis, DiscLevel::L4L5};
/// Sites of a level at which the small study has axial slices.
constexpr Site kLeftInSlice{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
constexpr Site kRightInSlice{Condition::RightSubarticularStenosis, DiscLevel::L3L4};
constexpr Site kLeftForamen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L3L4};
constexpr Site kRightForamen{Condition::RightNeuralForaminalNarrowing, DiscLevel::L3L4};

/// The position of a patient point in a pane, pixels.
QPoint placeOf(const PaneWidget* pane, PatientPoint point)
{
    const DisplayPoint at = pane->scene().displayFromPatient(point);
    return QPointF(at.x, at.y).toPoint();
}

} // namespace

class TestReadingWalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("walk"); }
    void init();
    void cleanup() { m_driver.clear(); }
    void digits_gradeInTheGrid();
    void shiftDigits_gradeAndGoOn();
    void space_acceptsAndGoesOn();
    void wholeStudy_takesOneKeyASite();
    void order_isTheReadersChoice();
    void gradeButtons_nameTheKeyThatGradesNow();
    void enter_acceptsAndShiftEnterAcceptsTheLevel();
    void n_goesToTheNextUnreviewed();
    void undo_takesBackAndRedoRepeats();
    void digits_onAPaneAreWindows();
    void arrows_onAPaneStepSlices();
    void cell_movesThePanes();
    void mark_selectsItsCell();
    void left_isLeftEverywhere();
    void level_isCurrentInAllPanes();
    void x_hidesMarksWhileHeld();

private:
    void clickCell(Site site);

    WindowDriver m_driver;
};

void TestReadingWalk::init()
{
    m_driver.clear();
    m_driver.show(&kStudy);
}

void TestReadingWalk::clickCell(Site site)
{
    const QAbstractItemModel* model = m_driver.grid()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            if (SeverityGridModel::siteAt(index) == site)
                QTest::mouseClick(m_driver.grid()->viewport(), Qt::LeftButton, {},
                                  m_driver.grid()->visualRect(index).center());
        }
    }
}

void TestReadingWalk::digits_gradeInTheGrid()
{
    clickCell(kLeftSubarticular);
    QCOMPARE(m_driver.session->selection()->site(), kLeftSubarticular);
    m_driver.press(m_driver.grid(), Qt::Key_2);
    QCOMPARE(m_driver.session->current()->assessment.cell(kLeftSubarticular).severity(),
             Severity::Moderate);
    QCOMPARE(m_driver.session->current()->assessment.cell(kLeftSubarticular).state(),
             CellState::Changed);
    m_driver.press(m_driver.grid(), Qt::Key_U);
    QCOMPARE(m_driver.session->current()->assessment.cell(kLeftSubarticular).state(),
             CellState::Ungradable);
    m_driver.press(m_driver.grid(), Qt::Key_0); // no digit clears
    QCOMPARE(m_driver.session->current()->assessment.cell(kLeftSubarticular).state(),
             CellState::Ungradable);
    m_driver.press(m_driver.grid(), Qt::Key_Delete);
    QCOMPARE(m_driver.session->current()->assessment.cell(kLeftSubarticular).state(),
             CellState::AiSuggested);
}

void TestReadingWalk::shiftDigits_gradeAndGoOn()
{
    const Assessment& assessment = m_driver.session->current()->assessment;
    clickCell(kRightInSlice);
    m_driver.press(m_driver.grid(), Qt::Key_3, Qt::ShiftModifier);
    QCOMPARE(assessment.cell(kRightInSlice).decision->severity, Severity::Severe);
    const Site canal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
    QCOMPARE(m_driver.session->selection()->site(), canal);
    // In a pane the same keys grade, and the pane keeps the keyboard.
    PaneWidget* pane = m_driver.panes().axialT2;
    pane->setFocus();
    m_driver.press(pane, Qt::Key_2, Qt::ShiftModifier);
    QCOMPARE(assessment.cell(canal).decision->severity, Severity::Moderate);
    QCOMPARE(m_driver.session->selection()->site(), kLeftInSlice);
    QVERIFY(pane->hasFocus());
    QCOMPARE(assessment.reviewedCount(), 2);
}

void TestReadingWalk::space_acceptsAndGoesOn()
{
    clickCell(kRightInSlice);
    m_driver.press(m_driver.grid(), Qt::Key_Space);
    QCOMPARE(m_driver.session->current()->assessment.cell(kRightInSlice).state(),
             CellState::Accepted);
    QCOMPARE(m_driver.session->selection()->site(),
             (Site{Condition::SpinalCanalStenosis, DiscLevel::L3L4}));
}

void TestReadingWalk::wholeStudy_takesOneKeyASite()
{
    const Assessment& assessment = m_driver.session->current()->assessment;
    clickCell({Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2});
    for (std::size_t count = 1; count <= kSiteCount; ++count) {
        QCOMPARE(assessment.reviewedCount(), static_cast<int>(count) - 1);
        m_driver.press(m_driver.grid(), count % 2 == 0 ? Qt::Key_1 : Qt::Key_2, Qt::ShiftModifier);
    }
    QCOMPARE(assessment.reviewedCount(), static_cast<int>(kSiteCount));
    QVERIFY(m_driver.window->findChild<MessageBanner*>()->text().contains("25"));
}

void TestReadingWalk::order_isTheReadersChoice()
{
    const Site canal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    chooseReadingOrder(ReadingOrder::ByCondition);
    clickCell(canal);
    m_driver.press(m_driver.grid(), Qt::Key_N);
    QCOMPARE(m_driver.session->selection()->site(),
             (Site{Condition::SpinalCanalStenosis, DiscLevel::L5S1}));
    m_driver.press(m_driver.grid(), Qt::Key_N);
    QCOMPARE(m_driver.session->selection()->site(),
             (Site{Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2}));
    chooseReadingOrder(ReadingOrder::MostDoubtfulFirst);
    const auto doubtful = nextUncertain(m_driver.session->current()->assessment,
                                        m_driver.session->selection()->site());
    m_driver.press(m_driver.grid(), Qt::Key_N);
    QCOMPARE(m_driver.session->selection()->site(), *doubtful);
    chooseReadingOrder(ReadingOrder::ByLevel);
}

void TestReadingWalk::gradeButtons_nameTheKeyThatGradesNow()
{
    clickCell(kRightInSlice);
    const auto buttons = m_driver.window->findChildren<GradeButton*>();
    QCOMPARE(buttons.size(), 3);
    for (const GradeButton* button : buttons)
        QCOMPARE(button->key().size(), 1);
    m_driver.panes().axialT2->setFocus();
    for (const GradeButton* button : buttons)
        QCOMPARE(button->key().at(0), QChar(u'⇧'));
    m_driver.grid()->setFocus();
    for (const GradeButton* button : buttons)
        QCOMPARE(button->key().size(), 1);
}

void TestReadingWalk::enter_acceptsAndShiftEnterAcceptsTheLevel()
{
    clickCell(kLeftSubarticular);
    m_driver.press(m_driver.grid(), Qt::Key_Return);
    QCOMPARE(m_driver.session->current()->assessment.cell(kLeftSubarticular).state(),
             CellState::Accepted);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
    m_driver.press(m_driver.grid(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 5);
}

void TestReadingWalk::n_goesToTheNextUnreviewed()
{
    const Site first{Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2};
    const Site second{Condition::RightSubarticularStenosis, DiscLevel::L1L2};
    const Site third{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    m_driver.session->editing()->acceptFinding(second);
    clickCell(first);
    m_driver.press(m_driver.grid(), Qt::Key_N);
    QCOMPARE(m_driver.session->selection()->site(), third);
    QCOMPARE(m_driver.grid()->currentSite(), third);
}

void TestReadingWalk::undo_takesBackAndRedoRepeats()
{
    clickCell(kLeftSubarticular);
    m_driver.press(m_driver.grid(), Qt::Key_1);
    QVERIFY(m_driver.window->actions()->action(ActionId::Undo)->text().size() > 4);
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 0);
    m_driver.press(m_driver.grid(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier);
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
}

void TestReadingWalk::digits_onAPaneAreWindows()
{
    PaneWidget* pane = m_driver.panes().sagittalT2;
    m_driver.press(pane, Qt::Key_1);
    const double dicom = pane->viewState().windowWidth;
    m_driver.press(pane, Qt::Key_5);
    QVERIFY(pane->viewState().windowWidth != dicom);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 0);
    m_driver.press(pane, Qt::Key_I, Qt::ShiftModifier);
    QVERIFY(pane->viewState().invert);
    m_driver.press(pane, Qt::Key_R, Qt::AltModifier);
    QCOMPARE(pane->viewState().quarterTurns, 1);
}

void TestReadingWalk::arrows_onAPaneStepSlices()
{
    PaneWidget* pane = m_driver.panes().sagittalT1;
    m_driver.press(pane, Qt::Key_Home);
    QCOMPARE(pane->position(), 0);
    m_driver.press(pane, Qt::Key_Down);
    QCOMPARE(pane->position(), 1);
    m_driver.press(pane, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(pane->position(), 6);
    m_driver.press(pane, Qt::Key_End);
    QCOMPARE(pane->position(), pane->positionCount() - 1);
    QVERIFY(m_driver.window->paneArea()->activePane() == pane);
}

void TestReadingWalk::cell_movesThePanes()
{
    clickCell(kLeftForamen);
    const int left = m_driver.panes().sagittalT1->position();
    clickCell(kRightForamen);
    const int right = m_driver.panes().sagittalT1->position();
    QVERIFY(left != right);
    // Both foramina of the level are shown side by side, each on its side.
    const PatientPoint leftPoint =
        m_driver.session->current()->assessment.cell(kLeftForamen).location()->patient;
    QCOMPARE(m_driver.panes().leftForamen->position(), left);
    QCOMPARE(m_driver.panes().rightForamen->position(), right);
    QVERIFY(m_driver.panes().leftForamen->rect().contains(
        placeOf(m_driver.panes().leftForamen, leftPoint)));
}

void TestReadingWalk::mark_selectsItsCell()
{
    clickCell(kRightInSlice);
    PaneWidget* pane = m_driver.panes().axialT2;
    const PatientPoint point =
        m_driver.session->current()->assessment.cell(kLeftInSlice).location()->patient;
    QTest::mouseClick(pane, Qt::LeftButton, {}, placeOf(pane, point));
    QCOMPARE(m_driver.session->selection()->site(), kLeftInSlice);
    QCOMPARE(m_driver.grid()->currentSite(), kLeftInSlice);
}

void TestReadingWalk::left_isLeftEverywhere()
{
    clickCell(kLeftSubarticular);
    const PaneWidget* pane = m_driver.panes().axialT2;
    const PatientPoint left =
        m_driver.session->current()->assessment.cell(kLeftSubarticular).location()->patient;
    const PatientPoint right =
        m_driver.session->current()->assessment.cell(kRightSubarticular).location()->patient;
    QVERIFY(placeOf(pane, left).x() > pane->width() / 2);
    QVERIFY(placeOf(pane, right).x() < pane->width() / 2);
    QVERIFY(m_driver.grid()->currentIndex().column() >= 3);
    clickCell(kRightSubarticular);
    QVERIFY(m_driver.grid()->currentIndex().column() <= 1);
    const int rightPane = m_driver.panes().rightForamen->mapTo(m_driver.window.get(), QPoint()).x();
    const int leftPane = m_driver.panes().leftForamen->mapTo(m_driver.window.get(), QPoint()).x();
    QVERIFY(rightPane < leftPane);
}

void TestReadingWalk::level_isCurrentInAllPanes()
{
    clickCell({Condition::SpinalCanalStenosis, DiscLevel::L2L3});
    const int upper = m_driver.panes().axialT2->position();
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_Period);
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_Period);
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_Period);
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L5S1);
    QVERIFY(m_driver.panes().axialT2->position() > upper);
    QVERIFY(m_driver.panes().rightForamen->accessibleName().contains("L5/S1"));
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_Comma);
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L4L5);
}

void TestReadingWalk::x_hidesMarksWhileHeld()
{
    clickCell(kLeftInSlice);
    PaneWidget* pane = m_driver.panes().axialT2;
    pane->setFocus();
    QTRY_VERIFY(pane->hasFocus());
    const QImage before = pane->grab().toImage();
    QTest::keyPress(pane, Qt::Key_X);
    QVERIFY(pane->grab().toImage() != before);
    QTest::keyRelease(pane, Qt::Key_X);
    QCOMPARE(pane->grab().toImage(), before);
}

QTEST_MAIN(TestReadingWalk)
#include "tst_reading_walk.moc"
