#pragma once

#include <QObject>

#include <vector>

class QWidget;

namespace foramen {

/// Lays what comes and goes over the lower edge of another widget, one above the other, so that
/// nothing moves under the mouse. Of several widgets it is the first that is visible.
class LowerEdge : public QObject {
    Q_OBJECT

public:
    /// @param over  descendants of the parent of what is laid over them; at least one.
    LowerEdge(std::vector<QWidget*> over, QObject* parent);

    /// @param widget  with a layout; the first one lies lowest.
    void add(QWidget* widget);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    [[nodiscard]] const QWidget& over() const;

    std::vector<QWidget*> m_over;
    std::vector<QWidget*> m_widgets;
    bool m_isPlacing = false;
};

} // namespace foramen
