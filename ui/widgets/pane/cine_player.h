#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace foramen {

class PaneWidget;

/// Plays the slices of one pane in a loop, at a rate that is remembered. It stops when the reader
/// scrolls, also at the end of the stack, where scrolling moves nothing.
class CinePlayer : public QObject {
    Q_OBJECT

public:
    explicit CinePlayer(QObject* parent = nullptr);

    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] PaneWidget* pane() const { return m_pane; }
    /// Starts in a pane; stops when it runs there already.
    void toggle(PaneWidget* pane);
    void stop();
    /// The rate of the last cine of any window, pictures a second; 10 at first.
    [[nodiscard]] static int lastRate();
    /// Pictures a second, 1 to 60.
    [[nodiscard]] int rate() const { return m_rate; }
    void setRate(int rate);
    /// The next faster (1) or slower (-1) of the usual rates.
    void stepRate(int by);

Q_SIGNALS:
    void playingChanged(bool playing);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showNext();
    void showNote();

    QTimer m_timer;
    QPointer<PaneWidget> m_pane;
    int m_rate = 10;
    int m_position = 0; ///< that was shown last; at any other the reader has scrolled
};

} // namespace foramen
