#pragma once

#include "core/base/result.h"

#include <QString>
#include <QWidget>

class QAction;
class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTreeView;

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

/// The search field of such a window; Ctrl+F goes to it.
[[nodiscard]] QLineEdit* makeSearchField(const QString& placeholder, const QString& toolTip,
                                         LookupWindow* window);
/// A warning below the search, hidden until it has a text.
[[nodiscard]] QLabel* makeWarning(LookupWindow* window);
/// A tree of lines that can be selected together.
[[nodiscard]] QTreeView* makeLookupTree(const QString& name, QAbstractItemModel* model,
                                        LookupWindow* window);
/// Why the file that was to be shown cannot be read, as a sentence.
[[nodiscard]] QString unreadableText(const Error& error);

/// Copies text to the clipboard.
void copyText(const QString& text);

} // namespace foramen
