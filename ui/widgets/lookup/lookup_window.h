#pragma once

#include <QString>
#include <QWidget>

class QAction;
class QHBoxLayout;

namespace foramen {

/// A window beside the reading window to look something up in: it never blocks, closes with Escape
/// and with its owner, and stands where it stood last time.
class LookupWindow : public QWidget {
    Q_OBJECT

public:
    /// @param settingsName under which its place is remembered
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

/// A row of buttons and the like along an edge of such a window.
[[nodiscard]] QHBoxLayout* lookupRow();

/// Puts text where it can be pasted from.
void copyText(const QString& text);

} // namespace foramen
