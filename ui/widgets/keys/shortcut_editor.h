#pragma once

#include <QDialog>
#include <QKeySequence>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace foramen {

class Actions;
enum class ActionId;

/// Dialog to change the keys of actions. For a key that is in use it names the other action and
/// asks before it takes the key; each change takes effect and is saved at once.
class ShortcutEditor : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutEditor(Actions& actions, QWidget* parent = nullptr);
    ~ShortcutEditor() override;

    [[nodiscard]] QTreeWidget* table() const { return m_table; }
    [[nodiscard]] QKeySequenceEdit* keyEdit() const { return m_edit; }
    /// Goes to the line of an action.
    void select(ActionId id);

private:
    QWidget* makeTable();
    QWidget* makeEditLine();
    QWidget* makeButtons();
    void fill();
    void refresh();
    void filter(const QString& text);
    void takeLine();
    void checkKey();
    void assign();
    void clearKeys();
    void resetLine();
    void resetAll();
    [[nodiscard]] const QTreeWidgetItem* line() const;
    [[nodiscard]] ActionId lineId() const;
    [[nodiscard]] QKeySequence wantedKey() const;

    Actions& m_actions;
    QLineEdit* m_filter = nullptr;
    QTreeWidget* m_table = nullptr;
    QKeySequenceEdit* m_edit = nullptr;
    QPushButton* m_assign = nullptr;
    QPushButton* m_clear = nullptr;
    QPushButton* m_reset = nullptr;
    QLabel* m_message = nullptr;
};

} // namespace foramen
