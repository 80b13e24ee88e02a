#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace foramen {

/// One sentence across the window that waits to be dismissed, and never blocks.
class MessageBanner : public QFrame {
    Q_OBJECT

public:
    explicit MessageBanner(QWidget* parent = nullptr);

    void showMessage(const QString& sentence);
    /// A message that stands until its cause is gone: it has no close button. Empty to take it
    /// away.
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
