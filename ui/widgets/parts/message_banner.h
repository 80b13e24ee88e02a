#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace foramen {

/// A message across the window, which the reader dismisses. It never blocks.
class MessageBanner : public QFrame {
    Q_OBJECT

public:
    explicit MessageBanner(QWidget* parent = nullptr);

    void showMessage(const QString& sentence);
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
    QLabel* m_sign = nullptr;
    QLabel* m_label = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace foramen
