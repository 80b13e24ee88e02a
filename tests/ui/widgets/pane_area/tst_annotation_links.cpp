#include "ui/widgets/pane_area/annotation_links.h"

#include "tests/support/small_study.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/tool_actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/report/measurements_panel.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"
#include "ui/widgets/window/side_panel.h"

#include <QApplication>
#include <QListWidget>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace foramen;
using namespace foramen::test;

/// The tools in the whole window: keys, buttons, undo, database, list.
class TestAnnotationLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

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
    void show();
    [[nodiscard]] ReadingPanes panes() const { return m_window->paneArea()->panes(); }
    [[nodiscard]] const Annotations& annotations() const { return *m_session->annotations(); }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void drawLength(PaneWidget* pane);

    QTemporaryDir m_study;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestAnnotationLinks::initTestCase()
{
    QVERIFY(m_study.isValid());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_study.path());
    QCoreApplication::setOrganizationName("foramen-test");
    theme::apply(*qApp);
    writeSmallStudy((m_study.path() + "/study").toStdString());
}

void TestAnnotationLinks::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    show();
}

void TestAnnotationLinks::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void TestAnnotationLinks::show()
{
    m_window.reset();
    m_session = std::make_unique<Session>(
        optionsFor(m_folder->path().toStdString(), std::make_shared<FakeModel>()));
    m_window = std::make_unique<MainWindow>(m_session.get());
    m_window->resize(1720, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(openAndSettle(*m_session, (m_study.path() + "/study").toStdString()));
}

void TestAnnotationLinks::press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    widget->setFocus();
    QTRY_VERIFY(widget->hasFocus());
    QTest::keyClick(widget, key, modifiers);
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
    for (QWidget* widget : {static_cast<QWidget*>(m_window->sidePanel()->grid()->view()),
                            static_cast<QWidget*>(panes().sagittalT2)}) {
        m_window->annotationLinks()->setTool(tool == PaneTool(ViewTool::Window) ? ViewTool::Pan
                                                                                : ViewTool::Window);
        press(widget, static_cast<Qt::Key>(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
        for (const PaneWidget* pane : panes().all())
            QVERIFY(pane->tool() == tool);
    }
}

void TestAnnotationLinks::buttons_chooseToolsAndNameTheirKeys()
{
    for (const PaneTool tool : kPaneTools) {
        QAction* action = m_window->actions()->action(actionOf(tool));
        QToolButton* button = nullptr;
        for (QToolButton* one : m_window->findChildren<QToolButton*>())
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
    QVERIFY(m_window->actions()->action(ActionId::ToolWindow)->isChecked());
}

void TestAnnotationLinks::undo_goesThroughGradesAndMeasurements()
{
    const Site site = m_session->selection()->site();
    drawLength(panes().sagittalT2);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    m_session->editing()->setSeverity(site, Severity::Severe);
    press(panes().sagittalT2, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_session->current()->assessment.cell(site).decision);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    press(panes().sagittalT2, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(annotations().all().empty());
    press(panes().sagittalT2, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    QVERIFY(m_session->saving()->text().startsWith(QStringLiteral("Saved")));
}

void TestAnnotationLinks::delete_removesTheSelectedOne()
{
    drawLength(panes().sagittalT2);
    QVERIFY(!m_window->annotationLinks()->selected().isEmpty()); // what was drawn is selected
    press(panes().sagittalT2, Qt::Key_Delete);
    QVERIFY(annotations().all().empty());
    QVERIFY(m_window->annotationLinks()->selected().isEmpty());
    drawLength(panes().sagittalT2);
    press(panes().sagittalT2, Qt::Key_Backspace);
    QVERIFY(annotations().all().empty());
}

void TestAnnotationLinks::k_marksAKeyImage()
{
    press(panes().sagittalT2, Qt::Key_K);
    QCOMPARE(annotations().all().size(), std::size_t(1));
    QVERIFY(annotations().isKeyImage(panes().sagittalT2->shownPicture()));
    QVERIFY(m_window->actions()->action(ActionId::KeyImage)->isChecked());
    press(panes().sagittalT2, Qt::Key_Down);
    QVERIFY(!m_window->actions()->action(ActionId::KeyImage)->isChecked());
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
    const std::string uid = annotations().all().front().annotationUid;
    pane->setPosition(5);
    panes().sagittalT2->setFocus();
    auto* panel = m_window->findChild<MeasurementsPanel*>();
    QVERIFY(panel);
    QCOMPARE(panel->list()->count(), 1);
    const QString text = panel->list()->item(0)->text();
    // Counted as the pane counts, from the head.
    QVERIFY2(text.contains("mm") && text.contains("Axial T2 · 2 / 9"), qPrintable(text));
    m_window->annotationLinks()->select({});
    Q_EMIT panel->list()->itemClicked(panel->list()->item(0));
    QCOMPARE(pane->position(), 1);
    QCOMPARE(m_window->annotationLinks()->selected().toStdString(), uid);
    QVERIFY(m_window->paneArea()->activePane() == pane);
}

void TestAnnotationLinks::everything_isBackAfterReopening()
{
    drawLength(panes().axialT2);
    press(panes().sagittalT2, Qt::Key_K);
    const auto before = annotations().all();
    QCOMPARE(before.size(), std::size_t(2));
    show();
    QVERIFY(annotations().all() == before);
    m_session->closeStudy();
    QVERIFY(annotations().all().empty());
    QVERIFY(openAndSettle(*m_session, (m_study.path() + "/study").toStdString()));
    QVERIFY(annotations().all() == before);
}

QTEST_MAIN(TestAnnotationLinks)
#include "tst_annotation_links.moc"
