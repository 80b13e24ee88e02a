#pragma once

#include <QObject>
#include <QRandomGenerator>

namespace foramen {

class MainWindow;
class Session;
class PaneWidget;

namespace test {

/// Reads the open study as a person does, with real mouse and key events. The seed decides what it
/// does.
class ReadingScript {
public:
    ReadingScript(Session& session, MainWindow& window, quint32 seed);

    /// Reads one study, from scrolling to the report. @return events sent.
    int readStudy();

private:
    void key(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void wheel(QWidget* widget, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void drag(QWidget* widget, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton);

    void scroll();
    void window();
    void layouts();
    void grade();
    void measure();
    void typeReport();
    void takeBack();

    [[nodiscard]] PaneWidget* anyPane();
    [[nodiscard]] QPoint anyPlace(const QWidget* widget);

    Session& m_session;
    MainWindow& m_window;
    QRandomGenerator m_random;
    int m_events = 0;
};

} // namespace test

} // namespace foramen
