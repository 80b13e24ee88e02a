#pragma once

#include <QObject>

#include <memory>

namespace foramen {

class Actions;
class EffortBook;
class EffortRecorder;
class EffortWindow;
class Session;

/// The effort log of a window: tells the recorder when the program is used, and shows the page.
class EffortControls : public QObject {
    Q_OBJECT

public:
    EffortControls(Session* session, Actions* actions, QWidget* window);
    ~EffortControls() override;

    [[nodiscard]] EffortRecorder* recorder() const { return m_recorder.get(); }
    /// Made when it is first asked for.
    [[nodiscard]] EffortWindow* page();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_window;
    std::unique_ptr<EffortRecorder> m_recorder;
    EffortBook* m_book;
    std::unique_ptr<EffortWindow> m_page;
};

} // namespace foramen
