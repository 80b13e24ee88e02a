#include "ui/panes/pane/pane_tool.h"

#include "tests/support/annotation_pane.h"

using namespace foramen;
using namespace foramen::test;

/// The tools of the left button that place nothing.
class TestPaneTool : public AnnotationPane {
    Q_OBJECT

private Q_SLOTS:
    void init() { makePane(); }
    void cleanup() { dropPane(); }

    void viewTools_takeTheLeftButton();
    void magnifier_isThereWhileHeld();
    void cursor_showsTheTool();
};

void TestPaneTool::viewTools_takeTheLeftButton()
{
    m_pane->setTool(ViewTool::Pan);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {160, 80});
    QVERIFY((m_pane->viewState().pan == DisplayPoint{60, -20}));
    m_pane->resetView();
    m_pane->setTool(ViewTool::Zoom);
    const QSignalSpy menu(m_pane.get(), &PaneWidget::contextMenuRequested);
    drag(*m_pane, Qt::LeftButton, {150, 250}, {150, 150});
    QVERIFY(m_pane->viewState().zoom > 1.5);
    click({150, 250});
    QCOMPARE(menu.count(), 0);
    m_pane->setTool(ViewTool::Scroll);
    const ViewState before = m_pane->viewState();
    drag(*m_pane, Qt::LeftButton, {150, 150}, {150, 174});
    QCOMPARE(m_pane->position(), 13);
    drag(*m_pane, Qt::LeftButton, {150, 150}, {150, 110});
    QCOMPARE(m_pane->position(), 8);
    QCOMPARE(m_pane->viewState().windowWidth, before.windowWidth);
    m_pane->setTool(ViewTool::Window);
    drag(*m_pane, Qt::LeftButton, {100, 100}, {200, 100});
    QVERIFY(m_pane->viewState().windowWidth > before.windowWidth * 1.2);
}

void TestPaneTool::magnifier_isThereWhileHeld()
{
    const QSignalSpy clicked(m_pane.get(), &PaneWidget::markClicked);
    m_pane->setMarks({markAt(m_pane->scene().patientFromDisplay({200, 200}))});
    m_pane->setTool(ViewTool::Magnifier);
    const QImage before = m_pane->grab().toImage();
    const ViewState view = m_pane->viewState();
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {200, 200});
    const QImage lens = m_pane->grab().toImage();
    QVERIFY(lens != before);
    QCOMPARE(lens.pixelColor(30, 30), before.pixelColor(30, 30));
    QVERIFY(severePixels(*m_pane, {200, 200}) == 0); // the ring is not drawn there
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::NoModifier, {200, 200});
    QCOMPARE(m_pane->grab().toImage(), before);
    QVERIFY(m_pane->viewState() == view);
    QCOMPARE(clicked.count(), 0);
}

void TestPaneTool::cursor_showsTheTool()
{
    QCOMPARE(m_pane->cursor().shape(), Qt::ArrowCursor);
    for (const PaneTool tool : kPaneTools) {
        m_pane->setTool(tool);
        const bool isPlain = tool == PaneTool(ViewTool::Window);
        QCOMPARE(m_pane->cursor().shape(), isPlain ? Qt::ArrowCursor : Qt::BitmapCursor);
    }
    m_pane->setTool(ViewTool::Window);
    showLine({{10, 10}, {20, 30}});
    moveMouse(*m_pane, at(20, 30));
    QCOMPARE(m_pane->cursor().shape(), Qt::PointingHandCursor);
    moveMouse(*m_pane, at(15, 20));
    QCOMPARE(m_pane->cursor().shape(), Qt::SizeAllCursor);
    moveMouse(*m_pane, {350, 300});
    QCOMPARE(m_pane->cursor().shape(), Qt::ArrowCursor);
}

QTEST_MAIN(TestPaneTool)
#include "tst_pane_tool.moc"
