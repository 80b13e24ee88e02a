#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace foramen {

/// A message over the lower edge of another widget, which the reader dismisses. It never blocks,
/// and nothing moves when it comes or goes.
class MessageBanner : public QFrame {
    Q_OBJECT

public:
    /// @param over  a descendant of @p parent.
    MessageBanner(QWidget* over, QWidget* parent);

    /// A warning.
    void showMessage(const QString& sentence);
    /// Something was done.
    void showDone(const QString& sentence);
    /// Shows a message until its cause is gone; it has no close button. Empty: removes it.
    void setStanding(const QString& sentence);
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void drawSign();
    void refresh();
    void place();

    QWidget* m_over;
    QString m_message;
    QString m_standing;
    bool m_isDone = false; ///< the message, not the standing one
    QLabel* m_sign = nullptr;
    QLabel* m_label = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace foramen
