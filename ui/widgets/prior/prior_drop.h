#pragma once

#include <QPoint>
#include <QStringList>
#include <QWidget>

namespace foramen {

/// Drop target for a prior study, shown over the pictures while files are dragged over a window
/// with an open study. Files that are dropped elsewhere are opened as a study.
class PriorDrop : public QWidget {
    Q_OBJECT

public:
    /// @param window takes the drops; @param over is the widget that the target is shown over.
    PriorDrop(QWidget* window, QWidget* over);

    /// Whether there is an open study to compare with.
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
    /// @return true when the drop was on the target.
    bool takeDrop(class QDropEvent& event);

    QWidget* m_over;
    bool m_isPossible = false;
    bool m_isHit = false; ///< the drag is over the target
};

} // namespace foramen
