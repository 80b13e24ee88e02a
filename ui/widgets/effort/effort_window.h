#pragma once

#include "ui/widgets/lookup/lookup_window.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QStandardItemModel;
class QTreeView;

namespace foramen {

class EffortBook;
class EffortRecorder;

/// Window with the effort log: time a study and a level and changes a condition, by how the AI's
/// grades were shown, with the number of studies that each figure rests on.
class EffortWindow : public LookupWindow {
    Q_OBJECT

public:
    EffortWindow(EffortBook* book, EffortRecorder* recorder, QWidget* owner);

    [[nodiscard]] QTreeView* table() const { return m_table; }
    [[nodiscard]] QCheckBox* keepBox() const { return m_keep; }
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }
    [[nodiscard]] QPushButton* deleteButton() const { return m_delete; }
    [[nodiscard]] QString conclusion() const;
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString message() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    [[nodiscard]] QHBoxLayout* makeButtons();
    void refresh();
    void fillTable();
    void say(const QString& sentence);
    void askForFile();
    void confirmDeletion();

    EffortBook* m_book;
    EffortRecorder* m_recorder;
    QStandardItemModel* m_rows;
    QTreeView* m_table = nullptr;
    QLabel* m_message = nullptr;
    QLabel* m_conclusion = nullptr;
    QLabel* m_remark = nullptr;
    QCheckBox* m_keep = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_delete = nullptr;
};

} // namespace foramen
