#pragma once

#include <QDialog>

namespace foramen {

class Actions;

/// All keys and gestures on one sheet, made from the registry with the keys as they are now.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutSheet(const Actions& actions, QWidget* parent = nullptr);

    /// The same sheet as a page to print.
    [[nodiscard]] static QString toHtml(const Actions& actions);

Q_SIGNALS:
    void editRequested();

private:
    void saveHtml();

    const Actions& m_actions;
};

} // namespace foramen
