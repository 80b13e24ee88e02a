#include "ui/widgets/pane_area/annotation_links.h"

#include "tests/support/window_driver.h"
#include "ui/state/editing/annotations.h"
#include "ui/widgets/keys/tool_actions.h"
#include "ui/widgets/pane_area/tool_selection.h"
#include "ui/widgets/report/measurements_panel.h"

#include <QListWidget>
#include <QMouseEvent>
#include <QTest>
#include <QToolButton>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;

} // namespace

/// Annotation tools in the whole window: keys, buttons, undo, database, list.
class TestAnnotationLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("annotation-links"); }
    void init();
    void cleanup() { m_driver.close(); }

    void keys_chooseTools_data();
    void keys_chooseTools();
    void buttons_chooseToolsAndNameTheirKeys();
    void escape_goesBackToTheFirstTool();
    void undo_goesThroughGradesAndMeasurements();
    void delete_removesTheSelectedOne();
    void k_marksAKeyImage();
    void shiftK_goesFromKeyImageToKeyImage();
    void list_bringsAMeasurementBack();
    void everything_isBackAfterReopening();

private:
    void show() { m_driver.show(&kStudy, {1720, 900}); }
    [[nodiscard]] ReadingPanes panes() const { return m_driver.panes(); }
    [[nodiscard]] const Annotations& annotations() const
    {
        return *m_driver.session->annotations();
    }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_driver.press(widget, key, modifiers);
    }
    void drawLength(PaneWidget* pane);

    WindowDriver m_driver;
};

void TestAnnotationLinks::init()
{
    m_driver.clear();
    show();
}

void TestAnnotationLinks::drawLength(PaneWidget* pane)
{
    press(pane, Qt::Key_D);
    const QPoint middle = pane->rect().center();
    const QPoint from = middle - QPoint(30, 60);
    const QPoint to = middle + QPoint(30, -40);
    QTest::mousePress(pane, Qt::LeftButton, Qt::NoModifier, from);
    QMouseEvent move(QEvent::MouseMove, to, pane->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(pane, &move);
    QTest::mouseRelease(pane, Qt::LeftButton, Qt::NoModifier, to);
}

void TestAnnotationLinks::keys_chooseTools_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<PaneTool>("tool");
    const struct {
        const char* name;
        Qt::Key key;
        bool shift;
        PaneTool tool;
    } rows[] = {{"W", Qt::Key_W, false, ViewTool::Window},
                {"T", Qt::Key_T, false, ViewTool::Pan},
                {"Z", Qt::Key_Z, false, ViewTool::Zoom},
                {"S", Qt::Key_S, false, ViewTool::Scroll},
                {"Shift+Z", Qt::Key_Z, true, ViewTool::Magnifier},
                {"D", Qt::Key_D, false, AnnotationKind::Length},
                {"Shift+D", Qt::Key_D, true, AnnotationKind::CanalDiameter},
                {"A", Qt::Key_A, false, AnnotationKind::Angle},
                {"Shift+A", Qt::Key_A, true, AnnotationKind::CobbAngle},
                {"E", Qt::Key_E, false, AnnotationKind::Ellipse},
                {"Shift+E", Qt::Key_E, true, AnnotationKind::Polygon},
                {"G", Qt::Key_G, false, AnnotationKind::Arrow},
                {"Shift+G", Qt::Key_G, true, AnnotationKind::Text}};
    for (const auto& row : rows)
        QTest::newRow(row.name) << static_cast<int>(row.key) << row.shift << row.tool;
}

