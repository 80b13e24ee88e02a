#pragma once

#include <QString>
#include <QWidget>

class QAction;
class QHBoxLayout;

namespace foramen {

/// Base of the reference windows: it is not modal, closes with Escape and with its owner, and
/// remembers its geometry.
class LookupWindow : public QWidget {
    Q_OBJECT

public:
    /// @param settingsName of the remembered geometry
    LookupWindow(const QString& settingsName, QSize size, QWidget* owner);

    /// Shows it, in front.
    void present();

protected:
    void closeEvent(QCloseEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_settingsName;
};

/// A row for buttons along an edge of such a window.
[[nodiscard]] QHBoxLayout* lookupRow();

/// Copies text to the clipboard.
void copyText(const QString& text);

} // namespace foramen
