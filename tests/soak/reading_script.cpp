#include "tests/soak/reading_script.h"

#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/side/side_panel.h"
#include "ui/widgets/window/main_window.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QTest>
#include <QWheelEvent>

#include <vector>

namespace foramen::test {

namespace {

constexpr int kScrolls = 60;
constexpr int kGrades = 25;
constexpr int kMeasurements = 4;

} // namespace

ReadingScript::ReadingScript(Session& session, MainWindow& window, quint32 seed)
    : m_session(session)
    , m_window(window)
    , m_random(seed)
{
}

int ReadingScript::readStudy()
{
    m_events = 0;
    scroll();
    window();
    layouts();
    grade();
    measure();
    typeReport();
    takeBack();
    return m_events;
}

void ReadingScript::key(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    widget->setFocus();
    QTest::keyClick(widget, key, modifiers);
    ++m_events;
    QCoreApplication::processEvents();
}

void ReadingScript::wheel(QWidget* widget, int delta, Qt::KeyboardModifiers modifiers)
{
    const QPoint at = widget->rect().center();
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
    ++m_events;
    QCoreApplication::processEvents();
}

void ReadingScript::drag(QWidget* widget, QPoint from, QPoint to, Qt::MouseButton button)
{
    QTest::mousePress(widget, button, Qt::NoModifier, from);
    for (const QPoint at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, button,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &move);
        ++m_events;
    }
    QTest::mouseRelease(widget, button, Qt::NoModifier, to);
    ++m_events;
    QCoreApplication::processEvents();
}

PaneWidget* ReadingScript::anyPane()
{
    std::vector<PaneWidget*> shown;
    for (PaneWidget* pane : m_window.paneArea()->panes().all())
        if (pane->isVisible())
            shown.push_back(pane);
    return shown[m_random.bounded(static_cast<quint32>(shown.size()))];
}

QPoint ReadingScript::anyPlace(const QWidget* widget)
{
    return {m_random.bounded(widget->width() / 4, widget->width() * 3 / 4),
            m_random.bounded(widget->height() / 4, widget->height() * 3 / 4)};
}

void ReadingScript::scroll()
{
    for (int i = 0; i < kScrolls; ++i)
        wheel(anyPane(), m_random.bounded(2) == 0 ? 120 : -120);
    key(anyPane(), Qt::Key_Home);
    key(anyPane(), Qt::Key_End);
}

void ReadingScript::window()
{
    PaneWidget* pane = anyPane();
    m_window.paneArea()->activate(pane);
    drag(pane, anyPlace(pane), anyPlace(pane));
    drag(pane, anyPlace(pane), anyPlace(pane), Qt::MiddleButton);
    wheel(pane, 120, Qt::ControlModifier);
    for (const Qt::Key preset : {Qt::Key_1, Qt::Key_3, Qt::Key_0})
        key(pane, preset);
    key(pane, Qt::Key_I, Qt::ShiftModifier);
    key(pane, Qt::Key_I, Qt::ShiftModifier);
    key(pane, Qt::Key_R);
}

void ReadingScript::layouts()
{
    for (const Qt::Key layout : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_5, Qt::Key_4})
        key(anyPane(), layout, Qt::ControlModifier);
    key(anyPane(), Qt::Key_M);
    key(anyPane(), Qt::Key_M);
}

void ReadingScript::grade()
{
    QWidget* grid = m_window.sidePanel()->grid()->view();
    constexpr Qt::Key keys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_Return, Qt::Key_U};
    for (int i = 0; i < kGrades; ++i) {
        key(grid, keys[m_random.bounded(5)]);
        key(grid, Qt::Key_N);
    }
}

void ReadingScript::measure()
{
    for (int i = 0; i < kMeasurements; ++i) {
        PaneWidget* pane = anyPane();
        m_window.paneArea()->activate(pane);
        m_window.actions()
            ->action(i % 2 == 0 ? ActionId::ToolLength : ActionId::ToolEllipse)
            ->trigger();
        drag(pane, anyPlace(pane), anyPlace(pane));
    }
    m_window.actions()->action(ActionId::ToolWindow)->trigger();
    m_window.actions()->action(ActionId::KeyImage)->trigger();
    ++m_events;
}

void ReadingScript::typeReport()
{
    for (auto* text : m_window.findChildren<QPlainTextEdit*>()) {
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("Seen. "));
        m_events += 6;
    }
    m_session.draft()->reset();
    QCoreApplication::processEvents();
}

void ReadingScript::takeBack()
{
    QWidget* grid = m_window.sidePanel()->grid()->view();
    for (int i = 0; i < kGrades; ++i)
        key(grid, Qt::Key_Z, Qt::ControlModifier);
    key(grid, Qt::Key_Y, Qt::ControlModifier);
}

} // namespace foramen::test
