#include "ui/widgets/measures/measures_panel.h"

#include "tests/support/window_driver.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/report/report_draft.h"
#include "ui/widgets/measures/measure_table.h"
#include "ui/widgets/pane_area/annotation_links.h"
#include "ui/widgets/pane_area/tool_selection.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;

/// The row of the table and the disc's height, see fakeGraderFactory().
constexpr int kRowL4L5 = 3;
constexpr int kLordosisRow = 5;
constexpr int kCanalColumn = 0;
constexpr int kDiscColumn = 2;
constexpr int kSlipColumn = 3;
constexpr int kForamenColumn = 4; ///< right, height
constexpr double kDiscL4L5 = -30;

/// A line between two places of the middle slice, in patient space.
SpineMeasure lineOn(const VolumePtr& volume, MeasureKind kind, std::optional<DiscLevel> level,
                    std::vector<PatientPoint> places, double value)
{
    SpineMeasure made;
    made.kind = kind;
    made.level = level;
    made.value = value;
    made.deviation = 0.9;
    const int slice = volume->geometry.slices / 2;
    const SliceSource& source = volume->sources[static_cast<std::size_t>(slice)];
    made.seriesInstanceUid = volume->seriesInstanceUid;
    made.sopInstanceUid = source.sopInstanceUid;
    made.instanceNumber = source.instanceNumber;
    made.frameNumber = source.frameNumber;
    for (const PatientPoint& place : places) {
        const VoxelPoint voxel = volume->geometry.voxelFromPatient(place);
        made.points.push_back({voxel.column, voxel.row});
    }
    return made;
}

std::vector<SpineMeasure> measuresOn(const VolumePtr& volume)
{
    std::vector<SpineMeasure> list = {
        lineOn(volume, MeasureKind::CanalDiameter, DiscLevel::L4L5,
               {{0, 20, kDiscL4L5}, {0, 28.2, kDiscL4L5}}, 8.2),
        lineOn(volume, MeasureKind::DiscHeight, DiscLevel::L3L4, {{0, 5, 5}, {0, 5, -5}}, 10),
        lineOn(volume, MeasureKind::DiscHeight, DiscLevel::L4L5,
               {{0, 5, kDiscL4L5 + 4}, {0, 5, kDiscL4L5 - 4}}, 8),
        lineOn(volume, MeasureKind::Slip, DiscLevel::L4L5,
               {{0, 14, kDiscL4L5}, {0, 18.5, kDiscL4L5}}, 4.5),
        lineOn(volume, MeasureKind::Lordosis, std::nullopt,
               {{0, 0, 70}, {0, 30, 75}, {0, 0, -80}, {0, 30, -62}}, 40)};
    list[2].percent = 80;
    list[3].percent = 13;
    return list;
}

} // namespace

/// The table of measures in the whole window, by mouse and keys.
class TestMeasuresPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("measures-panel"); }
    void init();
    void cleanup() { m_driver.close(); }

    void table_showsValuesWithTheirDeviationAndLimit();
    void table_isAbsentWithoutMeasures();
    void click_showsThePictureAndTheLevel();
    void edit_makesTheReadersMeasurementAndUndoes();
    void automatic_isUsedAgain();
    void marks_areDrawnForTheCurrentLevel();
    void byHand_drawsAKindWithoutATool();
    void readerFirst_hidesThemUntilTheLevelIsDecided();
    void site_saysWhatWasMeasured();
    void report_speaksOfThem();
    void copy_isATable();
    void measures_areBackAfterReopening();

private:
    void showTabOf(const QWidget* content) const;
    void show();
    [[nodiscard]] MeasuresPanel* panel() const
    {
        return m_driver.window->findChild<MeasuresPanel*>();
    }
    [[nodiscard]] MeasureTable* table() const { return panel()->table(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->item(row, column)->text();
    }
    [[nodiscard]] const std::vector<Annotation>& annotations() const
    {
        return m_driver.session->annotations()->all();
    }
    void click(int row, int column)
    {
        const QRect place = table()->visualItemRect(table()->item(row, column));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place.center());
    }
    [[nodiscard]] QPushButton* button(const QString& text) const;
    [[nodiscard]] std::size_t drawnMarks() const;

    WindowDriver m_driver;
};

void TestMeasuresPanel::init()
{
    m_driver.clear();
    m_driver.model->measures = measuresOn;
}

