#pragma once

#include <QString>
#include <QWidget>

namespace foramen {

/// A panel in its own window, for a second monitor. Its geometry is remembered under a name. Keys
/// that it does not use go to the reading window.
class DetachedPanel : public QWidget {
    Q_OBJECT

public:
    /// @param owner the reading window: this one closes with it.
    DetachedPanel(QWidget* panel, const QString& title, const QString& settingsName,
                  QWidget* owner);

    void saveGeometryNow() const;
    /// Gives the panel back without closed().
    [[nodiscard]] QWidget* takePanel();

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    QWidget* m_panel;
    QString m_settingsName;
};

} // namespace foramen
