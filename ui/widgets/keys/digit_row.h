#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace foramen {

/// Lets the keys of the digit row work as digits without Shift on keyboards that have other
/// characters there (French, Czech): a press that belongs to no action, and to no text field,
/// triggers the action of the digit.
class DigitRow : public QObject {
    Q_OBJECT

public:
    /// @param window  whose actions are meant, and those of the windows that it owns
    explicit DigitRow(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// @return whether an action was triggered.
    [[nodiscard]] static bool takeKey(const QKeyEvent& event, QWidget* focused);

    QWidget* m_window;
};

} // namespace foramen