void TestAnnotationLinks::keys_chooseTools()
{
    QFETCH(int, key);
    QFETCH(bool, shift);
    QFETCH(PaneTool, tool);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_driver.grid()), static_cast<QWidget*>(panes().sagittalT2)}) {
        m_driver.window->tools()->setTool(tool == PaneTool(ViewTool::Window) ? ViewTool::Pan
                                                                             : ViewTool::Window);
        press(widget, static_cast<Qt::Key>(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
        for (const PaneWidget* pane : panes().all())
            QVERIFY(pane->tool() == tool);
    }
}

void TestAnnotationLinks::buttons_chooseToolsAndNameTheirKeys()
{
    for (const PaneTool tool : kPaneTools) {
        QAction* action = m_driver.action(actionOf(tool));
        QToolButton* button = nullptr;
        for (QToolButton* one : m_driver.window->findChildren<QToolButton*>())
            if (one->defaultAction() == action)
                button = one;
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(panes().axialT2->tool() == tool);
        QVERIFY(button->isChecked());
        QVERIFY(button->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        QVERIFY(!action->icon().isNull());
    }
}

void TestAnnotationLinks::escape_goesBackToTheFirstTool()
{
    press(panes().sagittalT2, Qt::Key_A);
    QVERIFY(panes().sagittalT2->tool() == PaneTool(AnnotationKind::Angle));
    press(panes().sagittalT2, Qt::Key_Escape);
    for (const PaneWidget* pane : panes().all())
        QVERIFY(pane->tool() == PaneTool(ViewTool::Window));
    QVERIFY(m_driver.action(ActionId::ToolWindow)->isChecked());
}

void TestAnnotationLinks::undo_goesThroughGradesAndMeasurements()
{
    const Site site = m_driver.session->selection()->site();
    drawLength(panes().sagittalT2);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    m_driver.session->editing()->setSeverity(site, Severity::Severe);
    press(panes().sagittalT2, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_driver.session->current()->assessment.cell(site).decision);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    press(panes().sagittalT2, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(annotations().all().empty());
    press(panes().sagittalT2, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    QVERIFY(m_driver.session->saving()->text().startsWith(QStringLiteral("Saved")));
}

void TestAnnotationLinks::delete_removesTheSelectedOne()
{
    drawLength(panes().sagittalT2);
    QVERIFY(
        !m_driver.window->annotationLinks()->selected().isEmpty()); // a new annotation is selected
    press(panes().sagittalT2, Qt::Key_Delete);
    QVERIFY(annotations().all().empty());
    QVERIFY(m_driver.window->annotationLinks()->selected().isEmpty());
    drawLength(panes().sagittalT2);
    press(panes().sagittalT2, Qt::Key_Backspace);
    QVERIFY(annotations().all().empty());
}

void TestAnnotationLinks::k_marksAKeyImage()
{
    press(panes().sagittalT2, Qt::Key_K);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    QVERIFY(annotations().isKeyImage(panes().sagittalT2->shownPicture()));
    QVERIFY(m_driver.action(ActionId::KeyImage)->isChecked());
    press(panes().sagittalT2, Qt::Key_Down);
    QVERIFY(!m_driver.action(ActionId::KeyImage)->isChecked());
    press(panes().sagittalT2, Qt::Key_Up);
    press(panes().sagittalT2, Qt::Key_K);
    QVERIFY(annotations().all().empty());
}

void TestAnnotationLinks::shiftK_goesFromKeyImageToKeyImage()
{
    PaneWidget* pane = panes().sagittalT2;
    for (const int position : {2, 6}) {
        pane->setPosition(position);
        press(pane, Qt::Key_K);
    }
    pane->setPosition(4);
    press(pane, Qt::Key_K, Qt::ShiftModifier);
    const int first = pane->position();
    QVERIFY(first == 2 || first == 6);
    press(pane, Qt::Key_K, Qt::ShiftModifier);
    QCOMPARE(pane->position(), 8 - first);
    press(pane, Qt::Key_K, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(pane->position(), first);
}

void TestAnnotationLinks::list_bringsAMeasurementBack()
{
    PaneWidget* pane = panes().axialT2;
    pane->setPosition(1);
    drawLength(pane);
    QCOMPARE(pane->pane().content().title, QStringLiteral("Axial T2 · L2/L3"));
    const std::string uid = annotations().all().front().annotationUid;
    pane->setPosition(5);
    panes().sagittalT2->setFocus();
    auto* panel = m_driver.window->findChild<MeasurementsPanel*>();
    QVERIFY(panel);
    QCOMPARE(panel->list()->count(), 1);
    const QString text = panel->list()->item(0)->text();
    // Numbered as in the pane, from the head.
    QVERIFY2(text.contains("mm") && text.contains("L2/L3 · Axial T2 · 2 / 9"), qPrintable(text));
    m_driver.window->annotationLinks()->select({});
    Q_EMIT panel->list()->itemClicked(panel->list()->item(0));
    QCOMPARE(pane->position(), 1);
    QCOMPARE(m_driver.window->annotationLinks()->selected().toStdString(), uid);
    QVERIFY(m_driver.window->paneArea()->activePane() == pane);
}

void TestAnnotationLinks::everything_isBackAfterReopening()
{
    drawLength(panes().axialT2);
    press(panes().sagittalT2, Qt::Key_K);
    const auto before = annotations().all();
    QCOMPARE(before.size(), std::size_t(2));
    show();
    QVERIFY(annotations().all() == before);
    m_driver.session->closeStudy();
    QVERIFY(annotations().all().empty());
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kStudy)));
    QVERIFY(annotations().all() == before);
}

QTEST_MAIN(TestAnnotationLinks)
#include "tst_annotation_links.moc"