void TestMeasuresPanel::showTabOf(const QWidget* content) const
{
    auto* tabs = m_driver.window->sidePanel()->findChild<QTabWidget*>();
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->widget(i)->isAncestorOf(content))
            tabs->setCurrentIndex(i);
}

void TestMeasuresPanel::show()
{
    m_driver.show(&kStudy, {1720, 1000});
    showTabOf(panel());
    QCOMPARE(panel()->isVisible(), static_cast<bool>(m_driver.model->measures));
}

QPushButton* TestMeasuresPanel::button(const QString& text) const
{
    const auto buttons = panel()->findChildren<QPushButton*>();
    const auto found = std::find_if(buttons.begin(), buttons.end(),
                                    [&](QPushButton* one) { return one->text() == text; });
    return found == buttons.end() ? nullptr : *found;
}

std::size_t TestMeasuresPanel::drawnMarks() const
{
    const PaneWidget* pane = m_driver.panes().sagittalT2;
    return shownMeasures(pane->pane().content().annotations, pane->scene()).size();
}

void TestMeasuresPanel::table_showsValuesWithTheirDeviationAndLimit()
{
    show();
    QCOMPARE(cell(kRowL4L5, kCanalColumn), QStringLiteral("8.2 ± 0.9\nnarrow: < 10"));
    QCOMPARE(cell(kRowL4L5, kDiscColumn), QStringLiteral("8.0 ± 0.9\n80 %"));
    QCOMPARE(cell(kRowL4L5, kSlipColumn), QStringLiteral("4.5 ± 0.9\n13 %, ≥ 3 mm"));
    QVERIFY(cell(kLordosisRow, 0).contains(QStringLiteral("40.0° ± 0.9")));
    QCOMPARE(cell(0, kCanalColumn), QStringLiteral("–"));
    QVERIFY(table()->item(0, kCanalColumn)->toolTip().startsWith("Not measured"));
    QVERIFY(table()->item(kRowL4L5, kCanalColumn)->toolTip().contains("Verbiest"));
    QCOMPARE(table()->verticalHeaderItem(kRowL4L5)->text(), QStringLiteral("L4/L5"));
    // Nothing was measured of foramina and sac: no empty columns.
    QVERIFY(table()->isColumnHidden(kForamenColumn));
    QVERIFY(!table()->isColumnHidden(kSlipColumn));
    QVERIFY(!table()->item(kRowL4L5, kCanalColumn)->font().bold());
}

void TestMeasuresPanel::table_isAbsentWithoutMeasures()
{
    m_driver.model->measures = nullptr;
    show();
    QVERIFY(panel()->isHidden());
}

void TestMeasuresPanel::click_showsThePictureAndTheLevel()
{
    show();
    PaneWidget* pane = m_driver.panes().sagittalT2;
    pane->setPosition(0);
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L1L2});
    pane->setPosition(0);
    click(kRowL4L5, kSlipColumn);
    QCOMPARE(m_driver.session->selection()->site().level, DiscLevel::L4L5);
    const auto& measures = m_driver.session->current()->assessment.measures();
    QCOMPARE(pane->shownPicture().sopInstanceUid, measures.front().sopInstanceUid);
}

void TestMeasuresPanel::edit_makesTheReadersMeasurementAndUndoes()
{
    show();
    table()->setFocus();
    table()->setCurrentCell(kRowL4L5, kSlipColumn);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(annotations().size(), std::size_t{1});
    QVERIFY(annotations().front().kind == AnnotationKind::Slip);
    // The length of the marks is the value; the AI's stays as it was.
    QCOMPARE(cell(kRowL4L5, kSlipColumn), QStringLiteral("4.5\n13 %, ≥ 3 mm"));
    QVERIFY(table()->item(kRowL4L5, kSlipColumn)->font().bold());
    QCOMPARE(m_driver.session->current()->assessment.measures().size(), std::size_t{5});
    QCOMPARE(m_driver.window->annotationLinks()->selected().toStdString(),
             annotations().front().annotationUid);
    // A handle that is moved changes the value.
    Annotation moved = annotations().front();
    moved.points[0] = moved.points[1];
    moved.points[0].column -= 1;
    m_driver.session->annotations()->change(moved, QStringLiteral("moved"));
    QVERIFY(!cell(kRowL4L5, kSlipColumn).startsWith("4.5"));
    m_driver.action(ActionId::Undo)->trigger();
    m_driver.action(ActionId::Undo)->trigger();
    QVERIFY(annotations().empty());
    QCOMPARE(cell(kRowL4L5, kSlipColumn), QStringLiteral("4.5 ± 0.9\n13 %, ≥ 3 mm"));
    m_driver.action(ActionId::Redo)->trigger();
    QCOMPARE(cell(kRowL4L5, kSlipColumn), QStringLiteral("4.5\n13 %, ≥ 3 mm"));
}

