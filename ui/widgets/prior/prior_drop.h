#pragma once

#include <QPoint>
#include <QStringList>
#include <QWidget>

namespace foramen {

/// Where files are dropped to compare with them: shown over the pictures while files are dragged
/// over a window with an open study. Anywhere else a drop opens what it holds, as always.
class PriorDrop : public QWidget {
    Q_OBJECT

public:
    /// @param window takes the drops; @param over is what the target is shown upon.
    PriorDrop(QWidget* window, QWidget* over);

    /// Whether there is something to compare with.
    void setPossible(bool possible) { m_isPossible = possible; }

Q_SIGNALS:
    void dropped(const QStringList& paths);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void setHit(bool hit);
    [[nodiscard]] bool isHitBy(QPoint windowPosition) const;
    /// @return true when the drop was meant for the prior.
    bool takeDrop(class QDropEvent& event);

    QWidget* m_over;
    bool m_isPossible = false;
    bool m_isHit = false; ///< what is dragged is over the target
};

} // namespace foramen
