#pragma once

#include "ui/state/archive/archive_nodes.h"
#include "ui/state/archive/archive_secrets.h"
#include "ui/state/archive/archive_test.h"

#include <QDialog>

class QLabel;
class QLayout;
class QListWidget;
class QPushButton;

namespace foramen {

class ArchiveNodeFields;

/// Adds, changes, removes and tests archives. What is complete is kept as it is typed.
class ArchiveNodeDialog : public QDialog {
    Q_OBJECT

public:
    ArchiveNodeDialog(ArchiveNodes& nodes, ArchiveSecrets& secrets, ArchiveClientFactory client,
                      QWidget* parent);

    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] ArchiveNodeFields* fields() const { return m_fields; }
    [[nodiscard]] QPushButton* addButton() const { return m_add; }
    [[nodiscard]] QPushButton* removeButton() const { return m_remove; }
    [[nodiscard]] QPushButton* testButton() const { return m_testButton; }
    [[nodiscard]] bool isTesting() const { return m_test.isRunning(); }
    /// What is wrong with the archive that is shown, or that it answers.
    [[nodiscard]] QString verdict() const;

    void done(int result) override;

private:
    [[nodiscard]] QLayout* makeList();
    [[nodiscard]] QLayout* makeNode();
    [[nodiscard]] QLayout* makeButtons();
    void fillList(const QString& chosen);
    void showNode();
    void addNode();
    void removeNode();
    void takeEdit();
    void keepSecret();
    void test();
    void say(const QString& sentence, bool isWarning);
    void refresh();

    ArchiveNodes& m_nodes;
    ArchiveSecrets& m_secrets;
    ArchiveClientFactory m_client;
    ArchiveTest m_test;
    QListWidget* m_list = nullptr;
    ArchiveNodeFields* m_fields = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_testButton = nullptr;
    QLabel* m_verdict = nullptr;
};

} // namespace foramen