void TestMeasuresPanel::automatic_isUsedAgain()
{
    show();
    QPushButton* automatic = button(QStringLiteral("Automatic"));
    click(kRowL4L5, kCanalColumn);
    QVERIFY(!automatic->isEnabled());
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    QCOMPARE(annotations().size(), std::size_t{1});
    QVERIFY(annotations().front().kind == AnnotationKind::CanalDiameter);
    QVERIFY(automatic->isEnabled());
    // A second time goes to the same one.
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    QCOMPARE(annotations().size(), std::size_t{1});
    QTest::mouseClick(automatic, Qt::LeftButton);
    QVERIFY(annotations().empty());
    QCOMPARE(cell(kRowL4L5, kCanalColumn), QStringLiteral("8.2 ± 0.9\nnarrow: < 10"));
}

void TestMeasuresPanel::marks_areDrawnForTheCurrentLevel()
{
    show();
    click(kRowL4L5, kCanalColumn);
    QCOMPARE(drawnMarks(), std::size_t{0});
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_Y, Qt::ShiftModifier);
    QVERIFY(m_driver.action(ActionId::ShowMeasures)->isChecked());
    QCOMPARE(drawnMarks(), std::size_t{3});
    const auto& marks = m_driver.panes().sagittalT2->pane().content().annotations.measures;
    QVERIFY(std::any_of(marks.begin(), marks.end(), [](const MeasureMark& one) {
        return one.text == QStringLiteral("Canal AP diameter 8.2 mm ± 0.9");
    }));
    // What the reader took over is drawn once, as the reader's.
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    QCOMPARE(drawnMarks(), std::size_t{2});
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    QCOMPARE(m_driver.panes().sagittalT2->pane().content().annotations.measures.size(),
             std::size_t{1});
    click(kLordosisRow, 0);
    QCOMPARE(m_driver.panes().sagittalT2->pane().content().annotations.measures.size(),
             std::size_t{2});
    auto* button = panel()->findChild<QToolButton*>(QStringLiteral("showMeasures"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(drawnMarks(), std::size_t{0});
}

void TestMeasuresPanel::byHand_drawsAKindWithoutATool()
{
    show();
    const QMenu* menu = panel()->findChild<QToolButton*>(QStringLiteral("measureByHand"))->menu();
    const auto entries = menu->actions();
    QCOMPARE(entries.size(), static_cast<qsizetype>(kMeasureKinds.size()));
    const auto disc = std::find_if(entries.begin(), entries.end(), [](const QAction* one) {
        return one->text() == QStringLiteral("Disc height");
    });
    QVERIFY(disc != entries.end());
    (*disc)->trigger();
    PaneWidget* pane = m_driver.panes().sagittalT2;
    QVERIFY(pane->tool() == PaneTool(AnnotationKind::DiscHeight));
    QVERIFY(!m_driver.action(ActionId::ToolWindow)->isChecked());
    // At L2/L3, where nothing was measured.
    const auto& scene = pane->scene();
    const auto at = [&](double z) {
        const VoxelPoint voxel = pane->currentVolume()->geometry.voxelFromPatient({0, 5, 30 + z});
        return displayOf(scene, {voxel.column, voxel.row}).toPoint();
    };
    QTest::mousePress(pane, Qt::LeftButton, Qt::NoModifier, at(6));
    QMouseEvent move(QEvent::MouseMove, at(-6), pane->mapToGlobal(at(-6)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(pane, &move);
    QTest::mouseRelease(pane, Qt::LeftButton, Qt::NoModifier, at(-6));
    QCOMPARE(annotations().size(), std::size_t{1});
    QVERIFY(annotations().front().kind == AnnotationKind::DiscHeight);
    QVERIFY2(cell(1, kDiscColumn).startsWith("1"), qPrintable(cell(1, kDiscColumn)));
    QVERIFY(table()->item(1, kDiscColumn)->font().bold());
    // The tool ends after one use.
    QVERIFY(pane->tool() == PaneTool(ViewTool::Window));
    QVERIFY(m_driver.action(ActionId::ToolWindow)->isChecked());
}

void TestMeasuresPanel::readerFirst_hidesThemUntilTheLevelIsDecided()
{
    show();
    m_driver.action(ActionId::RevealReaderFirst)->trigger();
    QCOMPARE(cell(kRowL4L5, kCanalColumn), QStringLiteral("hidden"));
    QVERIFY(!table()->item(kRowL4L5, kCanalColumn)->toolTip().contains("8.2"));
    QVERIFY(!m_driver.session->draft()->text().contains("8.2 mm"));
    click(kRowL4L5, kCanalColumn);
    QVERIFY(!button(QStringLiteral("Edit"))->isEnabled());
    m_driver.action(ActionId::ShowMeasures)->setChecked(true);
    QCOMPARE(drawnMarks(), std::size_t{0});
    showTabOf(m_driver.grid()); // its keys act where it is seen
    for (const Condition condition : kConditions) {
        QCOMPARE(cell(kRowL4L5, kCanalColumn), QStringLiteral("hidden"));
        m_driver.session->selection()->select({condition, DiscLevel::L4L5});
        m_driver.press(m_driver.grid(), Qt::Key_1);
        m_driver.press(m_driver.grid(), Qt::Key_V);
    }
    showTabOf(panel());
    QCOMPARE(cell(kRowL4L5, kCanalColumn), QStringLiteral("8.2 ± 0.9\nnarrow: < 10"));
    QVERIFY(cell(kLordosisRow, 0) == QStringLiteral("hidden"));
    m_driver.action(ActionId::ShowMeasures)->setChecked(false);
}

void TestMeasuresPanel::site_saysWhatWasMeasured()
{
    show();
    const auto* label = m_driver.window->findChild<QLabel*>(QStringLiteral("measured"));
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    QCOMPARE(label->text(), QStringLiteral("Measured: 8.2 mm ± 0.9, narrow: under 10 mm"));
    QVERIFY(!label->isHidden() && label->toolTip().contains("automatic"));
    m_driver.session->selection()->select({Condition::LeftSubarticularStenosis, DiscLevel::L4L5});
    QVERIFY(label->isHidden());
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    QVERIFY(label->isHidden());
}

void TestMeasuresPanel::report_speaksOfThem()
{
    show();
    const QString before = m_driver.session->draft()->text();
    QVERIFY(before.contains("Canal AP diameter 8.2 mm (automatic, ± 0.9; narrow: under 10 mm)."));
    QVERIFY(before.contains("Meyerding 1"));
    QVERIFY(!before.contains("Disc height"));
    QSignalSpy changes(m_driver.session->draft(), &ReportDraft::textChanged);
    click(kRowL4L5, kDiscColumn);
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    QVERIFY(!changes.isEmpty());
    QVERIFY(m_driver.session->draft()->text().contains(
        "Disc height 8.0 mm, 80 % of the height of the disc above (by the reader)."));
}

void TestMeasuresPanel::copy_isATable()
{
    show();
    QTest::mouseClick(panel()->findChild<QPushButton*>(QStringLiteral("copyMeasures")),
                      Qt::LeftButton);
    const QStringList rows = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(rows.size(), 6);
    QCOMPARE(rows[2].split(QLatin1Char('\t')),
             (QStringList{"L4/L5", "", "Canal AP diameter", "8.2", "mm", "0.9", "", "automatic",
                          "narrow: under 10 mm"}));
}

void TestMeasuresPanel::measures_areBackAfterReopening()
{
    show();
    click(kRowL4L5, kSlipColumn);
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    m_driver.model->measures = nullptr; // they come from the database
    m_driver.show(&kStudy, {1720, 1000});
    QCOMPARE(m_driver.model->gradings.load(), 1);
    QCOMPARE(cell(kRowL4L5, kCanalColumn), QStringLiteral("8.2 ± 0.9\nnarrow: < 10"));
    QCOMPARE(cell(kRowL4L5, kSlipColumn), QStringLiteral("4.5\n13 %, ≥ 3 mm"));
}

QTEST_MAIN(TestMeasuresPanel)
#include "tst_measures_panel.moc"
