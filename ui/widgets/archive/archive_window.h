#pragma once

#include "ui/state/archive/archive_match_model.h"
#include "ui/state/archive/archive_nodes.h"
#include "ui/state/archive/archive_retrieval.h"
#include "ui/state/archive/archive_search.h"
#include "ui/state/outbox/outbox_queue.h"
#include "ui/widgets/archive/outbox_page.h"
#include "ui/widgets/lookup/lookup_window.h"

#include <QString>

class QComboBox;
class QLabel;
class QLayout;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace foramen {

class ArchiveSearchFields;

/// What the window of the archive shows; all of it outlives the window.
struct ArchiveParts {
    const ArchiveNodes& nodes;
    const ArchiveSearch& search;
    const ArchiveRetrieval& retrieval;
    const OutboxQueue& outbox;
};

/// The window that searches an archive, opens its studies, and shows what waits to be sent.
/// Requests are signals.
class ArchiveWindow : public LookupWindow {
    Q_OBJECT

public:
    ArchiveWindow(const ArchiveParts& parts, QWidget* owner);

    /// Says something about the request before: what was done, or why not. Empty: nothing.
    void say(const QString& sentence);
    /// Goes to the page of what waits to be sent.
    void showOutbox();
    [[nodiscard]] OutboxPage* outbox() const { return m_outbox; }
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    /// The archive that is chosen; empty for none.
    [[nodiscard]] QString node() const;

    [[nodiscard]] QComboBox* nodeBox() const { return m_node; }
    [[nodiscard]] QPushButton* nodesButton() const { return m_nodes; }
    [[nodiscard]] QPushButton* firstNodeButton() const { return m_firstNode; }
    [[nodiscard]] ArchiveSearchFields* fields() const { return m_fields; }
    [[nodiscard]] QPushButton* searchButton() const { return m_search; }
    [[nodiscard]] QPushButton* cancelSearchButton() const { return m_cancelSearch; }
    [[nodiscard]] QTreeView* table() const { return m_table; }
    [[nodiscard]] QPushButton* openButton() const { return m_open; }
    [[nodiscard]] QPushButton* othersButton() const { return m_others; }
    [[nodiscard]] QPushButton* cancelRetrievalButton() const { return m_cancelRetrieval; }
    [[nodiscard]] QPushButton* deleteButton() const { return m_delete; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void nodesRequested(); ///< to set up archives
    void searchRequested();
    void searchCancelled();
    void openRequested(const foramen::StudyMatch& study);
    void retrievalCancelled();
    void deletionRequested(); ///< of what was retrieved; the reader has confirmed it

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* makeSearchPage();
    void makeTable();
    [[nodiscard]] QLayout* makeSearch();
    [[nodiscard]] QWidget* makeEmptyPage();
    [[nodiscard]] QLayout* makeButtons();
    [[nodiscard]] QWidget* makeProgress();
    [[nodiscard]] QLayout* makeFoot();
    void fillNodes();
    void refresh();
    void refreshProgress();
    void refreshTabs();
    [[nodiscard]] QString summaryText() const;
    [[nodiscard]] const StudyMatch* current() const;
    void openCurrent();
    void searchPatient();
    void confirmDeletion();

    ArchiveParts m_parts;
    ArchiveMatchModel m_model;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTabWidget* m_tabs = nullptr;
    OutboxPage* m_outbox = nullptr;
    QComboBox* m_node = nullptr;
    QPushButton* m_nodes = nullptr;
    ArchiveSearchFields* m_fields = nullptr;
    QPushButton* m_search = nullptr;
    QPushButton* m_cancelSearch = nullptr;
    QStackedWidget* m_pages = nullptr;
    QPushButton* m_firstNode = nullptr;
    QTreeView* m_table = nullptr;
    QLabel* m_message = nullptr;
    QLabel* m_summary = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_others = nullptr;
    QWidget* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancelRetrieval = nullptr;
    QPushButton* m_delete = nullptr;
};

} // namespace foramen
