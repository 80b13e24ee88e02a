#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace foramen {

/// A message that the reader dismisses. It never blocks; LowerEdge lays it over the pictures.
class MessageBanner : public QFrame {
    Q_OBJECT

public:
    explicit MessageBanner(QWidget* parent);

    /// A warning.
    void showMessage(const QString& sentence);
    /// Something was done.
    void showDone(const QString& sentence);
    /// Shows a message until its cause is gone; it has no close button. Empty: removes it.
    void setStanding(const QString& sentence);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawSign();
    void refresh();

    QString m_message;
    QString m_standing;
    bool m_isDone = false; ///< the message, not the standing one
    QLabel* m_sign = nullptr;
    QLabel* m_label = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace foramen
