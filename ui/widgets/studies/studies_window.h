#pragma once

#include "ui/state/studies/study_list.h"
#include "ui/state/studies/study_list_filter.h"
#include "ui/widgets/lookup/lookup_window.h"

#include <QString>
#include <QStringList>

#include <string>

class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace foramen {

class DateRangeFields;

/// The window with the list of studies and of what can be done with them. Requests are signals.
class StudiesWindow : public LookupWindow {
    Q_OBJECT

public:
    StudiesWindow(StudyList* list, StudyListFilter* filter, QWidget* owner);

    /// The study that is open now; empty: none. The work on it cannot be deleted.
    void setOpenRecord(const std::string& record);
    /// Says something about the request before: what was done, or why not.
    void say(const QString& sentence);

    [[nodiscard]] QTreeView* table() const { return m_table; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    [[nodiscard]] QComboBox* stateBox() const { return m_state; }
    [[nodiscard]] QComboBox* worstBox() const { return m_worst; }
    [[nodiscard]] DateRangeFields* dates() const { return m_dates; }
    [[nodiscard]] QPushButton* clearButton() const { return m_clear; }
    [[nodiscard]] QPushButton* openButton() const { return m_open; }
    [[nodiscard]] QPushButton* deleteButton() const { return m_delete; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void openRequested(const foramen::ListedStudy& study);
    /// From another place than the database knows.
    void openElsewhereRequested(const foramen::ListedStudy& study);
    void deleteRequested(const foramen::ListedStudy& study); ///< the reader has confirmed it
    void backupRequested(const QString& file);
    void restoreRequested(const QString& file); ///< the reader has confirmed it

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QLayout* makeFilters();
    [[nodiscard]] QLayout* makeButtons();
    [[nodiscard]] QLayout* makeFoot();
    void makeTable();
    void clearFilters();
    void refresh();
    [[nodiscard]] const ListedStudy* current() const;
    void openCurrent();
    void confirmDeletion();
    void askForBackup();
    void askForRestoring();

    StudyList* m_list;
    StudyListFilter* m_filter;
    std::string m_openRecord;
    QLineEdit* m_search = nullptr;
    QComboBox* m_state = nullptr;
    QComboBox* m_worst = nullptr;
    DateRangeFields* m_dates = nullptr;
    QPushButton* m_clear = nullptr;
    QTreeView* m_table = nullptr;
    QLabel* m_message = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_place = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_openElsewhere = nullptr;
    QPushButton* m_delete = nullptr;
};

} // namespace foramen
